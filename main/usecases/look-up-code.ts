import type { Input, LookedUpCode } from '../../preload/contract.ts';
import { codeMeaning } from '../domain/code-meaning.ts';
import { receiptCheck } from '../domain/receipt-code.ts';
import { ok, type Result } from '../domain/result.ts';
import { isUnattended } from './kiosk/kiosk-door.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** What a scanned code means at this terminal, whichever scanner read it. */
export function lookUpCode(parts: TerminalParts, { text }: Input<'lookUpCode'>): Result<LookedUpCode> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const meaning = codeMeaning(text);
  if (meaning.kind === 'pre-check') return ok(acceptedFrom(parts, meaning.caseNumber) ?? meaning);
  if (meaning.kind !== 'application') return ok(meaning);
  const { localNumber, check } = meaning;
  const application = parts.ledger.applicationByNumber(localNumber);
  // Alone at a kiosk somebody may show any number: nothing is said of it without its receipt.
  if (isUnattended(parts) && (application === null || check !== receiptCheck(application.id))) {
    return ok({ kind: 'elsewhere', localNumber, check, known: null });
  }
  return ok(
    application
      ? { kind: 'application', applicationId: application.id, localNumber, check }
      : { kind: 'elsewhere', localNumber, check, known: parts.ledger.fact(`known/${localNumber}`) },
  );
}

/** A pre-check that was accepted here opens what it became. */
function acceptedFrom(parts: TerminalParts, caseNumber: string): LookedUpCode | null {
  const opened = parts.ledger.fact(`pre-check/${caseNumber}`);
  const application = opened && parts.ledger.summary(opened.draftId);
  return (
    application && {
      kind: 'application',
      applicationId: application.id,
      localNumber: application.localNumber,
      check: null,
    }
  );
}

/** Codes that the gun reads by itself. While the terminal is locked nobody asked for them. */
export function followCodes(parts: TerminalParts): () => void {
  return parts.devices.onCode(({ text }) => {
    const known = lookUpCode(parts, { text });
    if (known.ok) parts.publish('code', known.value);
  });
}
