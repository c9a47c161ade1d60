import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../../../main/domain/catalogue.ts';
import { type CountedEvent, foldEvents } from '../../../../main/domain/statistics/fold-events.ts';
import type { Measure } from '../../../../main/domain/statistics/measures.ts';
import { selectCases } from '../../../../main/domain/statistics/select-cases.ts';
import { statisticsOf } from '../../../../main/domain/statistics/statistics.ts';
import { villageIn } from '../../../../main/domain/statistics/village.ts';
import { accepted, decided, event } from './counted.ts';

const calendar: WorkCalendar = { holidays: [], makeUpDays: ['2026-03-07'], knownUntil: '2026-12-31' };
const march = { from: '2026-03-01', to: '2026-03-31' };
const counted = (...events: readonly CountedEvent[]) => [...foldEvents(new Map(), events).values()];
const totals = (...events: readonly CountedEvent[]) =>
  statisticsOf(counted(...events), { period: march, filter: {}, calendar }).totals;

describe('R54: counts come from events alone', () => {
  test('a case is counted by what its events say, and once however often they say it', () => {
    const sent = event('application/delivered', 'a', { countyNumber: 'C1' });
    expect(totals(accepted('a'), accepted('a'), sent, sent, decided('a'), decided('a'))).toEqual({
      received: 1,
      accepted: 1,
      sent: 1,
      decided: 1,
      approved: 1,
      onTime: 1,
    });
  });

  test('an acceptance in the night of Shanghai counts for its day there', () => {
    const [fact] = counted(accepted('a', { at: '2026-03-02T16:30:00.000Z' }));
    expect(fact?.acceptedOn).toBe('2026-03-03');
  });

  test('late is after the due day, and without a due day a decision is neither', () => {
    expect(totals(accepted('a'), decided('a', { at: '2026-03-10T01:00:00.000Z' }))).toMatchObject({ late: 1 });
    const without = totals(accepted('a', { dueDate: null }), decided('a'));
    expect(without).toMatchObject({ decided: 1 });
    expect(without).not.toHaveProperty('onTime');
    expect(without).not.toHaveProperty('late');
  });

  test('a decision that replaces another is the one that counts', () => {
    const again = decided('a', { outcome: 'denied', at: '2026-03-06T01:00:00.000Z' });
    expect(totals(accepted('a'), decided('a'), again)).toEqual({
      received: 1,
      accepted: 1,
      decided: 1,
      denied: 1,
      onTime: 1,
    });
  });

  test('a delivery that was taken back is no delivery', () => {
    const sent = event('application/delivered', 'a', {});
    expect(totals(accepted('a'), sent, event('application/delivery-withdrawn', 'a', {}))).toEqual({
      received: 1,
      accepted: 1,
      open: 1,
    });
  });

  test('moves of the case count: correction, hand-over, an end without a decision', () => {
    const move = (id: string, detail: Readonly<Record<string, unknown>>) =>
      event('case/moved', id, { move: { id: `${id}-${detail.transition}`, at: '2026-03-04T02:00:00.000Z', detail } });
    const facts = totals(
      accepted('a'),
      move('a', { transition: 'ask-correction' }),
      move('a', { transition: 'decide', outcome: 'approved' }),
      move('a', { transition: 'deliver' }),
      accepted('b'),
      move('b', { transition: 'withdraw' }),
    );
    expect(facts).toEqual({
      ...{ received: 2, accepted: 2, corrected: 1, decided: 1, approved: 1, onTime: 1, delivered: 1, ended: 1 },
    });
  });

  test('a case that was only received counts as accepted on the day of that move, and its opening moves count too', () => {
    const at = '2026-03-04T02:00:00.000Z';
    const received = { ...accepted('a', { acceptedAt: null }), type: 'application/received' };
    const accept = event('case/moved', 'a', { move: { id: 'm', at, detail: { transition: 'accept' } } });
    expect(totals(received)).toEqual({ received: 1, open: 1 });
    expect(totals(received, accept)).toEqual({ received: 1, accepted: 1, open: 1 });
    // The promised day comes with the move; an extension moves it; a move of before this told none.
    const due = (id: string, dueDate: string | null, detail: Readonly<Record<string, unknown>>) =>
      event('case/moved', 'a', { move: { id, at: '2026-03-05T02:00:00.000Z', detail }, dueDate });
    const taken = due('m', '2026-03-10', { transition: 'accept' });
    expect(counted(received, taken)[0]?.dueOn).toBe('2026-03-10');
    expect(counted(received, taken, due('x', '2026-03-20', { transition: 'extend' }))[0]?.dueOn).toBe('2026-03-20');
    const decide = { transition: 'decide', outcome: 'approved' };
    expect(totals(received, taken, due('d', '2026-03-10', decide))).toMatchObject({ decided: 1, onTime: 1 });
    const told = event('application/status-changed', 'a', { decision: null, dueDate: '2026-03-25' });
    expect(counted(received, taken, told)[0]?.dueOn).toBe('2026-03-25');
    expect(counted(received, accept)[0]?.acceptedOn).toBe('2026-03-04');
    const opening = [{ id: 'm', at, detail: { transition: 'refuse' } }];
    const refused = { ...accepted('b', { acceptedAt: null, opening }), type: 'application/received' };
    expect(totals(refused)).toEqual({ received: 1, ended: 1 });
  });

  test('a rating counts; one that is sealed counts as given, and as neither good nor bad', () => {
    const rated = (id: string, level: unknown) => event('rating/given', id, { level });
    expect(totals(accepted('a'), rated('a', 5), accepted('b'), rated('b', undefined))).toEqual({
      received: 2,
      accepted: 2,
      open: 2,
      rated: 2,
      badlyRated: 1,
    });
  });

  test.each([
    ['of another kind', event('card/read', 'a', {})],
    ['about a case that nobody accepted', decided('zzz')],
    ['whose body says something else', event('application/accepted', 'b', { application: { itemCode: 7 } })],
    ['of a status that is none', event('application/status-changed', 'a', { decision: 'yes' })],
  ])('an event %s counts for nothing and breaks nothing', (_what, odd) => {
    expect(totals(accepted('a'), odd)).toEqual({ received: 1, accepted: 1, open: 1 });
  });

  test('facts folded in two parts are the facts folded at once', () => {
    const events = [accepted('a'), accepted('b'), decided('a'), event('application/delivered', 'b', {})];
    const parts = foldEvents(foldEvents(new Map(), events.slice(0, 2)), events.slice(2));
    expect([...parts]).toEqual([...foldEvents(new Map(), events)]);
  });
});

