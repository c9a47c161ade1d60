import type { DisclosureRequest, DisclosureStatus, DisclosureStep } from '../../../main/domain/disclosure-request.ts';
import type { PageWithin } from '../store/port.ts';

/**
 * 依申请公开 at the county (R19). Guarantees: a request is kept as it came, once, whoever sends it again; each step is one
 * version, one change row and one nudge to the terminal; an answered request moves no more.
 */
export interface DisclosureStore {
  list(filter: PageWithin & { readonly state: 'open' | 'answered' }): Promise<{
    readonly rows: readonly CountyDisclosure[];
    readonly total: number;
  }>;
  /** `placeCode`: null for whoever is for another place. */
  find(id: string, placeCode?: string): Promise<CountyDisclosure | null>;
  step(id: string, act: DisclosureAct): Promise<DisclosureStepOutcome>;
}

export interface CountyDisclosure {
  readonly request: DisclosureRequest;
  readonly status: DisclosureStatus;
  readonly office: string;
  readonly arrivedAt: Date;
}

export interface DisclosureAct {
  readonly step: DisclosureStep;
  /** With `answer` alone. */
  readonly outcome: DisclosureStatus['outcome'];
  readonly text: string;
  /** With `extend`: the new last day. */
  readonly dueDate: string | null;
  readonly by: string;
}

export type DisclosureStepOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-found' | 'not-now' };
