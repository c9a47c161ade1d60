import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failed, must, ok } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { closingSheet } from '../../../main/usecases/day-closing/closing-papers.ts';
import { closing, closings, closingView, hashOf } from '../../../main/usecases/day-closing/closing-view.ts';
import { closeDay, handOverShift } from '../../../main/usecases/day-closing/sign-closing.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { publicFile } from '../../../main/usecases/public-files.ts';
import { pdfText } from '../paper/pdf-text.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

const people = {
  W01: { id: 'W01', name: '李慧', post: '窗口受理' },
  W02: { id: 'W02', name: '王建国', post: '窗口负责人' },
  W03: { id: 'W03', name: '陈静', post: '窗口受理' },
} as const;

let window: Window;
let parts: TerminalParts;
beforeEach(async () => {
  window = await openWindow();
  const staff: TerminalParts['staff'] = {
    ...window.parts.staff,
    list: () => Object.values(people).map((one) => ({ ...one, needsStartCode: false, hasPin: true })),
    rolesOf: (id) => (id === 'W02' ? ['accept', 'lead'] : ['accept']),
    checkPin: async (id, pin) =>
      pin === `pin-${id}` ? ok(people[id as keyof typeof people]) : failed('operator/wrong-pin'),
  };
  parts = { ...window.parts, staff, session: { operator: people.W01 } };
});
afterEach(() => window.close());

async function accept() {
  const draft = await completeDraft(window);
  return must(await acceptApplication(parts, { draftId: draft.id, revision: draft.revision }));
}
const seen = async (kind: 'shift' | 'day', day: string | null = null) => must(await closingView(parts, { kind, day }));
const names = () => createNameIndex(parts.ledger);

