import type { Input } from '../../preload/contract.ts';
import type { Draft } from '../domain/application.ts';
import { formFromReading } from '../domain/completeness.ts';
import { failed, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { storeDraft } from './start-draft.ts';

/** What the chip says replaces what was typed; answers that the chip does not have stay. */
export function applyCard(parts: TerminalParts, input: Input<'applyCard'>): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  const reading = parts.ledger.cardReading(input.readingId);
  if (!reading) return failed('input/invalid', 'unknown card reading');
  const filled = formFromReading(reading);
  const typed = Object.fromEntries(
    Object.entries(draft.provenance).filter(([pointer]) => !pointer.startsWith('/applicant/')),
  );
  return storeDraft(
    parts,
    {
      ...draft,
      form: { ...draft.form, applicant: { ...asRecord(draft.form.applicant), ...asRecord(filled.form.applicant) } },
      provenance: { ...typed, ...filled.provenance },
      identity: { method: 'chip', readingId: reading.id },
      updatedAt: parts.clock.now().toISOString(),
    },
    draft.revision,
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
