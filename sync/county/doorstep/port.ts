import type { Evidence } from '../../../main/domain/doorstep/evidence.ts';
import type { HandoverRound } from '../../../main/domain/doorstep/handover.ts';
import type { HeldVisit, Visit } from '../../../main/domain/doorstep/visit.ts';
import type { AgentFigures } from '../../../main/domain/statistics/agent-figures.ts';
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
  /** 代办情况 of a place, by agent, by village and by device (R54). */
  figures(asked: AgentFiguresAsked): Promise<CountyAgentFigures>;
  handovers(filter: PageWithin): Promise<readonly HandoverRound[]>;
}

export interface CountyVisit extends HeldVisit {
  readonly terminalId: string;
  readonly office: string;
}

/** Days of Shanghai, both within. */
export interface AgentFiguresAsked {
  readonly from: string;
  readonly to: string;
  readonly placeCode: string;
}

export interface CountyAgentFigures {
  readonly agents: readonly AgentFigures[];
  readonly villages: readonly AgentFigures[];
  readonly devices: readonly AgentDevice[];
}

export interface AgentDevice {
  readonly terminalId: string;
  readonly assigned: number;
  readonly done: number;
  readonly returned: number;
  readonly open: number;
  /** Results that lie in somebody's bag. */
  readonly undelivered: number;
}