describe('交接班和日结', () => {
  test('the day is closed by two people with their own PINs, and stands in the chain with its figures', async () => {
    await accept();
    await accept();
    const view = await seen('day');
    expect(view.figures).toMatchObject({ received: 2, accepted: 2, unsentCount: 2, notAskedToRate: 2 });
    const order = { day: view.day, figuresHash: view.figuresHash, note: '', pin: 'pin-W01', secondId: 'W02' };
    expect(await closeDay(parts, { ...order, secondPin: 'pin-W01' })).toMatchObject({
      failure: { code: 'operator/wrong-pin' },
    });
    const row = must(await closeDay(parts, { ...order, secondPin: 'pin-W02' }));
    const [event] = parts.ledger.events({ fromSeq: row.seq, limit: 1 });
    expect(event).toMatchObject({ type: 'day/closed', operatorId: 'W01' });
    const opened = must(await closing(parts, { seq: row.seq }));
    expect(opened).toMatchObject({ differences: [], isSheetRight: true });
    expect(opened.closing).toMatchObject({ outgoing: named('W01'), second: named('W02') });
  });

  test('R10: never the same person, never somebody who does not lead', async () => {
    const view = await seen('day');
    const order = { day: view.day, figuresHash: view.figuresHash, note: '', pin: 'pin-W01' };
    expect(await closeDay(parts, { ...order, secondId: 'W03', secondPin: 'pin-W03' })).toMatchObject({
      failure: { code: 'closing/not-lead' },
    });
    parts.session.operator = people.W02;
    expect(await closeDay(parts, { ...order, pin: 'pin-W02', secondId: 'W02', secondPin: 'pin-W02' })).toMatchObject({
      failure: { code: 'closing/same-person' },
    });
    expect(parts.ledger.fact('closings')).toBe(null);
  });

  test('what happened while they signed is not signed', async () => {
    const view = await seen('day');
    await accept();
    const order = { day: view.day, figuresHash: view.figuresHash, note: '', pin: 'pin-W01', secondId: 'W02' };
    expect(await closeDay(parts, { ...order, secondPin: 'pin-W02' })).toMatchObject({
      failure: { code: 'closing/changed' },
    });
  });

  test('a shift is handed over: the next one is at work, and counts from there', async () => {
    await accept();
    const view = await seen('shift');
    const order = { figuresHash: view.figuresHash, note: '扫描仪卡纸已报修', pin: 'pin-W01', secondId: 'W03' };
    const row = must(await handOverShift(parts, names(), { ...order, secondPin: 'pin-W03' }));
    expect(parts.session.operator).toEqual(people.W03);
    expect((await seen('shift')).figures.received).toBe(0);
    expect((await seen('day')).figures.received).toBe(1);
    expect(must(await closing(parts, { seq: row.seq })).closing.note).toBe('扫描仪卡纸已报修');
  });

  test('R16: a day that was not closed is named the next morning, until it is', async () => {
    await accept();
    expect(must(await closings(parts)).daysNotClosed).toEqual([]);
    window.setClock('2026-11-23T00:30:00.000Z');
    expect(must(await closings(parts)).daysNotClosed).toEqual(['2026-11-22']);
    const view = await seen('day', '2026-11-22');
    expect(view.figures.received).toBe(1);
    const order = { day: view.day, figuresHash: view.figuresHash, note: '', pin: 'pin-W01', secondId: 'W02' };
    must(await closeDay(parts, { ...order, secondPin: 'pin-W02' }));
    expect(must(await closings(parts))).toMatchObject({
      daysNotClosed: [],
      closings: [{ day: '2026-11-22', kind: 'day' }],
    });
  });

  test('R16: a missing number has to be explained', async () => {
    const number = { unit: 'A001', kind: 'acceptance', year: 2026 };
    must(
      parts.ledger.transact((writer) => {
        for (const count of [1, 3]) {
          const body = { number: { ...number, count } };
          writer.appendEvent({ type: 'document/issued', operatorId: 'W01', applicationId: null, body });
        }
      }),
    );
    const view = await seen('day');
    expect(view.figures.series).toMatchObject([{ kind: 'acceptance', missing: [2] }]);
    const order = {
      day: view.day,
      figuresHash: view.figuresHash,
      pin: 'pin-W01',
      secondId: 'W02',
      secondPin: 'pin-W02',
    };
    expect(await closeDay(parts, { ...order, note: '' })).toMatchObject({ failure: { code: 'closing/unexplained' } });
    expect((await closeDay(parts, { ...order, note: '2号打印时断电，纸质已销毁' })).ok).toBe(true);
  });

  test('R28: a closing that says something else than the chain is shown with what differs, and with its code that does not fit', async () => {
    await accept();
    const view = await seen('day');
    const order = { day: view.day, figuresHash: view.figuresHash, note: '', pin: 'pin-W01', secondId: 'W02' };
    const row = must(await closeDay(parts, { ...order, secondPin: 'pin-W02' }));
    const { closing: written } = must(await closing(parts, { seq: row.seq }));
    const forged = { ...written, figures: { ...written.figures, received: 9, delivered: 9 } };
    const event = must(
      parts.ledger.transact((writer) =>
        writer.appendEvent({ type: 'day/closed', operatorId: 'W01', applicationId: null, body: { closing: forged } }),
      ),
    );
    expect(must(await closing(parts, { seq: event.seq }))).toMatchObject({
      differences: ['received', 'delivered'],
      recounted: { received: 1, delivered: 0 },
      isSheetRight: false,
    });
  });

  test('the sheet says the figures, both names and the hash of what stands in the chain', async () => {
    await accept();
    const view = await seen('day');
    const order = { day: view.day, figuresHash: view.figuresHash, note: '一切正常', pin: 'pin-W01', secondId: 'W02' };
    const row = must(await closeDay(parts, { ...order, secondPin: 'pin-W02' }));
    const { url } = must(closingSheet(parts, { seq: row.seq }));
    const made = await publicFile(parts, url);
    const words = pdfText(must(made ?? failed('document/not-found')))
      .join('')
      .replaceAll(/\s/g, '');
    const { closing: written } = must(await closing(parts, { seq: row.seq }));
    for (const word of ['窗口日结单', '李慧（W01）', '王建国（W02）', '一切正常', written.sheetHash])
      expect(words).toContain(word);
    const { sheetHash, ...rest } = written;
    expect(hashOf(rest)).toBe(sheetHash);
    expect(closingSheet(parts, { seq: 1 })).toMatchObject({ failure: { code: 'closing/not-found' } });
    parts.session.operator = null;
    expect(await publicFile(parts, url)).toBe(null);
  });
});

function named(id: keyof typeof people) {
  return { id, name: people[id].name };
}
