import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldEvents } from '../../../main/domain/statistics/fold-events.ts';
import { groupings } from '../../../main/domain/statistics/groups.ts';
import { measures } from '../../../main/domain/statistics/measures.ts';
import { selectCases } from '../../../main/domain/statistics/select-cases.ts';
import { statisticsOf } from '../../../main/domain/statistics/statistics.ts';
import { accepted, decided, event } from '../../unit/domain/statistics/counted.ts';

const calendar = { holidays: ['2026-03-05'], makeUpDays: [], knownUntil: '2026-12-31' };
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const at = fc
  .date({ min: new Date('2026-02-20T00:00:00Z'), max: new Date('2026-03-20T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = at.map((instant) => instant.slice(0, 10));

const said = fc.oneof(
  fc
    .record({
      id,
      at,
      itemCode: fc.constantFrom('X1', 'X2'),
      operatorId: fc.constantFrom('W01', 'W02'),
      channel: fc.constantFrom('window', 'kiosk'),
      dueDate: fc.option(day),
      terminalId: fc.constantFrom('T1', 'T2'),
      village: fc.constantFrom('新圩村', '大业村', ''),
    })
    .map(({ id: of, village, ...rest }) =>
      accepted(of, { ...rest, form: { applicant: { address: `岑溪市归义镇${village}` } } }),
    ),
  fc.record({ id, at, outcome: fc.constantFrom('approved', 'denied') }).map(({ id: of, ...on }) => decided(of, on)),
  fc.record({ id, at }).map((one) => event('application/delivered', one.id, {}, one.at)),
  fc.record({ id, at }).map((one) => event('application/delivery-withdrawn', one.id, {}, one.at)),
  fc
    .record({ id, at, level: fc.option(fc.integer({ min: 0, max: 6 })) })
    .map((one) => event('rating/given', one.id, { level: one.level }, one.at)),
  fc
    .record({
      id,
      at,
      of: fc.uuid(),
      transition: fc.constantFrom('ask-correction', 'deliver', 'withdraw', 'decide', 'start'),
    })
    .map((one) =>
      event('case/moved', one.id, {
        move: { id: one.of, at: one.at, detail: { transition: one.transition, outcome: 'denied' } },
      }),
    ),
  id.map((of) => event('application/status-changed', of, { anything: true })),
);
const period = fc
  .tuple(day, day)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));

test('R54: the list behind any number, whatever it is narrowed to, is exactly that number', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), period, (events, within) => {
      const facts = [...foldEvents(new Map(), events).values()];
      const found = statisticsOf(facts, { period: within, filter: {}, calendar });
      for (const measure of measures) {
        const all = selectCases(facts, { period: within, measure, filter: {} });
        expect(found.totals[measure] ?? 0).toBe(all.length);
        expect(new Set(all.map((fact) => fact.id)).size).toBe(all.length);
        for (const grouping of groupings) {
          const parts = found.groups[grouping].map((row) => {
            const behind = selectCases(facts, { period: within, measure, filter: { [grouping]: row.key } });
            expect(row.counts[measure] ?? 0).toBe(behind.length);
            return behind.length;
          });
          // The rows are the whole: nobody falls between two groups, nobody counts in both.
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all.length);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('R54: two filters at once leave the cases that both leave, and the numbers follow', () => {
  fc.assert(
    fc.property(
      fc.array(said, { maxLength: 60 }),
      period,
      fc.record({ clerk: fc.constantFrom('W01', 'W02'), item: fc.constantFrom('X1', 'X2') }),
      (events, within, filter) => {
        const facts = [...foldEvents(new Map(), events).values()];
        const found = statisticsOf(facts, { period: within, filter, calendar });
        for (const measure of measures) {
          const [clerk, item] = [{ clerk: filter.clerk }, { item: filter.item }].map(
            (one) => new Set(selectCases(facts, { period: within, measure, filter: one }).map((fact) => fact.id)),
          );
          const both = [...(clerk ?? [])].filter((of) => item?.has(of)).length;
          expect(found.totals[measure] ?? 0).toBe(both);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('R54: what was accepted is told by an independent count of the events', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), period, (events, within) => {
      const first = new Map<string, string>();
      for (const one of events) {
        const application = one.body.application as { acceptedAt: string } | undefined;
        if (one.type !== 'application/accepted' || application === undefined || one.applicationId === null) continue;
        if (!first.has(one.applicationId)) first.set(one.applicationId, application.acceptedAt);
      }
      const shanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
      const expected = [...first.values()].map(shanghai).filter((on) => on >= within.from && on <= within.to).length;
      const facts = foldEvents(new Map(), events).values();
      expect(statisticsOf(facts, { period: within, filter: {}, calendar }).totals.accepted ?? 0).toBe(expected);
    }),
    { numRuns: 300 },
  );
});
