import { expect, test, vi } from 'vitest';
import type { Draft } from '../../main/domain/application.ts';
import { must } from '../../main/domain/result.ts';
import type { Input } from '../../preload/contract.ts';
import type { RunningCounty } from '../../sync/county/county.ts';
import { type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, plainItem, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

async function preChecked(county: RunningCounty, applicant: Record<string, string>): Promise<string> {
  const made = await county.store.preChecks.make({
    content: {
      itemCode: plainItem,
      situation: {},
      form: { applicant },
      materials: [{ code: plainMaterial, state: 'checked', note: '' }],
      note: '',
    },
    itemName: '预审的事项',
    catalogueVersion: 1,
    checkedBy: '县预审员',
    validForDays: 30,
    origin: null,
  });
  return made.caseNumber;
}

const asked = (caseNumber: string, change: Partial<Input<'openPreCheck'>> = {}): Input<'openPreCheck'> => ({
  caseNumber,
  readingId: null,
  channel: 'window',
  takeOver: false,
  ...change,
});

async function opened(terminal: JourneyTerminal, input: Input<'openPreCheck'>): Promise<Draft> {
  const answer = await terminal.call('openPreCheck', input);
  if (answer.kind !== 'opened') throw new Error(`not opened: ${answer.kind}`);
  return answer.draft;
}

const phone = '13700001111';

test('two scans at once and one after a restart are one draft; the other window is told; nothing is skipped', () =>
  withTerminal({}, async ({ terminal: one, newTerminal, county }) => {
    const other = await newTerminal();
    await Promise.all([readyToWork(one), readyToWork(other)]);
    const reading = await one.readCard('li-xiulan');
    const caseNumber = await preChecked(county, { name: '李秀蓝', idNumber: reading.idNumber, phone });
    const input = asked(caseNumber, { readingId: reading.id });
    const [first, again] = await Promise.all([opened(one, input), opened(one, input)]);
    expect(again.id).toBe(first.id);
    await one.restart();
    expect((await opened(one, asked(caseNumber))).id).toBe(first.id);

    expect(first.identity).toEqual({ method: 'chip', readingId: reading.id });
    expect(first.form.applicant).toMatchObject({ name: '李秀兰', phone });
    expect(first.provenance['/applicant/phone']).toBeUndefined();
    expect(first.materials.every(({ method, originalSeen }) => method === 'none' && !originalSeen)).toBe(true);
    const { problems } = await one.call('checkDraft', { draftId: first.id });
    expect(problems).toContainEqual(expect.objectContaining({ pointer: '/form/applicant/name', kind: 'mismatch' }));
    expect(problems).toContainEqual(
      expect.objectContaining({ pointer: `/materials/${plainMaterial}`, kind: 'missing' }),
    );

    expect(await other.call('openPreCheck', asked(caseNumber))).toMatchObject({
      kind: 'taken',
      officeName: '青禾镇便民服务中心',
    });
    expect((await other.call('deskPull', { collection: 'drafts', after: 0, limit: 100 })).changes).toEqual([]);

    const saved = must(await saveFilled(one.ask, first, { phone }));
    const settled = { ...saved, preCheck: saved.preCheck && { ...saved.preCheck, settled: ['/applicant/name'] } };
    must(await one.ask('saveDraft', { draft: settled }));
    const accepted = must(await acceptDraft(one.ask, first));
    expect((await one.call('application', { applicationId: accepted.id })).application.preCheck).toEqual({
      caseNumber,
    });
    expect(await one.call('openPreCheck', asked(caseNumber))).toEqual({ kind: 'accepted', applicationId: accepted.id });
    expect(await one.call('lookUpCode', { text: `precheck:${caseNumber}` })).toMatchObject({ kind: 'application' });
    const isUsed = async () => (await county.store.preChecks.find(caseNumber))?.usedBy?.applicationId === accepted.id;
    await vi.waitUntil(isUsed, patience);
    expect(await other.ask('openPreCheck', asked(caseNumber, { takeOver: true }))).toMatchObject({
      failure: { code: 'pre-check/used' },
    });
  }));

test('a window that takes it over goes on with it, and when both hand it in the county has both and says so', () =>
  withTerminal({}, async ({ terminal: one, newTerminal, county }) => {
    const other = await newTerminal();
    await Promise.all([readyToWork(one), readyToWork(other)]);
    const caseNumber = await preChecked(county, { phone });
    const drafts = [await opened(one, asked(caseNumber)), await opened(other, asked(caseNumber, { takeOver: true }))];
    for (const [index, terminal] of [one, other].entries()) {
      const { id: readingId } = await terminal.readCard('li-xiulan');
      const draft = await terminal.call('applyCard', { draftId: drafts[index]?.id ?? '', readingId });
      must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, draft, { phone }))));
    }
    await vi.waitUntil(async () => (await deliveredTo(county)).length === 2, patience);
    const trails = await Promise.all(
      (await deliveredTo(county)).map(async ({ id }) => (await county.store.applications.detail(id))?.trail ?? []),
    );
    const notes = trails.flat().filter(({ action }) => action === 'pre-check');
    expect(notes.map(({ detail }) => detail.includes('请核对是否重复')).sort()).toEqual([false, true]);
  }));

