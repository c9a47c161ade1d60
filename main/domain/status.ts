import type { Application, ApplicationState, Decision } from './application.ts';
import { leadsTo } from './case/reach.ts';

/** One `application-status` change as the county sends it. */
export interface CountyStatus {
  readonly statusVersion: number;
  readonly state: ApplicationState;
  readonly countyNumber: string;
  readonly decision: Decision | null;
}

/**
 * stale: already known, or an older word that came late. backwards: newer, but no lawful moves lead there from here.
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
  return mayFollow(application.state, change.state) ? 'apply' : 'backwards';
}

/** The application with the county's word applied, or the very same object where that word changes nothing. */
export function applyCountyStatus(application: Application, change: CountyStatus): Application {
  if (judgeCountyStatus(application, change) !== 'apply') return application;
  return {
    ...application,
    state: isAhead(application.state, change.state) ? application.state : change.state,
    decision: change.decision,
    countyNumber: change.countyNumber === '' ? application.countyNumber : change.countyNumber,
    countyStatusVersion: change.statusVersion,
  };
}

const decided: readonly ApplicationState[] = ['APPROVED', 'DENIED'];
/** Here the case goes on at the counter without the county, which may hear of it later than it speaks. */
const ahead: Partial<Readonly<Record<ApplicationState, readonly ApplicationState[]>>> = {
  VERIFY: ['APPROVED'],
  DELIVERED: ['APPROVED', 'DENIED', 'VERIFY'],
};

/**
 * A decision replaced by the county itself (改判) is a step sideways, not back: the newer version is the truth. A special
 * procedure begins and ends, so neither of its two states is behind the other.
 */
function mayFollow(here: ApplicationState, said: ApplicationState): boolean {
  if (decided.includes(here) && decided.includes(said)) return true;
  return leadsTo(here, said) || isAhead(here, said);
}

function isAhead(here: ApplicationState, said: ApplicationState): boolean {
  return ahead[here]?.includes(said) === true;
}

/** What was decided stays decided; before it, nothing is. */
function agrees({ state, decision }: CountyStatus): boolean {
  switch (state) {
    case 'APPROVED':
    case 'VERIFY':
      return decision?.outcome === 'approved';
    case 'DENIED':
      return decision?.outcome === 'denied';
    case 'DELIVERED':
      return decision !== null;
    case 'ARCHIVED':
      return true;
    default:
      return decision === null;
  }
}
