import { expect, test, vi } from 'vitest';
import type { MoveDetail } from '../../main/domain/case/move.ts';
import { must } from '../../main/domain/result.ts';
import type { Output } from '../../preload/contract.ts';
import { everythingSent, type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { fillDraft } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';
import { right } from '../unit/domain/case-sample.ts';

/** 最低生活保障: it has a household, papers that may lack, and 公示 as a special procedure. */
const item = 'DEMO-012';
const clerk = { id: 'c1', name: '县民政局' };

test('R11: received, corrected, accepted, suspended, decided, checked and delivered, with the line cut in the middle', async () => {
  await withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('wang-jianguo');
    const draft = await fillDraft(terminal.ask, { itemCode: item, readingId });
    const withoutRegister = draft.materials.map((entry) =>
      entry.code === 'HK' ? { ...entry, originalSeen: false, method: 'none' as const, pages: [] } : entry,
    );
    const saved = must(await terminal.ask('saveDraft', { draft: { ...draft, materials: withoutRegister } }));
    const { revision = 0 } = saved.draft ?? {};
    const applicationId = draft.id;
    await terminal.call('takeIn', { draftId: applicationId, revision, next: null });
    const view = () => terminal.call('caseMoves', { applicationId });
    const make = async (detail: MoveDetail): Promise<Output<'makeMove'>> => {
      const after = (await view()).moves.at(-1)?.id ?? null;
      return terminal.call('makeMove', { applicationId, after, detail });
    };
    const countyStatus = async () => (await county.store.applications.detail(applicationId))?.status;
    await everythingSent(terminal);
    expect(await countyStatus()).toBe('RECEIVED');

    // The line goes: the clerk asks, the citizen brings, the case is accepted, and nobody waits for the county.
    await line.setMood('cut');
    const { days } = await view();
    const defect = { materialCode: 'HK', pointer: null, defect: '没有带', howToFix: '带户口簿原件来' };
    await make({ ...right['ask-correction'], defects: [defect], respondBy: days?.respondBy ?? '' });
    await bring(terminal, applicationId);
    await make({ transition: 'hand-in', materials: ['HK'] });
    await make(right.accept);
    expect(await view()).toMatchObject({ state: 'ACCEPTED', missing: [] });
    expect(await countyStatus()).toBe('RECEIVED');
    await line.setMood('open');
    await vi.waitUntil(async () => (await countyStatus()) === 'ACCEPTED', patience);

    const step = async (detail: Parameters<typeof county.store.cases.step>[1]) =>
      expect(await county.store.cases.step(applicationId, detail, clerk)).toEqual({ ok: true });
    await step({ transition: 'start', step: '审查' });
    await step({ transition: 'suspend', procedure: '公示', plannedDays: 7, reason: '依规定公示' });
    await vi.waitUntil(async () => (await view()).state === 'SPECIAL', patience);
    expect(await terminal.call('application', { applicationId })).toMatchObject({ summary: { dueDate: null } });
    await step({ transition: 'resume', result: '公示无异议' });
    const decision = { applicationId, outcome: 'approved' as const, reason: '符合条件', decidedBy: '县民政局' };
    expect(await county.store.applications.decide(decision)).toEqual({ ok: true });
    await vi.waitUntil(async () => (await view()).state === 'APPROVED', patience);

    await make({ ...right.verify, materials: [] });
    await make(right.deliver);
    await vi.waitUntil(async () => (await countyStatus()) === 'DELIVERED', patience);
    const states = [
      'RECEIVED',
      'CORRECTION',
      'RECEIVED',
      'ACCEPTED',
      'PROCESSING',
      'SPECIAL',
      'PROCESSING',
      'APPROVED',
      'VERIFY',
      'DELIVERED',
    ];
    expect((await view()).moves.map(({ to }) => to)).toEqual(states);
    const history = await county.store.cases.moves(applicationId);
    expect(history?.made.map(({ to }) => to)).toEqual(states);
    expect(history?.refused).toEqual([]);
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
    await terminal.restart();
    expect((await view()).state).toBe('DELIVERED');
  });
}, 240_000);

/** Scanned as an amendment, while nobody at the county knows of it. */
async function bring(terminal: JourneyTerminal, applicationId: string): Promise<void> {
  await vi.waitUntil(
    async () => (await terminal.call('deviceStates', {})).every((one) => one.condition === 'ready'),
    patience,
  );
  await terminal.hand({ hand: 'feedPages', pages: ['register-home'] });
  await terminal.call('scanForAmendment', { applicationId, materialCode: 'HK', source: 'feeder' });
  await terminal.call('saveAmending', { applicationId, base: null, reason: '补交户口簿', wishes: [] });
  await terminal.call('amendApplication', { applicationId, base: null });
}
