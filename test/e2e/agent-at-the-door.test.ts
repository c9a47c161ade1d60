import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import type { Visit } from '../../main/domain/doorstep/visit.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { artefacts, openBrowser, type TestBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

const office = '青禾镇便民服务中心';
const photo = path.resolve(import.meta.dirname, '../journeys/paper-under-the-camera.jpg');
const dayMs = 86_400_000;
let county: RunningCounty;
let agent: Product;
let tablet: TestBrowser;
let desk: TestBrowser;

beforeAll(async () => {
  county = await startCounty({ isDemo: true });
  const enrolmentCode = await county.issueEnrolmentCode({ office });
  agent = await startProduct({ station: 'agent', county: county.url, enrolmentCode });
  await until(async () => (await agent.line.must('terminalState', {})).catalogueVersion !== null);
  // Nobody may ask where this tablet is.
  tablet = await openBrowser({ touch: { width: 1280, height: 800 } });
  desk = await openBrowser();
});
afterAll(async () => {
  await tablet?.close();
  await desk?.close();
  await agent?.stop();
  await county?.close();
});

let shots = 0;
const shot = (page: Page, name: string) => {
  shots += 1;
  return page.screenshot({ path: path.join(artefacts, `door-${String(shots).padStart(2, '0')}-${name}.png`) });
};

