import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysNotClosed, shiftBegins } from '../../../main/domain/day-closing/closing.ts';
import { type DayEvent, startDayCount } from '../../../main/domain/day-closing/count-day.ts';
import { formatLocalNumber } from '../../../main/domain/local-number.ts';

const days = ['2026-11-22', '2026-11-23', '2026-11-24'] as const;

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

type Step =
  | { readonly kind: 'receive'; readonly isAccepted: boolean }
  | {
      readonly kind: 'accept' | 'correct' | 'refuse' | 'deliver' | 'send' | 'withdraw' | 'stuck' | 'ask' | 'rate';
      readonly of: number;
    }
  | { readonly kind: 'print' | 'reprint' | 'jam' }
  | { readonly kind: 'document'; readonly skip: boolean }
  | { readonly kind: 'keep'; readonly of: number }
  | { readonly kind: 'return'; readonly of: number; readonly isSigned: boolean };

const ofCase = fc.constantFrom(
  'accept' as const,
  'correct' as const,
  'refuse' as const,
  'deliver' as const,
  'send' as const,
  'withdraw' as const,
  'stuck' as const,
  'ask' as const,
  'rate' as const,
);
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('receive' as const), isAccepted: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: ofCase, of: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('print' as const, 'reprint' as const, 'jam' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('document' as const), skip: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('keep' as const), of: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('return' as const), of: fc.nat(10), isSigned: fc.boolean() }),
  },
);
/** Days in their order, a few steps on each. */
const course = fc.array(fc.record({ dayStep: fc.constantFrom(0, 0, 0, 1), step: stepArbitrary }), { maxLength: 80 });

/** What a clerk with a pencil would note beside each step, and the event that the ledger keeps of it. */
function live(steps: readonly { readonly dayStep: number; readonly step: Step }[]) {
  const events: DayEvent[] = [];
  const notes: { readonly seq: number; readonly day: string; readonly what: string; readonly id: string }[] = [];
  const cases: string[] = [];
  const accepted = new Set<string>();
  const originals: string[] = [];
  const counters = new Map<string, number>();
  let documents = 0;
  let at = 0;
  for (const { dayStep, step } of steps) {
    at = Math.min(days.length - 1, at + dayStep);
    const day = days[at] ?? days[0];
    const seq = events.length + 1;
    const put = (type: string, applicationId: string | null, body: DayEvent['body']) =>
      events.push({ seq, at: `${day}T03:00:00.000Z`, type, applicationId, body });
    const note = (what: string, id = '') => notes.push({ seq, day, what, id });
    const id = 'of' in step ? cases[step.of % Math.max(1, cases.length)] : undefined;
    if (step.kind === 'receive') {
      const fresh = uuid(cases.length + 1);
      cases.push(fresh);
      const counter = (counters.get(day) ?? 0) + 1;
      counters.set(day, counter);
      const localNumber = formatLocalNumber({ prefix: 'A001', date: day, counter });
      const acceptedAt = step.isAccepted ? `${day}T03:00:00.000Z` : null;
      put('application/received', fresh, { application: { localNumber, acceptedAt, opening: [] } });
      note('received', fresh);
      if (step.isAccepted) {
        accepted.add(fresh);
        note('accepted', fresh);
      }
    } else if (step.kind === 'print' || step.kind === 'reprint' || step.kind === 'jam') {
      const type = { print: 'receipt/printed', reprint: 'receipt/reprinted', jam: 'receipt/failed' }[step.kind];
      put(type, null, {});
      note(step.kind);
    } else if (step.kind === 'document') {
      documents += step.skip ? 2 : 1;
      put('document/issued', null, { number: { unit: 'A001', kind: 'acceptance', year: 2026, count: documents } });
      note('document', String(documents));
    } else if (step.kind === 'return') {
      const original = originals[step.of % Math.max(1, originals.length)];
      if (original === undefined) continue;
      put('original/returned', cases[0] ?? uuid(1), { returned: { id: original, isSigned: step.isSigned } });
      note(step.isSigned ? 'signed-back' : 'unsigned-back', original);
    } else if (id === undefined) continue;
    else if (step.kind === 'keep') {
      const original = uuid(900 + originals.length);
      originals.push(original);
      put('original/kept', id, { kept: { id: original, materialName: '户口簿', count: 1 } });
      note('kept', original);
    } else if (step.kind === 'accept') {
      put('case/moved', id, { move: { detail: { transition: 'accept' } } });
      if (!accepted.has(id)) note('accepted', id);
      accepted.add(id);
    } else if (step.kind === 'correct' || step.kind === 'refuse' || step.kind === 'deliver') {
      const transition = step.kind === 'correct' ? 'ask-correction' : step.kind;
      put('case/moved', id, { move: { detail: { transition } } });
      note(step.kind, id);
    } else {
      const [type, body] = {
        send: ['application/delivered', {}] as const,
        withdraw: ['application/delivery-withdrawn', {}] as const,
        stuck: ['application/needs-attention', { code: 'county/refused' }] as const,
        ask: ['citizen/screen-opened', { purpose: 'rating' }] as const,
        rate: ['rating/given', {}] as const,
      }[step.kind];
      put(type, id, body);
      note(step.kind, id);
    }
  }
  return { events, notes };
}

function counted(events: readonly DayEvent[], day: string, afterSeq: number, uptoSeq: number) {
  const counting = startDayCount({ day, afterSeq });
  for (const event of events) if (event.seq <= uptoSeq) counting.take(event);
  return counting.figures();
}

