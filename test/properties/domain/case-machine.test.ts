import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDeferrals, stateOf, stateOfCase } from '../../../main/domain/case/case-facts.ts';
import { type MoveOrder, move, possibleMoves } from '../../../main/domain/case/machine.ts';
import { type Mover, moveSchema, type TransitionName, transitionNames } from '../../../main/domain/case/move.ts';
import { judgeMove, replay } from '../../../main/domain/case/replay.ts';
import { type CaseRole, type CaseState, caseRoles, caseStates } from '../../../main/domain/case/states.ts';
import type { WholeCase } from '../../../main/domain/case/whole-case.ts';
import { aCase, clock, denied, order, person, right, scene } from '../../unit/domain/case-sample.ts';

/**
 * The table of dossier §3.3 written down a second time, by hand, from the page itself: T, from, to, who, second person.
 * Where the machine is wider than the page, the comment in transitions.ts says why, and it stands here as well.
 */
const page: Readonly<
  Record<TransitionName, { from: CaseState[]; to: CaseState[]; by: CaseRole[]; second?: CaseRole[] }>
> = {
  receive: { from: ['DRAFT'], to: ['RECEIVED'], by: ['W', 'W2', 'A', 'U'] },
  'pre-check': { from: ['DRAFT', 'PRECHECK'], to: ['PRECHECK', 'DRAFT'], by: ['U', 'A', 'C'] },
  'receive-pre-checked': { from: ['PRECHECK'], to: ['RECEIVED'], by: ['W', 'W2'] },
  accept: { from: ['RECEIVED'], to: ['ACCEPTED'], by: ['W', 'W2'] },
  'ask-correction': { from: ['RECEIVED'], to: ['CORRECTION'], by: ['W', 'W2'] },
  'hand-in': { from: ['CORRECTION'], to: ['RECEIVED'], by: ['W', 'W2', 'A'] },
  refuse: { from: ['RECEIVED'], to: ['NOT_ACCEPTED'], by: ['W', 'W2'], second: ['W2'] },
  'deem-accepted': { from: ['RECEIVED'], to: ['ACCEPTED'], by: ['system'] },
  lapse: { from: ['CORRECTION'], to: ['TERMINATED'], by: ['system'], second: ['W2'] },
  start: { from: ['ACCEPTED'], to: ['PROCESSING'], by: ['system', 'R', 'C', 'W', 'W2', 'H'] },
  suspend: { from: ['PROCESSING'], to: ['SPECIAL'], by: ['R', 'C'], second: ['H'] },
  resume: { from: ['SPECIAL'], to: ['PROCESSING'], by: ['R', 'C'] },
  extend: { from: ['PROCESSING'], to: ['PROCESSING'], by: ['H', 'C'] },
  'complete-deferred': {
    from: ['ACCEPTED', 'PROCESSING', 'SPECIAL', 'TRANSFERRED'],
    to: ['ACCEPTED', 'PROCESSING', 'SPECIAL', 'TRANSFERRED'],
    by: ['W', 'W2'],
  },
  terminate: { from: ['PROCESSING'], to: ['TERMINATED'], by: ['R', 'C'], second: ['H'] },
  transfer: { from: ['PROCESSING'], to: ['TRANSFERRED'], by: ['R', 'C'] },
  decide: { from: ['PROCESSING', 'TRANSFERRED'], to: ['APPROVED', 'DENIED'], by: ['H', 'C', 'W2'] },
  verify: { from: ['APPROVED', 'VERIFY'], to: ['VERIFY'], by: ['D'] },
  deliver: { from: ['APPROVED', 'DENIED', 'VERIFY'], to: ['DELIVERED'], by: ['D', 'A'] },
  withdraw: {
    from: ['RECEIVED', 'CORRECTION', 'ACCEPTED', 'PROCESSING', 'SPECIAL'],
    to: ['WITHDRAWN'],
    by: ['W', 'W2'],
  },
  void: { from: ['DRAFT', 'RECEIVED'], to: ['VOID'], by: ['W', 'W2'], second: ['W2'] },
  archive: { from: ['DELIVERED', 'NOT_ACCEPTED', 'WITHDRAWN', 'TERMINATED', 'VOID'], to: ['ARCHIVED'], by: ['system'] },
};

const details = [...Object.values(right), denied, { ...right.verify, matches: false, note: '名字不同' }];
const people: Mover[] = [...caseRoles.map((role) => (role === 'system' ? clock : person(role))), person('W2', 'other')];
const days = ['2026-03-02', '2026-03-03', '2026-03-12', '2026-04-20', '2026-06-30'];

