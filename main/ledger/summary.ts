import type { Application, ApplicationSummary, Whereabouts } from '../domain/application.ts';
import { maskIdNumber } from '../domain/mask.ts';
import { whereaboutsOf } from '../domain/whereabouts.ts';
import type { Submission } from './port.ts';

/** What a row of a list shows and never changes: kept apart, so that a list opens no whole application. */
export type Headline = Pick<
  ApplicationSummary,
  'localNumber' | 'itemCode' | 'itemName' | 'applicantName' | 'maskedIdNumber' | 'receivedAt'
>;

/** The part of an application that moves after its receipt. */
export type Progress = Pick<
  Application,
  'state' | 'acceptedAt' | 'dueDate' | 'countyNumber' | 'decision' | 'countyStatusVersion'
>;

export function headlineOf(application: Application): Headline {
  return {
    localNumber: application.localNumber,
    itemCode: application.itemCode,
    itemName: application.itemName,
    applicantName: application.applicantName,
    maskedIdNumber: maskIdNumber(application.idNumber),
    receivedAt: application.receivedAt,
  };
}

export function progressOf(application: Progress): Progress {
  const { state, acceptedAt, dueDate, countyNumber, decision, countyStatusVersion } = application;
  return { state, acceptedAt, dueDate, countyNumber, decision, countyStatusVersion };
}

/** Only the keys that may move: whatever else a caller smuggles in stays as it was accepted. */
export function movedOn(progress: Progress, change: Partial<Progress>): Progress {
  return progressOf({ ...progress, ...change });
}

export function summaryOf(parts: {
  readonly id: string;
  readonly headline: Headline;
  readonly progress: Progress;
  readonly submission: Pick<Submission, 'state' | 'failure'> | null;
  readonly receiptPrinted: boolean;
}): ApplicationSummary {
  const { id, headline, progress, submission, receiptPrinted } = parts;
  return {
    id,
    ...headline,
    countyNumber: progress.countyNumber,
    state: progress.state,
    acceptedAt: progress.acceptedAt,
    dueDate: progress.dueDate,
    decision: progress.decision,
    whereabouts: whereaboutsOf(progress.state, submission?.state ?? null),
    sendFailure: submission?.failure ?? null,
    receiptPrinted,
  };
}

/**
 * Stands in a list for an application whose row can't be opened any more: one rotten sector must neither hide it nor
 * keep the others from the desk. Its content is in the event chain as well, for whoever repairs it.
 */
export function damagedSummary(id: string, receivedMs: number): ApplicationSummary {
  return {
    id,
    localNumber: '',
    countyNumber: null,
    itemCode: '',
    itemName: '本机记录损坏，请联系技术支持',
    applicantName: '',
    maskedIdNumber: '',
    state: 'RECEIVED',
    whereabouts: 'needs-attention',
    sendFailure: 'ledger/chain-broken',
    receivedAt: new Date(receivedMs).toISOString(),
    acceptedAt: null,
    dueDate: null,
    decision: null,
    receiptPrinted: false,
  };
}

/** One spelling for look-up: the check character X is typed in both cases. */
export function personKey(idNumber: string): string {
  return `person:${idNumber.trim().toUpperCase()}`;
}

export function numberKey(localNumber: string): string {
  return `local-number:${localNumber.trim().toUpperCase()}`;
}

export const noneAnywhere: Readonly<Record<Whereabouts, number>> = {
  'on-terminal': 0,
  sending: 0,
  'at-county': 0,
  'needs-attention': 0,
  decided: 0,
};