describe('R54: 日结的数', () => {
  test('equal what happened, for any days, shifts and cut-offs', () => {
    fc.assert(
      fc.property(course, fc.nat(80), fc.nat(80), fc.constantFrom(...days), (steps, one, other, day) => {
        const { events, notes } = live(steps);
        const [afterSeq, uptoSeq] = [Math.min(one, other), Math.max(one, other)];
        const figures = counted(events, day, afterSeq, uptoSeq);
        const known = notes.filter((note) => note.seq <= uptoSeq && note.day <= day);
        const inSpan = known.filter((note) => note.day === day && note.seq > afterSeq);
        const count = (what: string) => inSpan.filter((note) => note.what === what).length;
        expect(figures).toMatchObject({
          received: count('received'),
          accepted: count('accepted'),
          corrections: count('correct'),
          refused: count('refuse'),
          delivered: count('deliver'),
          receiptsPrinted: count('print'),
          receiptsReprinted: count('reprint'),
          receiptsFailed: count('jam'),
        });
        const everywhere = known.filter(({ what }) => what === 'received').map(({ id }) => id);
        const lastWord = (id: string) =>
          known.findLast((note) => note.id === id && ['send', 'withdraw', 'stuck'].includes(note.what))?.what;
        expect(figures.unsentCount).toBe(everywhere.filter((id) => lastWord(id) !== 'send').length);
        expect(figures.attentionCount).toBe(everywhere.filter((id) => lastWord(id) === 'stuck').length);
        const kept = known.filter(({ what }) => what === 'kept').map(({ id }) => id);
        const back = new Set(known.filter(({ what }) => what === 'signed-back').map(({ id }) => id));
        expect(figures.originalsCount).toBe(kept.filter((id) => !back.has(id)).length);
        const toAsk = inSpan.filter(({ what, id, seq }) => {
          const asked = known.some((note) => note.id === id && note.seq > seq && ['ask', 'rate'].includes(note.what));
          return what === 'accepted' && !asked;
        });
        expect(figures.notAskedToRate).toBe(toAsk.length);
      }),
      { numRuns: 300 },
    );
  });

  test('R16: a number that is missing is named, one that was voided comes with its reason', () => {
    const document = (count: number, seq: number, day: string): DayEvent => ({
      seq,
      at: `${day}T03:00:00.000Z`,
      type: 'document/issued',
      applicationId: null,
      body: { number: { unit: 'A001', kind: 'acceptance', year: 2026, count } },
    });
    const events: DayEvent[] = [
      document(4, 1, days[0]),
      document(6, 2, days[1]),
      document(7, 3, days[1]),
      document(9, 4, days[1]),
      {
        seq: 5,
        at: `${days[1]}T04:00:00.000Z`,
        type: 'document/voided',
        applicationId: null,
        body: { number: { unit: 'A001', kind: 'acceptance', year: 2026, count: 7 }, reason: '姓名写错' },
      },
    ];
    expect(counted(events, days[1], 0, 5).series).toEqual([
      {
        kind: 'acceptance',
        year: 2026,
        first: 6,
        last: 9,
        issued: 3,
        missing: [5, 8],
        voided: [{ count: 7, reason: '姓名写错' }],
      },
    ]);
  });

  test('yesterday is counted today as it was counted yesterday', () => {
    const { events } = live([
      { dayStep: 0, step: { kind: 'receive', isAccepted: true } },
      { dayStep: 1, step: { kind: 'send', of: 0 } },
      { dayStep: 0, step: { kind: 'receive', isAccepted: true } },
    ]);
    expect(counted(events, days[0], 0, 3)).toEqual(counted(events, days[0], 0, 1));
    expect(counted(events, days[0], 0, 3).unsentCount).toBe(1);
    expect(counted(events, days[1], 0, 3).unsentCount).toBe(1);
  });

  test('an event that makes no sense changes nothing', () => {
    const nonsense: DayEvent[] = [
      'application/received',
      'case/moved',
      'document/issued',
      'original/kept',
      'ticket/issued',
    ].map((type, index) => ({
      seq: index + 1,
      at: `${days[0]}T03:00:00.000Z`,
      type,
      applicationId: uuid(1),
      body: {},
    }));
    expect(counted(nonsense, days[0], 0, 9)).toEqual(startDayCount({ day: days[0], afterSeq: 0 }).figures());
  });
});

describe('days that were not closed', () => {
  const closed = { kind: 'day' as const, day: '2026-11-22', uptoSeq: 10 };
  test('a day with work and no closing is named from the next morning on', () => {
    expect(daysNotClosed({ '2026-11-22': 9 }, [], '2026-11-22')).toEqual([]);
    expect(daysNotClosed({ '2026-11-22': 9 }, [], '2026-11-23')).toEqual(['2026-11-22']);
    expect(daysNotClosed({ '2026-11-22': 9 }, [closed], '2026-11-23')).toEqual([]);
  });
  test('work behind the closing opens the day again; a shift is no closing', () => {
    expect(daysNotClosed({ '2026-11-22': 12 }, [closed], '2026-11-23')).toEqual(['2026-11-22']);
    expect(daysNotClosed({ '2026-11-22': 9 }, [{ ...closed, kind: 'shift' }], '2026-11-23')).toEqual(['2026-11-22']);
    expect(shiftBegins([{ ...closed, kind: 'shift' }], '2026-11-22')).toBe(10);
    expect(shiftBegins([{ ...closed, kind: 'shift' }], '2026-11-23')).toBe(0);
  });
});
