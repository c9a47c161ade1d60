import { afterAll, beforeAll, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

let county: RunningCounty;
let terminal: WireTerminal;
const clerks = new Map<string, Clerk>();

beforeAll(async () => {
  county = await startCounty();
  await county.store.publishing.publishCatalogue(tinyCatalogue());
  const order = { office: '青禾镇便民服务中心', placeCode: '990101101' };
  terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode(order));
  for (const [name, placeCode] of [
    ['taken', '990101101'],
    ['decides', '990101102'],
    ['third', '990101103'],
    ['county', ''],
  ] as const) {
    await putConsoleUser(county.store, { name, password: '正确的密码', displayName: name, placeCode });
    const clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name, password: '正确的密码' });
    clerks.set(name, clerk);
  }
});
afterAll(() => county?.close());

test('R50: it lies in the inbox of the place that decides; the place that took it in looks on, a third sees nothing', async () => {
  const handledBy = { placeCode: '990101102', placeName: '白石镇', pickup: 'mail' as const, address: '石桥村3组' };
  const application = sampleApplication(terminal, 1, { handledBy });
  terminal.accept(application);
  await terminal.push(county.url, terminal.events.slice(-1));
  await terminal.submit(county.url, application.id);
  const address = `/console/applications/${application.id}`;

  const sees = async (name: string) => (await clerks.get(name)?.page('/console/inbox'))?.includes(address);
  expect(await Promise.all(['taken', 'decides', 'third', 'county'].map(sees))).toEqual([true, true, false, true]);
  const page = await clerks.get('decides')?.page(address);
  expect(page).toContain('白石镇（990101102），异地代收');
  expect(page).toContain('邮寄：石桥村3组');
  expect(page).toContain('value="approved"');
  expect(await clerks.get('taken')?.page(address)).toContain('由办理地处理，这里只能查看');
  expect(await clerks.get('taken')?.page(address)).not.toContain('value="approved"');

  const decide = (name: string) =>
    clerks.get(name)?.post(address, `${address}/decision`, { outcome: 'approved', reason: '' });
  const refused = await decide('taken');
  expect([refused?.status, await refused?.text()]).toEqual([403, expect.stringContaining('收件地只能查看')]);
  expect((await county.store.applications.detail(application.id))?.status).toBe('ACCEPTED');
  expect((await decide('decides'))?.status).toBe(303);
  expect((await county.store.applications.detail(application.id))?.status).toBe('APPROVED');
});

test('R50: a terminal is told where its office stands', async () => {
  const told = await terminal.changes(county.url, '');
  expect(told.body).toMatchObject({ ownPlace: '990101101' });
});