const wanted = fc.record({
  detail: fc.constantFrom(...details),
  by: fc.constantFrom(...people),
  second: fc.option(fc.constantFrom(...people)),
  day: fc.constantFrom(...days),
  where: fc.constantFrom('terminal' as const, 'county' as const),
  offline: fc.boolean(),
});
const start = fc.record({
  preChecked: fc.boolean(),
  missing: fc.subarray(['SF', 'KN']),
});

const begun = ({ preChecked, missing }: { preChecked: boolean; missing: string[] }): WholeCase =>
  aCase({ missing, application: preChecked ? { preCheck: { caseNumber: 'YS20260302000001' as never } } : {} });

const walk = fc.tuple(start, fc.array(wanted, { maxLength: 40 })).map(([from, orders]) => {
  let record = begun(from);
  const made: { before: WholeCase; order: MoveOrder; name: TransitionName }[] = [];
  for (const { detail, by, second, day, where, offline } of orders) {
    const ordered = { ...order(detail, by, second), notes: { 'deferred-benefit': '明天补' } };
    const done = move(record, ordered, scene(day, { where, offline }));
    if (!done.ok) continue;
    made.push({ before: record, order: ordered, name: detail.transition });
    record = { ...record, moves: [...record.moves, done.value] };
  }
  return { record, made };
});

