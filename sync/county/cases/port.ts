import type { Amendment, AnswerChange } from '../../../main/domain/amendment.ts';
import type { Move } from '../../../main/domain/case/move.ts';
import type { CaseState } from '../../../main/domain/case/states.ts';
import type { CorrectionRequest } from '../../../main/domain/correction-request.ts';
import type { PresentPerson } from '../../../main/domain/presence.ts';
import type { SupervisionNotice } from '../../../main/domain/supervision.ts';
import type { PageWithin } from '../store/port.ts';
import type { KeptMove } from './case-moves.ts';
import type { CountyStep, StepOutcome } from './county-moves.ts';

/**
 * What the county does with an application beside deciding it. Guarantees, proved by `runCountyCaseTests`:
 *
 * - The accepted content never changes. An amendment takes effect only on the version that its author saw; any other is
 *   kept as it was sent, and named.
 * - Each change bumps the status version, and is told to the terminal with one change row and one nudge.
 */
export interface CaseStore {
  /** Null when there is no such application. */
  record(applicationId: string): Promise<CaseRecord | null>;
  /** `request` has been held against the item: nothing beyond its materials (R07). */
  askCorrection(applicationId: string, request: CorrectionRequest): Promise<CaseOutcome>;
  /** 拒绝加收 (R07): somebody wanted what the item does not ask for; the attempt stands in the trail. */
  noteRefusedDemand(applicationId: string, attempt: { by: string; asked: readonly string[] }): Promise<void>;
  withdrawCorrection(applicationId: string, by: string): Promise<CaseOutcome>;
  amend(
    applicationId: string,
    edit: CountyEdit,
  ): Promise<CaseOutcome | { readonly ok: false; readonly why: 'changed' }>;
  /** 转办 */
  forward(applicationId: string, order: { to: string; text: string; by: string }): Promise<CaseOutcome>;
  /** 督办, to the window that received the application. */
  supervise(order: {
    applicationId: string;
    title: string;
    text: string;
    answerBy: string;
    by: string;
  }): Promise<CaseOutcome>;
  closeSupervision(noticeId: string, by: string): Promise<CaseOutcome>;
  /** 办理步骤 of the county's own, judged by the state machine. */
  step(
    applicationId: string,
    step: CountyStep,
    by: { readonly id: string; readonly name: string },
  ): Promise<StepOutcome>;
  /** All moves of a case, those that have no effect among them; null where it can't be read. */
  moves(applicationId: string): Promise<CaseHistory | null>;
  /** All that is not closed, the nearest date first. */
  openSupervision(page: PageWithin): Promise<readonly SupervisedCase[]>;
  /** A sign of life; answers with the others that have it open. Nothing when the application is not this terminal's. */
  present(sign: PresenceSign): Promise<readonly PresentPerson[]>;
  gone(sign: PresenceSign): Promise<void>;
}

/** 办件的经过, with what is a violation of the rules (R23). */
export interface CaseHistory {
  readonly state: CaseState;
  readonly made: readonly Move[];
  readonly refused: readonly KeptMove[];
}

export interface CaseRecord {
  readonly version: number;
  readonly madeBy: string | null;
  /** Null: the department of the item. */
  readonly department: string | null;
  readonly correction: CorrectionRequest | null;
  readonly amendments: readonly HeldAmendment[];
  readonly supervision: readonly SupervisionNotice[];
}

export interface HeldAmendment {
  readonly amendment: Amendment;
  /** waiting: its pages are not all here yet. */
  readonly state: 'waiting' | 'applied' | 'conflict' | 'decided' | 'merged';
}

export interface CountyEdit {
  readonly id: string;
  /** What the clerk saw. */
  readonly base: string | null;
  readonly changes: readonly AnswerChange[];
  readonly reason: string;
  readonly actorId: string;
  readonly actorName: string;
}

export type CaseOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-found' | 'in-transit' | 'decided' | 'asked-already' | 'nothing-open' };

export interface SupervisedCase extends SupervisionNotice {
  readonly office: string;
}

export interface PresenceSign {
  readonly applicationId: string;
  readonly side: 'terminal' | 'county';
  readonly place: string;
  readonly name: string;
  /** The terminal that says so; null for a clerk. */
  readonly terminalId: string | null;
}
