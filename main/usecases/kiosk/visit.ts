import type { Input, Output } from '../../../preload/contract.ts';
import type { KioskCitizen, KioskVisit } from '../../../preload/contract-kiosk.ts';
import { codeMeaning } from '../../domain/code-meaning.ts';
import { maskIdNumber } from '../../domain/mask.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { configurationInForce } from '../../publications/in-force.ts';
import { deskChanged, type TerminalParts } from '../parts.ts';
import { newVisit, type Visitor } from './presence.ts';

export function kioskVisit(parts: TerminalParts): KioskVisit {
  const { number, visitor } = parts.kiosk.visit;
  const set = configurationInForce(parts.ledger);
  return {
    number,
    citizen: visitor && asShown(visitor),
    pace: {
      normal: { idleSeconds: set.kioskIdleSeconds, countdownSeconds: set.kioskCountdownSeconds },
      elder: { idleSeconds: set.kioskElderIdleSeconds, countdownSeconds: set.kioskElderCountdownSeconds },
      signingSeconds: set.kioskSigningSeconds,
    },
  };
}

/** A card that was read longer ago may have been lifted by somebody who is gone. */
const proofMs = 5 * 60_000;

/**
 * Whoever had begun something before a card was shown goes on with it under that card. Another person's card ends what was
 * there: two people never share a visit.
 */
export function beginKioskVisit(parts: TerminalParts, { proof }: Input<'beginKioskVisit'>): Result<KioskVisit> {
  if (parts.station !== 'kiosk') return failed('kiosk/not-here', 'no kiosk');
  const visitor = 'readingId' in proof ? byCard(parts, proof.readingId) : byReceipt(parts, proof.receipt);
  if (!visitor.ok) return visitor;
  const { visit } = parts.kiosk;
  if (visit.visitor !== null && !isSame(visit.visitor, visitor.value)) {
    wipeVisit(parts, { reason: 'finished', keepDrafts: false });
  }
  parts.kiosk.visit = { ...parts.kiosk.visit, visitor: visitor.value };
  return ok(announce(parts));
}

export function endKioskVisit(parts: TerminalParts, input: Input<'endKioskVisit'>): Result<Output<'endKioskVisit'>> {
  if (parts.station !== 'kiosk') return failed('kiosk/not-here', 'no kiosk');
  wipeVisit(parts, input);
  return ok(announce(parts));
}

/**
 * Whatever the disk says, nobody stands there any more afterwards: a draft that could not be removed lies sealed in the
 * ledger, and only its own person's card opens it.
 */
function wipeVisit(parts: TerminalParts, { reason, keepDrafts }: Input<'endKioskVisit'>): void {
  const { number, visitor, drafts } = parts.kiosk.visit;
  // Without a card nobody could ever open it again.
  const keeps = keepDrafts && visitor?.kind === 'card';
  const open = [...drafts].filter((id) => parts.ledger.draft(id) !== null);
  const written = parts.ledger.transact((writer) => {
    if (!keeps) for (const id of open) writer.removeDraft(id);
    if (visitor === null && open.length === 0) return;
    const body = {
      reason,
      by: visitor?.kind ?? 'nobody',
      discarded: keeps ? 0 : open.length,
      kept: keeps ? open.length : 0,
    };
    writer.appendEvent({
      type: 'kiosk/visit-ended',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: null,
      body,
    });
  });
  if (!written.ok) parts.log.error({ code: written.failure.code }, 'the drafts of a visit could not be removed');
  const screen = parts.citizen.screen();
  if (screen) parts.citizen.close(screen.token);
  parts.kiosk.visit = newVisit(number + 1);
  if (open.length > 0) deskChanged(parts);
}

function byCard(parts: TerminalParts, readingId: string): Result<Visitor> {
  const reading = parts.ledger.cardReading(readingId);
  const isFresh = reading !== null && parts.clock.now().getTime() - Date.parse(reading.readAt) < proofMs;
  return isFresh ? ok({ kind: 'card', reading }) : failed('card/lift-and-place-again', 'read too long ago');
}

function byReceipt(parts: TerminalParts, receipt: string): Result<Visitor> {
  const meaning = codeMeaning(receipt);
  if (meaning.kind !== 'application') return failed('application/not-found', 'not the code of a receipt');
  const application = parts.ledger.applicationByNumber(meaning.localNumber);
  if (!application) return failed('application/not-found', meaning.localNumber);
  const { id: applicationId, localNumber, itemName } = application;
  return ok({ kind: 'receipt', applicationId, localNumber, itemName });
}

function isSame(a: Visitor, b: Visitor): boolean {
  if (a.kind === 'card' && b.kind === 'card') return a.reading.idNumber === b.reading.idNumber;
  return a.kind === 'receipt' && b.kind === 'receipt' && a.applicationId === b.applicationId;
}

function asShown(visitor: Visitor): KioskCitizen {
  if (visitor.kind === 'receipt') return { ...visitor };
  const { id: readingId, name, idNumber } = visitor.reading;
  return { kind: 'card', readingId, name, maskedIdNumber: maskIdNumber(idNumber) };
}

function announce(parts: TerminalParts): KioskVisit {
  const visit = kioskVisit(parts);
  parts.publish('kiosk', visit);
  return visit;
}
