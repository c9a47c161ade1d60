import { z } from 'zod';
import { applicationSchema, pageRefSchema, sha256Schema } from '../application.ts';
import { originalKeptSchema } from '../originals.ts';
import { evidenceSchema } from './evidence.ts';

/**
 * 材料交接 (R36, dossier §5): what an agent took in during days without a line goes to the township in one batch. Each case
 * is taken or given back by itself; what is open stays open in the batch, and a batch that comes twice changes nothing.
 */
export const handoverCaseSchema = z.object({
  /** As it was frozen at the door, and nothing else: both terminals and the county hold the very same content. */
  application: applicationSchema,
  contentHash: sha256Schema,
  originals: z.array(originalKeptSchema).max(100),
  /** 上门留痕 that belong to it: whoever has the case has these, and sends their photographs. */
  evidence: z.array(evidenceSchema).max(20),
});
export type HandoverCase = z.infer<typeof handoverCaseSchema>;

export const handoverBatchSchema = z.object({
  id: z.uuid(),
  /** 批次号, for people. */
  number: z.string().min(1).max(60),
  terminalId: z.string().min(1).max(200),
  officeName: z.string().max(200),
  agent: z.object({ id: z.string().min(1).max(200), name: z.string().max(200) }),
  packedAt: z.iso.datetime(),
  cases: z.array(handoverCaseSchema).min(1).max(200),
  /** Pages and bundles of all cases, each once, in the order in which they lie in the file. */
  files: z.array(pageRefSchema).max(20_000),
});
export type HandoverBatch = z.infer<typeof handoverBatchSchema>;

/** What two people found at the counter. */
export const handoverVerdictSchema = z.discriminatedUnion('verdict', [
  z.object({ applicationId: z.uuid(), verdict: z.literal('accepted'), countedOriginals: z.int().min(0).max(999) }),
  z.object({ applicationId: z.uuid(), verdict: z.literal('returned'), reason: z.string().trim().min(2).max(300) }),
]);
export type HandoverVerdict = z.infer<typeof handoverVerdictSchema>;

export const settledCaseSchema = z.intersection(
  handoverVerdictSchema,
  z.object({ at: z.iso.datetime(), contentHash: sha256Schema }),
);
export type SettledCase = z.infer<typeof settledCaseSchema>;

/** Body of `handover/settled`, and what goes back to the agent: one round at the counter, signed by both. */
export const handoverRoundSchema = z.object({
  id: z.uuid(),
  batchId: z.uuid(),
  number: z.string().max(60),
  fromTerminal: z.string().max(200),
  toTerminal: z.string().max(200),
  toOffice: z.string().max(200),
  at: z.iso.datetime(),
  deliveredBy: z.object({ id: z.string().max(200), name: z.string().max(200) }),
  receivedBy: z.object({ id: z.string().max(200), name: z.string().max(200) }),
  cases: z.array(settledCaseSchema).min(1).max(200),
});
export type HandoverRound = z.infer<typeof handoverRoundSchema>;

/** A batch at either side: what it holds, and each round that was signed. */
export interface HeldHandover {
  readonly batch: HandoverBatch;
  readonly rounds: readonly HandoverRound[];
}

/** The first word about a case counts: a round that comes twice, or late, changes nothing. */
export function settledIn({ rounds }: Pick<HeldHandover, 'rounds'>): ReadonlyMap<string, SettledCase> {
  const settled = new Map<string, SettledCase>();
  for (const { cases } of rounds) {
    for (const one of cases) if (!settled.has(one.applicationId)) settled.set(one.applicationId, one);
  }
  return settled;
}

export function openIn(held: HeldHandover): readonly HandoverCase[] {
  const settled = settledIn(held);
  return held.batch.cases.filter(({ application }) => !settled.has(application.id));
}

export type VerdictProblem =
  | { readonly why: 'none' }
  | { readonly why: 'not-in-batch'; readonly applicationId: string }
  | { readonly why: 'twice'; readonly applicationId: string }
  | { readonly why: 'settled'; readonly applicationId: string }
  | { readonly why: 'originals'; readonly applicationId: string; readonly expected: number };

/** A case is taken with every original that the list names, or it goes back: nothing in between. */
export function problemOfVerdicts(held: HeldHandover, verdicts: readonly HandoverVerdict[]): VerdictProblem | null {
  if (verdicts.length === 0) return { why: 'none' };
  const settled = settledIn(held);
  const seen = new Set<string>();
  for (const verdict of verdicts) {
    const { applicationId } = verdict;
    const found = held.batch.cases.find(({ application }) => application.id === applicationId);
    if (!found) return { why: 'not-in-batch', applicationId };
    if (seen.has(applicationId)) return { why: 'twice', applicationId };
    if (settled.has(applicationId)) return { why: 'settled', applicationId };
    seen.add(applicationId);
    const expected = originalCount(found);
    if (verdict.verdict === 'accepted' && verdict.countedOriginals !== expected) {
      return { why: 'originals', applicationId, expected };
    }
  }
  return null;
}

export function originalCount({ originals }: Pick<HandoverCase, 'originals'>): number {
  return originals.reduce((sum, { count }) => sum + count, 0);
}

/** Added once, whoever brings it and how often. */
export function withRound(held: HeldHandover, round: HandoverRound): HeldHandover {
  if (round.batchId !== held.batch.id || held.rounds.some(({ id }) => id === round.id)) return held;
  return { ...held, rounds: [...held.rounds, round] };
}

/** out: packed here by an agent. in: opened here at a counter. */
export interface KeptHandover extends HeldHandover {
  readonly side: 'out' | 'in';
  /** Opens the file, and the one that comes back; of the agent's own, to be shown again. */
  readonly secret: string;
  readonly fileName: string;
  readonly fileHash: string;
}