describe('R54: durations and shares', () => {
  const facts = counted(
    ...['2026-03-02', '2026-03-03', '2026-03-09', '2026-03-10', '2026-03-31'].flatMap((day, index) => [
      accepted(`c${index}`),
      decided(`c${index}`, { at: `${day}T08:00:00.000Z` }),
    ]),
  );
  const found = statisticsOf(facts, { period: march, filter: {}, calendar });

  test('working days by the calendar, its make-up Saturday among them', () => {
    // 0, 1, 6 (Tue–Fri, Sat 7th, Mon), 7, 22
    expect(found.durations).toEqual({ cases: 5, p50: 6, p90: 22, max: 22 });
  });

  test('the share of what was decided by the due day', () => {
    expect(found.totals).toMatchObject({ onTime: 3, late: 2 });
    expect(found.onTimeShare).toBeCloseTo(0.6);
    expect(statisticsOf([], { period: march, filter: {}, calendar }).onTimeShare).toBeNull();
  });
});

test('R02: an item that was renamed stays one row, under its newest name', () => {
  const facts = counted(accepted('a'), accepted('b', { itemName: '灵活就业人员参保登记' }));
  const { groups } = statisticsOf(facts, { period: march, filter: {}, calendar });
  expect(groups.item).toEqual([
    { key: 'SB01', name: '灵活就业人员参保登记', counts: { received: 2, accepted: 2, open: 2 }, durations: null },
  ]);
});

test('a filter narrows every number, and the list behind each', () => {
  const facts = counted(accepted('a'), accepted('b', { operatorId: 'W02' }), decided('b'));
  const filter = { clerk: 'W02' };
  expect(statisticsOf(facts, { period: march, filter, calendar }).totals).toMatchObject({ accepted: 1, decided: 1 });
  const list = (measure: Measure) => selectCases(facts, { period: march, measure, filter }).map(({ id }) => id);
  expect([list('accepted'), list('denied')]).toEqual([['b'], []]);
});

test.each([
  ['广西岑溪市归义镇新圩村三组12号', '新圩村'],
  ['广西岑溪市岑城镇城中社区解放路8号', '城中社区'],
  ['江西省赣州市大余县南安街道东门居委会', '东门居委会'],
  ['广西岑溪市归义镇解放路8号', ''],
  ['', ''],
  [undefined, ''],
])('%s lies in “%s”', (address, village) => {
  expect(villageIn(address)).toBe(village);
});
