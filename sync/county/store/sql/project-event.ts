import type { EventType, LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { acceptedBodyKind } from '../../../protocol.ts';
import { amendedEvent, projectAmended } from '../../cases/project-amended.ts';
import { answeredEvent, projectAnswered } from '../../cases/supervision.ts';
import type { Transaction } from '../database.ts';
import { projectAccepted } from './project-accepted.ts';

/** Null, or why the event can't be acted on. */
type Projection = (
  tx: Transaction,
  /** Whose chain brought the event; one from before an enrolment names nobody, or an earlier self. */
  terminalId: string,
  event: LedgerEvent,
  now: Date,
) => Promise<string | null>;

const projections: Partial<Record<EventType, Projection>> = {
  [acceptedBodyKind]: projectAccepted,
  [amendedEvent]: projectAmended,
  [answeredEvent]: projectAnswered,
};

/**
 * What an event means for the county's own tables. Whatever does not fit is named as a refusal beside its event, which
 * stays: a person decides, nothing is dropped.
 */
export async function projectEvent(tx: Transaction, terminalId: string, event: LedgerEvent, now: Date): Promise<void> {
  const reason = await projections[event.type]?.(tx, terminalId, event, now);
  if (reason === undefined || reason === null) return;
  await tx.query(
    `insert into event_refusals (terminal_id, seq, application_id, reason) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [terminalId, event.seq, event.applicationId, reason],
  );
}
