import type { Evidence } from '../../../main/domain/doorstep/evidence.ts';
import type { HandoverRound } from '../../../main/domain/doorstep/handover.ts';
import type { HeldVisit, Visit } from '../../../main/domain/doorstep/visit.ts';
import type { PageWithin } from '../store/port.ts';

/**
 * 代办上门 at the county (R36, R37). Guarantees: an assignment reaches its terminal with the other changes; a report, an
 * evidence pack and a round of a hand-over are kept as they came, once, whoever sends them again; a case that was handed
 * over has one owner at every moment.
 */
export interface DoorstepStore {
  assign(order: { readonly terminalId: string; readonly visit: Omit<Visit, 'version' | 'isCancelled'> }): Promise<void>;
  /** Null where the result of this case may be brought to the door; else why not, for the clerk. */
  whyNotDeliverable(number: string, placeCode: string): Promise<string | null>;
  /** False where it is settled, or not there. */
  cancel(visitId: string, within: { readonly placeCode: string }): Promise<boolean>;
  list(filter: PageWithin): Promise<{ readonly rows: readonly CountyVisit[]; readonly total: number }>;
  /** `placeCode`: null for whoever is for another place. */
  find(visitId: string, placeCode: string): Promise<(CountyVisit & { readonly evidence: readonly Evidence[] }) | null>;
  evidenceOf(applicationId: string): Promise<readonly Evidence[]>;
  handovers(filter: PageWithin): Promise<readonly HandoverRound[]>;
}

export interface CountyVisit extends HeldVisit {
  readonly terminalId: string;
  readonly office: string;
}
