import type { Application, ApplicationState, Decision } from './application.ts';
import { failed, ok, type Result } from './result.ts';

/** What may happen to an accepted application so far (dossier §3.3, transitions 10 and 17). */
export type ApplicationAction = 'start-processing' | 'approve' | 'deny';

/** A decision may follow acceptance at once: the instant items (即办) have no step between. Decided is final here. */
const transitions: Readonly<Record<ApplicationState, Readonly<Record<ApplicationAction, ApplicationState | null>>>> = {
  ACCEPTED: { 'start-processing': 'PROCESSING', approve: 'APPROVED', deny: 'DENIED' },
  PROCESSING: { 'start-processing': null, approve: 'APPROVED', deny: 'DENIED' },
  APPROVED: { 'start-processing': null, approve: null, deny: null },
  DENIED: { 'start-processing': null, approve: null, deny: null },
};

export function nextState(state: ApplicationState, action: ApplicationAction): Result<ApplicationState> {
  const next = transitions[state][action];
  return next === null ? failed('application/state-forbids', `${action} in ${state}`) : ok(next);
}

/** One `application-status` change as the county sends it. */
export interface CountyStatus {
  readonly statusVersion: number;
  readonly state: ApplicationState;
  readonly countyNumber: string;
  readonly decision: Decision | null;
}

/**
 * stale: already known, or an older word that came late. backwards: newer, but it would undo a decision or a step.
 * inconsistent: a decision and a state that contradict each other.
 */
export type CountyStatusVerdict = 'apply' | 'stale' | 'backwards' | 'inconsistent';

/** The county decides after acceptance; its status never moves backwards on the terminal (design §5.7). */
export function judgeCountyStatus(
  application: Pick<Application, 'state' | 'countyStatusVersion'>,
  change: CountyStatus,
): CountyStatusVerdict {
  if (change.statusVersion <= application.countyStatusVersion) return 'stale';
  if (!agrees(change)) return 'inconsistent';
  if (progress[change.state] < progress[application.state]) return 'backwards';
  return 'apply';
}

/** The application with the county's word applied, or the very same object where that word changes nothing. */
export function applyCountyStatus(application: Application, change: CountyStatus): Application {
  if (judgeCountyStatus(application, change) !== 'apply') return application;
  return {
    ...application,
    state: change.state,
    decision: change.decision,
    countyNumber: change.countyNumber === '' ? application.countyNumber : change.countyNumber,
    countyStatusVersion: change.statusVersion,
  };
}

/** A decision replaced by the county itself (改判) is a step sideways, not back: the newer version is the truth. */
const progress: Readonly<Record<ApplicationState, number>> = { ACCEPTED: 0, PROCESSING: 1, APPROVED: 2, DENIED: 2 };

function agrees({ state, decision }: CountyStatus): boolean {
  if (state === 'APPROVED') return decision?.outcome === 'approved';
  if (state === 'DENIED') return decision?.outcome === 'denied';
  return decision === null;
}
