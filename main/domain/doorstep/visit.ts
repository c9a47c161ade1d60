import { z } from 'zod';
import { shanghaiDate } from '../dates.ts';
import { deliveryProofSchema, resultToBringSchema } from './delivery.ts';

/**
 * 上门任务 (dossier §5): the county says whom to visit, where, what for and when; the agent says what came of it. The
 * assignment is the county's and never changes here, the reports are the agent's and only grow.
 */
export const visitPurposes = ['apply', 'deliver', 'follow-up'] as const;

export const visitSchema = z.object({
  id: z.uuid(),
  /** Grows with each change at the county; a lower one never replaces a higher one. */
  version: z.int().min(1),
  purpose: z.enum(visitPurposes),
  personName: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(30),
  /** Village and place, as one says it to find the door. */
  village: z.string().trim().min(1).max(100),
  place: z.string().trim().max(200),
  /** Null where nobody knows yet what they need. */
  itemCode: z.string().max(100).nullable(),
  itemName: z.string().max(200),
  /** Of a result to bring: the case's number and what is handed over. */
  localNumber: z.string().max(60).nullable(),
  documents: z.array(z.string().trim().min(1).max(200)).max(20),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  notes: z.string().max(500),
  assignedBy: z.string().max(200),
  assignedAt: z.iso.datetime(),
  isCancelled: z.boolean(),
  /** The case whose result is brought; absent where there is none to bring. */
  result: resultToBringSchema.optional(),
});
export type Visit = z.infer<typeof visitSchema>;

/** 上门受理: the authority itself is at the door, its five days begin here. 代办: they begin at the township's counter. */
export const visitModes = ['doorstep', 'delegate'] as const;
export const visitModeSchema = z.enum(visitModes);
export type VisitMode = z.infer<typeof visitModeSchema>;

export const receiverSchema = z.object({
  name: z.string().trim().min(1).max(100),
  idNumber: z.string().trim().max(40),
  /** 本人, 配偶, 子女 … */
  relation: z.string().trim().min(1).max(50),
});

export const begunSchema = z.object({ kind: z.literal('begun'), mode: visitModeSchema });
export const absentSchema = z.object({ kind: z.literal('absent'), note: z.string().trim().max(300) });
export const doneSchema = z.object({
  kind: z.literal('done'),
  applicationIds: z.array(z.uuid()).max(20),
  note: z.string().trim().max(300),
});

/** 不去了: registered on the way by mistake, or not needed after all; of one's own registration alone. */
export const calledOffSchema = z.object({ kind: z.literal('called-off'), note: z.string().trim().max(300) });

/** 撤回: said by mistake. What was said stays in the chain, and counts no more. */
export const takenBackSchema = z.object({
  kind: z.literal('taken-back'),
  reportId: z.uuid(),
  note: z.string().trim().max(300),
});

/** Body of `visit/reported`. */
export const visitReportSchema = z.discriminatedUnion('kind', [
  begunSchema,
  absentSchema,
  z.object({
    kind: z.literal('delivered'),
    receiver: receiverSchema,
    isSigned: z.literal(true),
    note: z.string().max(300),
    /** 送达回证 and T19; absent from reports of an earlier release. */
    proof: deliveryProofSchema.optional(),
  }),
  doneSchema,
  calledOffSchema,
  takenBackSchema,
]);
export type VisitReportDetail = z.infer<typeof visitReportSchema>;

export const reportedSchema = z.object({
  id: z.uuid(),
  visitId: z.uuid(),
  at: z.iso.datetime(),
  by: z.object({ id: z.string().max(200), name: z.string().max(200) }),
  detail: visitReportSchema,
});
export type VisitReport = z.infer<typeof reportedSchema>;

/** Two visits to a closed door, and the window takes it over. */
export const mostAbsences = 2;

export const visitStates = ['open', 'begun', 'returned', 'done', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];

export interface HeldVisit {
  readonly visit: Visit;
  readonly reports: readonly VisitReport[];
}

/** Without what was taken back, and without the taking back. */
export function standingReports(reports: readonly VisitReport[]): readonly VisitReport[] {
  const gone = new Set(reports.flatMap(({ detail }) => (detail.kind === 'taken-back' ? [detail.reportId] : [])));
  return reports.filter(({ id, detail }) => detail.kind !== 'taken-back' && !gone.has(id));
}

export function visitState({ visit, reports: said }: HeldVisit): VisitState {
  const reports = standingReports(said);
  if (reports.some(({ detail }) => detail.kind === 'done' || detail.kind === 'delivered')) return 'done';
  if (absences(reports) >= mostAbsences) return 'returned';
  if (visit.isCancelled || reports.some(({ detail }) => detail.kind === 'called-off')) return 'cancelled';
  return reports.some(({ detail }) => detail.kind === 'begun') ? 'begun' : 'open';
}

export function absences(reports: readonly VisitReport[]): number {
  return standingReports(reports).filter(({ detail }) => detail.kind === 'absent').length;
}

/** 上门 or 代办, as it was said last before anything was taken in; null while nobody has said it. */
export function modeOf(reports: readonly VisitReport[]): VisitMode | null {
  const begun = standingReports(reports).findLast(({ detail }) => detail.kind === 'begun');
  return begun?.detail.kind === 'begun' ? begun.detail.mode : null;
}

/** May this be said of the visit now? What is settled is settled; what is delivered needs a delivery to make. */
export function mayReport(held: HeldVisit, { kind }: Pick<VisitReportDetail, 'kind'>): boolean {
  const state = visitState(held);
  if (state !== 'open' && state !== 'begun') return false;
  if (kind === 'delivered') return held.visit.purpose === 'deliver';
  return true;
}

export const takeable = ['absent', 'done', 'called-off'] as const;

/**
 * What its agent may take back: the last word, if it ended something, by whoever said it, on its own day. Later the
 * window may be acting on it. A delivery never: somebody signed for it, and its days for objecting run.
 */
export function takeableBack(
  { reports }: HeldVisit,
  { operatorId, now }: { readonly operatorId: string; readonly now: string },
): VisitReport | null {
  const last = standingReports(reports).at(-1);
  if (!last || !takeable.some((kind) => kind === last.detail.kind)) return null;
  return last.by.id === operatorId && shanghaiDate(last.at) === shanghaiDate(now) ? last : null;
}

/** The county's word taken over; a repeat, and what was overtaken, changes nothing. */
export function visitAfter(held: HeldVisit | null, said: Visit): HeldVisit {
  if (held === null) return { visit: said, reports: [] };
  return said.version > held.visit.version ? { ...held, visit: said } : held;
}