describe('R23: whatever is ordered, by whomever and whenever', () => {
  it('no walk leaves the table of §3.3', () => {
    fc.assert(
      fc.property(walk, ({ record, made }) => {
        for (const [index, { before, order: ordered, name }] of made.entries()) {
          const done = record.moves[index];
          const row = page[name];
          expect(row.from, name).toContain(done?.from);
          expect(row.to, name).toContain(done?.to);
          expect(row.by, name).toContain(ordered.by.role);
          expect(done?.from).toBe(stateOfCase(before));
          if (ordered.second) expect(ordered.second.id).not.toBe(ordered.by.id);
          if (row.second && ordered.by.role !== 'C') expect(row.second).toContain(ordered.second?.role);
          expect(moveSchema.safeParse(done).success).toBe(true);
        }
        expect(stateOf(record.moves)).toBe(record.moves.at(-1)?.to ?? 'DRAFT');
      }),
      { numRuns: 1_500 },
    );
  });

  it('R11: nothing is delivered that was not decided, and after the end nothing happens but the archive', () => {
    fc.assert(
      fc.property(walk, ({ record }) => {
        const names = record.moves.map(({ detail }) => detail.transition);
        const delivered = names.indexOf('deliver');
        if (delivered >= 0) {
          expect(names.slice(0, delivered)).toContain('decide');
          expect(names.slice(delivered + 1).every((name) => name === 'archive')).toBe(true);
        }
        expect(names.indexOf('archive')).toBeOneOf([-1, names.length - 1]);
        expect(names.filter((name) => name === 'extend').length).toBeLessThanOrEqual(1);
        expect(names.filter((name) => name === 'ask-correction').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_500 },
    );
  });

  it('R23: a walk replayed elsewhere gives the same case; with one move forged, left out or repeated it does not', () => {
    fc.assert(
      fc.property(walk, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'jump'), ({ record, made }, seed, how) => {
        const empty = { ...record, moves: [] };
        expect(replay(empty, record.moves)).toEqual({ moves: record.moves, refused: [] });
        if (made.length < 2) return;
        const index = seed % (made.length - 1);
        const forged = [...record.moves];
        const [here, next] = [forged[index], forged[index + 1]];
        if (!here || !next) return;
        if (how === 'drop') forged.splice(index, 1);
        if (how === 'double') forged.splice(index, 0, here);
        if (how === 'swap') forged.splice(index, 2, next, here);
        if (how === 'jump') forged[index] = { ...here, to: here.to === 'ARCHIVED' ? 'DRAFT' : 'ARCHIVED' };
        // Moves that leave the state as it is may stand in either order.
        const isOfBoth = here.where !== next.where;
        const isHarmless = here.from === here.to || (how === 'swap' && (next.from === next.to || isOfBoth));
        const { refused } = replay(empty, forged);
        if (!isHarmless || how === 'double' || how === 'jump') expect(refused.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is total: every state, transition and post has an answer with a sentence, never an exception', () => {
    fc.assert(
      fc.property(walk, wanted, ({ record }, { detail, by, second, day, where, offline }) => {
        const done = move(record, order(detail, by, second), scene(day, { where, offline }));
        if (done.ok) return;
        expect(done.refusal.text.zh).toMatch(/\p{Script=Han}/u);
        expect(done.refusal.text.en).toMatch(/[a-z]/i);
        expect(done.refusal.clause).not.toBe('');
      }),
      { numRuns: 1_500 },
    );
  });

  it('R10: who may not do a step is not offered it, and what is refused beforehand is refused when ordered', () => {
    fc.assert(
      fc.property(walk, fc.constantFrom(...people), ({ record }, who) => {
        const at = scene('2026-06-30');
        const offered = possibleMoves(record, { ...who, roles: [who.role] }, at);
        for (const transition of transitionNames) {
          const one = offered.find((offer) => offer.transition === transition);
          const done = move(record, order(right[transition], who, person('W2', 'other')), at);
          if (!one || one.refusal !== null) expect(done.ok, transition).toBe(false);
          if (one) expect(page[transition].by).toContain(who.role);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Everything that can be reached by right orders, breadth first. */
function explore() {
  const states = new Set<CaseState>();
  const fired = new Set<string>();
  const seen = new Set<string>();
  const seconds = [null, person('H'), person('W2', 'other')];
  const queue: { record: WholeCase; day: number }[] = [];
  for (const preChecked of [true, false])
    for (const missing of [[], ['KN']]) queue.push({ record: begun({ preChecked, missing }), day: 0 });
  const acceptings = [
    right.accept,
    { ...right.accept, deferred: [{ materialCode: 'KN', by: '2026-03-20' }] },
    { ...right.accept, committed: ['KN'] },
  ];
  while (queue.length > 0) {
    const { record, day } = queue.shift() as { record: WholeCase; day: number };
    states.add(stateOfCase(record));
    if (record.moves.length > 9) continue;
    for (const detail of [...details, ...acceptings]) {
      const row = page[detail.transition];
      if (!row.from.includes(stateOfCase(record))) continue;
      for (const by of people.filter(({ role }) => row.by.includes(role))) {
        for (const second of seconds) {
          for (const later of [0, 1]) {
            const on = Math.min(days.length - 1, day + later);
            const where = by.role === 'C' || by.role === 'H' ? 'county' : 'terminal';
            const ordered = { ...order(detail, by, second), notes: { 'deferred-benefit': '明天补' } };
            const done = move(record, ordered, scene(days[on] as string, { where }));
            if (!done.ok) continue;
            fired.add(`${detail.transition} ${done.value.from}→${done.value.to}`);
            const next = { ...record, moves: [...record.moves, done.value] };
            const key = JSON.stringify([
              next.application.materials.length,
              next.application.preCheck,
              on,
              ...next.moves.map(({ detail: d }) => d.transition).toSorted(),
              stateOfCase(next),
              openDeferrals(next.moves),
            ]);
            if (seen.has(key)) continue;
            seen.add(key);
            queue.push({ record: next, day: on });
          }
        }
      }
    }
  }
  return { states, fired };
}

describe('R23: the table is walked whole', () => {
  const found = explore();

  it.each(caseStates)('R11: %s is reached', (state) => {
    expect(found.states).toContain(state);
  });

  const arrows = transitionNames.flatMap((name) => {
    const { from, to } = page[name];
    if (name === 'pre-check') return [`${name} DRAFT→PRECHECK`, `${name} PRECHECK→DRAFT`];
    if (name === 'complete-deferred') return from.map((state) => `${name} ${state}→${state}`);
    return from.flatMap((state) => to.map((next) => `${name} ${state}→${next}`));
  });

  it.each(arrows)('%s is made', (arrow) => {
    // A draft has no number yet and is thrown away by itself; it is voided only where a number was given.
    expect(found.fired).toContain(arrow);
  });

  it('and no other arrow is', () => {
    expect([...found.fired].filter((arrow) => !arrows.includes(arrow))).toEqual([]);
  });
});

describe('R23: what is refused on the wire', () => {
  const forbidden: [CaseState, TransitionName][] = caseStates.flatMap((state) =>
    transitionNames
      .filter((name) => !page[name].from.includes(state))
      .map((name): [CaseState, TransitionName] => [state, name]),
  );

  it.each(forbidden)('from %s there is no %s', (state, name) => {
    const claimed = {
      id: '00000000-0000-4000-8000-0000000000ff',
      from: state,
      to: page[name].to[0] as CaseState,
      at: '2026-06-30T02:00:00.000Z',
      by: person(page[name].by[0] as CaseRole),
      second: page[name].second ? person(page[name].second[0] as CaseRole, 'other') : null,
      where: 'terminal' as const,
      offline: false,
      detail: right[name],
    };
    const before = { ...claimed, id: '00000000-0000-4000-8000-0000000000fe', to: state };
    const judged = judgeMove(aCase({ moves: [before] }), claimed);
    expect(judged.ok).toBe(false);
    if (!judged.ok) expect(judged.refusal.why).toBe('wrong-state');
  });
});
