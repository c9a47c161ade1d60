import type { Input, Output } from '../../../preload/contract.ts';
import type { KioskCitizen, KioskVisit } from '../../../preload/contract-kiosk.ts';
import { codeMeaning } from '../../domain/code-meaning.ts';
import { maskIdNumber } from '../../domain/mask.ts';
import { receiptCheck } from '../../domain/receipt-code.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { configurationInForce } from '../../publications/in-force.ts';
import { deskChanged, type TerminalParts } from '../parts.ts';
import { whereToGo } from './call-staff.ts';
import { hasSheetPrinter } from './on-paper.ts';
import { newVisit, type Visitor } from './presence.ts';

export function kioskVisit(parts: TerminalParts): KioskVisit {
  const { number, visitor } = parts.kiosk.visit;
  const set = configurationInForce(parts.ledger);
  return {
    number,
    citizen: visitor && asShown(visitor),
    help: whereToGo(parts),
    printsSheets: hasSheetPrinter(parts),
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
export async function beginKioskVisit(
  parts: TerminalParts,
  { proof }: Input<'beginKioskVisit'>,
): Promise<Result<KioskVisit>> {
  if (parts.station !== 'kiosk') return failed('kiosk/not-here', 'no kiosk');
  const asking = parts.kiosk.visit;
  const visitor = 'readingId' in proof ? byCard(parts, proof.readingId) : await byReceipt(parts, proof.receipt);
  if (!visitor.ok) return visitor;
  const { visit } = parts.kiosk;
  // While the county was asked somebody laid down a card, or walked away.
  if (visit.number !== asking.number || visit.visitor !== asking.visitor) return failed('kiosk/not-here', 'overtaken');
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

/** A receipt of this machine is known here; of any other the county says which matter it is. */
async function byReceipt(parts: TerminalParts, receipt: string): Promise<Result<Visitor>> {
  const meaning = codeMeaning(receipt);
  if (meaning.kind !== 'application') return failed('kiosk/receipt-unknown', 'not the code of a receipt');
  const { localNumber, check } = meaning;
  if (check === null) return failed('kiosk/receipt-number-only', localNumber);
  const here = parts.ledger.applicationByNumber(localNumber);
  if (here) {
    if (receiptCheck(here.id) !== check) return failed('kiosk/receipt-unknown', localNumber);
    return ok({ kind: 'receipt', applicationId: here.id, localNumber, itemName: here.itemName });
  }
  const told = await parts.county()?.ownCases({ localNumber, check });
  if (!told?.ok) return failed('kiosk/receipt-offline', told?.failure.code ?? 'no county');
  const [one] = told.value.cases;
  if (!one) return failed('kiosk/receipt-unknown', localNumber);
  return ok({ kind: 'receipt', applicationId: one.applicationId, localNumber, itemName: one.itemName });
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