test('without a line: said so; blank with the number; filled later without touching what was typed', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const caseNumber = await preChecked(county, { name: '王大爷', phone });
    for (const mood of ['cut', 'http-500', 'captive-portal'] as const) {
      await line.setMood(mood);
      expect(await terminal.ask('openPreCheck', asked(caseNumber))).toMatchObject({
        failure: { code: 'pre-check/offline' },
      });
    }
    const begin = { itemCode: plainItem, readingId: null, channel: 'window', preCheckNumber: caseNumber } as const;
    const blank = await terminal.call('startDraft', begin);
    expect((await terminal.call('startDraft', begin)).id).toBe(blank.id);
    expect((await opened(terminal, asked(caseNumber))).preCheck).toEqual({ caseNumber, brought: null, settled: [] });
    await terminal.call('saveDraft', { draft: { ...blank, form: { applicant: { name: '王大业' } } } });
    await line.setMood('open');
    const filled = await opened(terminal, asked(caseNumber));
    expect(filled).toMatchObject({ id: blank.id, form: { applicant: { name: '王大业', phone } } });
    expect(filled.preCheck?.brought?.checkedBy).toBe('县预审员');
  }));

test('the answer that is lost on the way: the next scan has it, and nobody else took it; thrown away, it opens anew', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const caseNumber = await preChecked(county, { phone });
    await line.setMood('reply-lost');
    expect(await terminal.ask('openPreCheck', asked(caseNumber))).toMatchObject({
      failure: { code: 'pre-check/offline' },
    });
    await line.setMood('open');
    const draft = await opened(terminal, asked(caseNumber));
    expect(draft.form.applicant).toMatchObject({ phone });
    await terminal.call('discardDraft', { draftId: draft.id });
    const anew = await opened(terminal, asked(caseNumber));
    expect(anew.id).not.toBe(draft.id);
    expect(anew.form.applicant).toMatchObject({ phone });
  }));

test('unknown, withdrawn, another catalogue, another person: each says what it is', () =>
  withTerminal({}, async ({ terminal, county }) => {
    await readyToWork(terminal);
    const codeOf = async (caseNumber: string) => {
      const answer = await terminal.ask('openPreCheck', asked(caseNumber));
      return answer.ok ? answer.value.kind : answer.failure.code;
    };
    expect(await codeOf('YS20261122-NOTTHERE22')).toBe('pre-check/unknown');
    expect(await codeOf('no such shape!')).toBe('input/invalid');
    const withdrawn = await preChecked(county, { phone });
    await county.store.preChecks.withdraw(withdrawn);
    expect(await codeOf(withdrawn)).toBe('pre-check/expired');

    const reading = await terminal.readCard('li-xiulan');
    const others = await preChecked(county, { name: '王建国', idNumber: '11010519491231002X', phone });
    const draft = await opened(terminal, asked(others, { readingId: reading.id }));
    expect(draft.identity.method).toBe('manual');
    await terminal.call('applyCard', { draftId: draft.id, readingId: reading.id });
    const { problems } = await terminal.call('checkDraft', { draftId: draft.id });
    const another = problems.find(({ pointer }) => pointer === '/form/applicant/idNumber');
    expect(another?.message.zh).toContain('另一个证件号码');

    const old = await preChecked(county, { phone });
    const current = await county.store.publishing.catalogue(1);
    if (!current) throw new Error('no catalogue');
    const items = current.items.map((item) =>
      item.code === plainItem ? { ...item, acceptConditions: ['另有要求'] } : item,
    );
    await county.store.publishing.publishCatalogue({ ...current, version: 2, items });
    await vi.waitUntil(async () => (await terminal.call('terminalState', {})).catalogueVersion === 2, patience);
    expect(await codeOf(old)).toBe('pre-check/other-version');
    expect((await county.store.preChecks.find(old))?.takenBy).toBeNull();
  }));
