import type { Move, MoveDetail, TransitionName } from './case/move.ts';
import type { CaseState } from './case/states.ts';
import type { CaseDocumentKind } from './documents/kinds.ts';

type DetailOf<T extends TransitionName> = Extract<MoveDetail, { transition: T }>;

/** Which documents each step of a case calls for (dossier §3.3, column "document"), the one to print first at the head. */
const calledFor: { readonly [T in TransitionName]: (detail: DetailOf<T>) => readonly CaseDocumentKind[] } = {
  receive: () => ['receipt-slip'],
  // 预审回执 is the county's: a pre-check has no number here yet.
  'pre-check': () => [],
  'receive-pre-checked': () => ['receipt-slip'],
  // 容缺 has its own notice of acceptance, with the undertaking beneath it.
  accept: ({ deferred, committed }) => [
    deferred.length > 0 ? 'deferral' : 'acceptance',
    ...(committed.length > 0 ? (['commitment'] as const) : []),
  ],
  'ask-correction': () => ['correction'],
  'hand-in': () => ['hand-in'],
  refuse: () => ['refusal', 'returned-papers'],
  'deem-accepted': () => ['deemed-acceptance'],
  lapse: () => ['termination', 'returned-papers'],
  start: () => ['routing'],
  suspend: () => ['special-procedure'],
  resume: () => [],
  extend: () => ['extension'],
  'complete-deferred': () => ['hand-in'],
  terminate: () => ['termination', 'returned-papers'],
  transfer: () => ['transfer'],
  decide: ({ outcome }) => [outcome === 'approved' ? 'approval' : 'denial'],
  verify: () => ['verification'],
  // At the door it was made out, and signed, before the step.
  deliver: ({ receipt }) => (receipt === undefined ? ['delivery-receipt'] : []),
  withdraw: ({ returned }) => (returned.length > 0 ? ['withdrawal', 'returned-papers'] : ['withdrawal']),
  void: () => ['void-record'],
  archive: () => ['archive-list'],
};

export function documentsOfMove({ detail }: Pick<Move, 'detail'>): readonly CaseDocumentKind[] {
  // The table pairs each transition with its own detail; the compiler can't follow that through a look-up.
  const ask = calledFor[detail.transition] as (said: MoveDetail) => readonly CaseDocumentKind[];
  return ask(detail);
}

/** 受理通知书, in whichever way an application was accepted. */
export const noticesOfAcceptance = [
  'acceptance',
  'deferral',
  'deemed-acceptance',
] as const satisfies readonly CaseDocumentKind[];

/** Of somebody's asking rather than of a step; the end of a case closes them, except what is about its end. */
export const askedForDocuments = [
  'power-of-attorney',
  'delegate-order',
  'delegate-continuation',
  'delegate-end',
  'delegate-done',
  'hand-over',
] as const satisfies readonly CaseDocumentKind[];
export type AskedForDocument = (typeof askedForDocuments)[number];

export function isAskedFor(kind: CaseDocumentKind): kind is AskedForDocument {
  return askedForDocuments.some((one) => one === kind);
}

/** A document that may be issued now: of one step, or (null) of nobody's step. */
export interface PossibleDocument {
  readonly kind: CaseDocumentKind;
  readonly moveId: string | null;
}

const closedStates: readonly CaseState[] = ['VOID', 'ARCHIVED'];

/** All that the steps so far call for, newest step first, then what is there for the asking. */
export function possibleDocuments(
  moves: readonly Pick<Move, 'id' | 'detail' | 'to'>[],
  channel: 'window' | 'kiosk' | 'doorstep' | 'delegate',
): readonly PossibleDocument[] {
  const ofSteps = moves
    .toReversed()
    .flatMap((move) => documentsOfMove(move).map((kind): PossibleDocument => ({ kind, moveId: move.id })));
  const state = moves.at(-1)?.to;
  if (state !== undefined && closedStates.includes(state)) return ofSteps;
  const asked = askedForDocuments.filter(
    (kind) => kind === 'power-of-attorney' || channel === 'delegate' || isHandOver(kind, channel),
  );
  return [...ofSteps, ...asked.map((kind): PossibleDocument => ({ kind, moveId: null }))];
}

/** Papers that were taken in outside of the window travel to it. */
function isHandOver(kind: CaseDocumentKind, channel: string): boolean {
  return kind === 'hand-over' && channel === 'doorstep';
}