async function assign(order: Pick<Visit, 'purpose' | 'personName' | 'documents'>): Promise<string> {
  const { terminalId } = await agent.line.must('terminalState', {});
  const now = Date.now();
  const id = randomUUID();
  await county.store.doorstep.assign({
    terminalId: terminalId ?? '',
    visit: {
      ...{ id, phone: '13800138000', village: '青禾村', place: '晒谷场边', ...order },
      ...{ itemCode: null, itemName: '', localNumber: null, notes: '', assignedBy: '县里' },
      from: new Date(now - 3_600_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
      assignedAt: new Date(now).toISOString(),
    },
  });
  return id;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).tap();

/** The question whether it is meant, answered with yes. */
async function pressAndMean(page: Page, name: string | RegExp, yes: RegExp): Promise<void> {
  await press(page, name);
  await page.locator('.ant-popconfirm').getByRole('button', { name: yes }).tap();
}

test('R36 R37 R54 R56: a closed door, slips of the thumb, no fix to be had, and the eighth day without a line', async () => {
  const deliveryId = await assign({ purpose: 'deliver', personName: '黄阿婆', documents: ['办理结果通知'] });
  const visitId = await assign({ purpose: 'apply', personName: '李秀兰', documents: [] });
  const page = await tablet.newPage();
  await page.goto(agent.terminalUrl);
  await press(page, /韦小兰/);
  await press(page, /填\s?上/);
  await press(page, '开始工作');

  // No fix: said why, and the village does.
  await page.locator(`[data-visit="${deliveryId}"]`).tap();
  await press(page, '定位一次');
  await page.locator('[data-no-fix="denied"]').waitFor();
  await shot(page, 'no-fix');
  await expectAccessible(page, 'no fix');
  await press(page, '就这里');
  await page.locator('[data-place="manual"]').getByText('设备不能定位').waitFor();

  // A photograph goes by a slip of the thumb, and comes back.
  const jpeg = await readFile(photo);
  await agent.line.must('addVisitPhoto', {
    ...{ visitId: deliveryId, subject: 'door', purpose: '证明到过这家', consentOf: null },
    jpegBase64: jpeg.toString('base64'),
  });
  await press(page, /返\s?回/);
  await page.locator(`[data-visit="${deliveryId}"]`).tap();
  await page.locator('.agent-photo-list img').waitFor();
  await press(page, '不要这张');
  await page.locator('[data-dropped="1"]').waitFor();
  await shot(page, 'photo-dropped');
  await press(page, '放回来');
  await page.locator('.agent-photo-list img').waitFor();

  // Nobody at home: sealed with its photograph, which goes to the county by itself.
  await pressAndMean(page, '不在家', /记\s?下/);
  await page.locator('[data-take-back="absent"]').waitFor();
  await page.locator('[data-photos-to-send="0"]').waitFor();
  // A second touch in a row finds nothing to press.
  expect(await page.getByRole('button', { name: '不在家' }).count()).toBe(0);
  await shot(page, 'nobody-at-home');
  await expectAccessible(page, 'nobody at home');
  const [proof] = (await county.store.doorstep.find(deliveryId, ''))?.evidence ?? [];
  expect(proof?.photos.map(({ sha256 }) => sha256)).toEqual([createHash('sha256').update(jpeg).digest('hex')]);
  expect(await county.material(proof?.photos[0]?.sha256 ?? '')).toEqual(jpeg);
  await pressAndMean(page, '点错了，撤回', /撤\s?回/);
  await page.locator('[data-take-back]').waitFor({ state: 'detached' });

  // Finished by mistake: taken back, and finished once more.
  await press(page, /返\s?回/);
  await page.locator(`[data-visit="${visitId}"]`).tap();
  await page.locator('[data-mode="delegate"]').tap();
  await press(page, '手填村名和原因');
  await press(page, '就这里');
  await page.locator('[data-place="manual"]').waitFor();
  await press(page, '封存记录，办完');
  await page.locator('[data-take-back="done"]').waitFor();
  await shot(page, 'finished');
  await pressAndMean(page, '点错了，撤回', /撤\s?回/);
  await page.locator('[data-take-back]').waitFor({ state: 'detached' });
  expect((await agent.line.must('agentHome', {})).visits.find(({ visit }) => visit.id === visitId)?.state).toBe(
    'begun',
  );
  await press(page, '手填村名和原因');
  await press(page, '就这里');
  await page.locator('[data-place="manual"]').waitFor();
  await press(page, '封存记录，办完');
  await page.locator('[data-take-back="done"]').waitFor();

  await press(page, /返\s?回/);
  await press(page, '登记一次上门');
  await page.getByRole('heading', { name: '登记一次上门' }).waitFor();
  await shot(page, 'new-visit');
  await expectAccessible(page, 'new visit');
  await page.getByLabel('姓名').fill('韦阿公');
  await page.getByLabel('村（社区）').fill('青禾村');
  await press(page, /^登\s?记$/);
  await pressAndMean(page, '登记错了，取消', /取消这次/);
  await page.locator('[data-take-back="called-off"]').waitFor();
  await shot(page, 'called-off');
  await expectAccessible(page, 'called off');
  for (const [name, key] of [
    ['查询', 'search'],
    ['设置', 'settings'],
  ] as const) {
    await press(page, name);
    await page.locator(`.agent[data-page="${key}"]`).waitFor();
    await page.locator('.agent-page input').first().waitFor();
    await shot(page, key);
    await expectAccessible(page, key);
  }

  // The county's clerk: whom, how often, which device, and the photograph itself.
  const clerk = await desk.newPage();
  await clerk.goto(`${county.url}/console/login`);
  await clerk.locator('button[name="as"]').first().click();
  await clerk.waitForURL(/inbox/);
  for (const [address, name] of [
    ['/console/visits', 'console-visits'],
    ['/console/visits/figures', 'console-figures'],
    [`/console/visits/${deliveryId}`, 'console-visit'],
  ] as const) {
    await clerk.goto(`${county.url}${address}`);
    await clerk.screenshot({ path: path.join(artefacts, `door-${name}.png`), fullPage: true });
    await expectAccessible(clerk, name);
  }
  await clerk.getByText('撤回上一步').waitFor();
  expect(await clerk.locator('main img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(
    100,
  );
  await clerk.goto(`${county.url}/console/visits/figures`);
  await clerk.getByRole('cell', { name: '韦小兰' }).first().waitFor();

  // The eighth day: told on the first page and at the door, before anything is filled in; papers are still taken.
  await agent.hands({ hand: 'setLink', mood: 'cut' });
  await agent.hands({ hand: 'shiftClock', shiftMs: 9 * dayMs });
  await agent.line.must('unlock', { operatorId: 'A01', pin: demoPin });
  await page.reload();
  await page.locator('.agent-meters').getByText('先别送达').waitFor();
  await shot(page, 'eighth-day');
  await expectAccessible(page, 'eighth day');
  await press(page, '出门前');
  await page.locator('[data-check="contact"][data-fine="false"]').waitFor();
  await shot(page, 'departure-eighth-day');
  await press(page, '今日');
  await page.locator(`[data-visit="${deliveryId}"]`).tap();
  await page.locator('[data-bound]').waitFor();
  await shot(page, 'bound');
  await press(page, 'English');
  await page.locator('[data-bound]').getByText('nothing can be delivered now').waitFor();
  await shot(page, 'english-bound');
  for (const name of ['Today', 'Receive', 'Hand over', 'Before you go', 'Look up', 'Settings']) {
    await page.locator('.agent-nav button', { hasText: name }).tap();
    await page.locator(`.agent-nav button[aria-current="page"]`, { hasText: name }).waitFor();
    await shot(page, `english-${name.toLowerCase().replaceAll(' ', '-')}`);
  }
  expect(tablet.troubles).toEqual([]);
  expect(desk.troubles).toEqual([]);
});
