import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { amendmentOf } from '../domain/amendment-case.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const entry = (code: string): Application['materials'][number] => ({
  code,
  originalSeen: true,
  method: 'original-checked',
  pages: [],
});

describe('R07: materials at the county', () => {
  let county: RunningCounty;
  let terminal: WireTerminal;
  let counter = 0;
  beforeAll(async () => {
    county = await startCounty();
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
  });
  afterAll(() => county?.close());

  async function sent(change: Partial<Application>) {
    counter += 1;
    const application = sampleApplication(terminal, counter, change);
    terminal.accept(application);
    const { body } = await terminal.push(county.url, terminal.events.slice(-1));
    return { application, refusals: body.refusals };
  }

  test('R07: an application with a paper that its item does not name is kept in the chain, named, and not taken', async () => {
    const good = await sent({ materials: [entry('M1')] });
    expect(good.refusals).toEqual([]);
    const bad = await sent({ materials: [entry('M1'), entry('ZMXZM')] });
    expect(bad.refusals).toMatchObject([
      { applicationId: bad.application.id, reason: expect.stringContaining('ZMXZM') },
    ]);
    expect(await county.store.applications.detail(bad.application.id)).toBeNull();
    const repeated = await terminal.push(county.url, terminal.events.slice(-1));
    expect(repeated.body.refusals).toEqual(bad.refusals);
  });

  test('R01: a case is held against the version that it began with, and against none that was never published', async () => {
    const [item] = tinyCatalogue().items;
    if (!item) throw new Error('no item');
    const [first] = item.materials;
    if (!first) throw new Error('no material');
    const second = { ...tinyCatalogue(2), items: [{ ...item, materials: [{ ...first, code: 'M2' }] }] };
    await county.store.publishing.publishCatalogue(second);
    expect((await sent({ catalogueVersion: 1, materials: [entry('M1')] })).refusals).toEqual([]);
    expect((await sent({ catalogueVersion: 2, materials: [entry('M1')] })).refusals).toHaveLength(1);
    expect((await sent({ catalogueVersion: 2, materials: [entry('M2')] })).refusals).toEqual([]);
    expect((await sent({ catalogueVersion: 99, materials: [entry('ANY')] })).refusals).toEqual([]);
  });

  test('R07: nor may an amendment bring one', async () => {
    const { application } = await sent({ materials: [entry('M1')] });
    const amendment = { ...amendmentOf(), materials: [entry('ZMXZM')] };
    terminal.append('application/amended', { amendment }, application.id);
    const { body } = await terminal.push(county.url, terminal.events.slice(-1));
    expect(body.refusals).toMatchObject([{ reason: expect.stringContaining('ZMXZM') }]);
    expect((await county.store.cases.record(application.id))?.amendments).toEqual([]);
  });
});
