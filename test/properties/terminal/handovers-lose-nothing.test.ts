import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HandoverVerdict } from '../../../main/domain/doorstep/handover.ts';
import { must } from '../../../main/domain/result.ts';
import { keepOriginal } from '../../../main/usecases/originals.ts';
import type { HandoverView } from '../../../preload/contract-agent.ts';
import { type AgentAndCounter, idOf, openAgentAndCounter } from '../../unit/usecases/agent-and-counter.ts';

/** What two people and a stick may do in any order, and as often as they like. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('receive' as const), withOriginal: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pack' as const), most: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), batch: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      batch: fc.nat(5),
      verdicts: fc.array(fc.constantFrom('accept', 'return', 'leave', 'miscount'), { minLength: 4, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('result' as const), batch: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('county' as const), batch: fc.nat(5) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('R36: any order of batches, returns and repeated imports keeps each case once and each original with one holder', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      const desks = await openAgentAndCounter();
      try {
        const ids: string[] = [];
        const batches: HandoverView[] = [];
        for (const one of steps) {
          await play(desks, one, { ids, batches });
          await nothingIsTwice(desks, ids);
        }
        // In the end everybody hears of everything.
        for (const { batchId } of batches) await heard(desks, batchId);
        await nothingIsTwice(desks, ids);
        everyCaseHasOnePlace(desks, ids, await stillWithAgent(desks));
      } finally {
        await desks.close();
      }
    }),
    { numRuns: Number(process.env.HANDOVER_RUNS ?? 25) },
  );
}, 180_000);

interface World {
  readonly ids: string[];
  readonly batches: HandoverView[];
}

async function play(desks: AgentAndCounter, one: Step, { ids, batches }: World): Promise<void> {
  const { verbs, counter, stick } = desks;
  if (one.kind === 'receive') {
    const id = await desks.received(ids.length % 2 === 0 ? 'delegate' : 'doorstep', idOf(ids.length + 1));
    ids.push(id);
    if (one.withOriginal) {
      const [material] = desks.agent.parts.ledger.catalogue()?.items[0]?.materials ?? [];
      const kept = {
        applicationId: id,
        materialCode: material?.code ?? '',
        count: 1,
        holder: 'agent' as const,
        place: '',
      };
      must(keepOriginal(desks.agent.parts, kept));
    }
    return;
  }
  if (one.kind === 'pack') {
    const waiting = must(await verbs.waitingForHandover({})).slice(0, one.most);
    if (waiting.length === 0) return;
    const packed = must(
      await verbs.packHandover({ applicationIds: waiting.map(({ applicationId }) => applicationId) }),
    );
    must(await verbs.saveHandover({ batchId: packed.batchId, folder: stick }));
    batches.push(packed);
    return;
  }
  const batch = batches[one.batch];
  if (!batch) return;
  const { batchId } = batch;
  if (one.kind === 'open') {
    must(await counter.openHandover({ code: batch.announcement ?? '', folder: stick }));
    return;
  }
  if (one.kind === 'settle') {
    const verdicts = batch.cases.flatMap(({ applicationId, originals }, at): HandoverVerdict[] => {
      const said = one.verdicts[at % one.verdicts.length];
      const listed = originals.reduce((sum, { count }) => sum + count, 0);
      if (said === 'accept') return [{ applicationId, verdict: 'accepted', countedOriginals: listed }];
      if (said === 'miscount') return [{ applicationId, verdict: 'accepted', countedOriginals: listed + 1 }];
      return said === 'return' ? [{ applicationId, verdict: 'returned', reason: '缺一张' }] : [];
    });
    // What was not opened, was settled before or does not add up is refused, and changes nothing.
    await counter.settleHandover({ batchId, verdicts, agent: { operatorId: 'A01', pin: 'A01' }, pin: 'W01' });
    return;
  }
  if (one.kind === 'result') {
    if ((await counter.saveHandoverResult({ batchId, folder: stick })).ok) {
      must(await verbs.takeHandoverResult({ batchId, folder: stick }));
    }
    return;
  }
  const rounds = desks.window.parts.ledger.fact(`handover/${batchId}`)?.rounds ?? [];
  // The county may tell of it twice, and in another order.
  for (const round of rounds.toReversed()) must(desks.toldByCounty(round));
}

async function heard({ verbs, counter, stick }: AgentAndCounter, batchId: string): Promise<void> {
  if ((await counter.saveHandoverResult({ batchId, folder: stick })).ok) {
    must(await verbs.takeHandoverResult({ batchId, folder: stick }));
  }
}

async function stillWithAgent({ agent, verbs }: AgentAndCounter): Promise<ReadonlySet<string>> {
  const waiting = must(await verbs.waitingForHandover({})).map(({ applicationId }) => applicationId);
  const open = must(await verbs.handovers({})).flatMap(({ cases }) =>
    cases.filter(({ settled }) => settled === null).map(({ applicationId }) => applicationId),
  );
  expect(waiting.every((id) => agent.parts.ledger.fact(`handed-over/${id}`) === null)).toBe(true);
  return new Set([...waiting, ...open]);
}

/** At every moment: what waits at the agent's is not at the counter, and the counter has nothing twice. */
async function nothingIsTwice({ window, verbs }: AgentAndCounter, ids: readonly string[]): Promise<void> {
  const waiting = must(await verbs.waitingForHandover({})).map(({ applicationId }) => applicationId);
  for (const id of waiting) expect(window.parts.ledger.application(id)).toBeNull();
  const listed = window.parts.ledger.recentApplications({ limit: 500 }).map(({ id }) => id);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.every((id) => ids.includes(id))).toBe(true);
}

function everyCaseHasOnePlace(
  { agent, window }: AgentAndCounter,
  ids: readonly string[],
  withAgent: ReadonlySet<string>,
): void {
  for (const id of ids) {
    const isAtCounter = window.parts.ledger.application(id) !== null;
    expect(withAgent.has(id)).toBe(!isAtCounter);
    const [there] = window.parts.ledger.fact(`originals/${id}`) ?? [];
    const [here] = agent.parts.ledger.fact(`originals/${id}`) ?? [];
    if (!here) continue;
    expect(here.holder).toBe(isAtCounter ? 'window' : 'agent');
    expect(there?.holder ?? null).toBe(isAtCounter ? 'window' : null);
    // Somebody is still asked to give it back, and only one of the two.
    const asked = [agent, window].filter(({ parts }) => (parts.ledger.fact('openOriginals') ?? []).includes(id));
    expect(asked).toEqual([isAtCounter ? window : agent]);
  }
}
