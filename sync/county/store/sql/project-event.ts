import type { EventType, LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { acceptedBodyKind } from '../../../protocol.ts';
import { amendedEvent, projectAmended } from '../../cases/project-amended.ts';
import { movedEvent, projectMoved, receivedEvent } from '../../cases/project-moved.ts';
import { answeredEvent, projectAnswered } from '../../cases/supervision.ts';
import { closingEvents, projectClosing } from '../../closings/project-closing.ts';
import { projectRequested, requestedEvent } from '../../disclosure/project-requested.ts';
import { doorstepProjections } from '../../doorstep/project-doorstep.ts';
import { findingEvent, projectFinding } from '../../identity/project-finding.ts';
import { filedEvent, projectFiled } from '../../pre-checks/project-filed.ts';
import { projectRating, ratingEvent } from '../../ratings/project-rating.ts';
import { alarmEvents, projectAlarm } from '../../supervision/project-alarm.ts';
import { projectVoice, voiceEvent } from '../../voices/project-voice.ts';
import type { Transaction } from '../database.ts';
import { projectAccepted } from './project-accepted.ts';

export interface Arrival {
  /** Whose chain brought the event; one from before an enrolment names nobody, or an earlier self. */
  readonly terminalId: string;
  readonly event: LedgerEvent;
  readonly now: Date;
}

/** Null, or why the event can't be acted on. */
type Projection = (tx: Transaction, arrival: Arrival) => Promise<string | null>;

const projections: Partial<Record<EventType, Projection>> = {
  [acceptedBodyKind]: projectAccepted,
  [receivedEvent]: projectAccepted,
  [movedEvent]: projectMoved,
  [ratingEvent]: projectRating,
  [voiceEvent]: projectVoice,
  [findingEvent]: projectFinding,
  ...doorstepProjections,
  [filedEvent]: projectFiled,
  [amendedEvent]: (tx, { terminalId, event, now }) => projectAmended(tx, terminalId, event, now),
  [requestedEvent]: (tx, { terminalId, event, now }) => projectRequested(tx, terminalId, event, now),
  ...Object.fromEntries(alarmEvents.map((type) => [type, projectAlarm])),
  ...Object.fromEntries(closingEvents.map((type) => [type, projectClosing])),
  [answeredEvent]: (tx, { terminalId, event, now }) => projectAnswered(tx, terminalId, event, now),
};

/** Others mean nothing for the tables: they are kept in the chain, and that is all. */
export function isProjected(event: LedgerEvent): boolean {
  return projections[event.type] !== undefined;
}

/**
 * What an event means for the county's own tables. Whatever does not fit is named as a refusal beside its event, which
 * stays: a person decides, nothing is dropped. The reason, or null.
 */
export async function projectEvent(tx: Transaction, arrival: Arrival): Promise<string | null> {
  const { terminalId, event } = arrival;
  const reason = (await projections[event.type]?.(tx, arrival)) ?? null;
  if (reason === null) return null;
  await tx.query(
    `insert into event_refusals (terminal_id, seq, application_id, reason) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [terminalId, event.seq, event.applicationId, reason],
  );
  return reason;
}
