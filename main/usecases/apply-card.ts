import type { Input } from '../../preload/contract.ts';
import type { Draft } from '../domain/application.ts';
import { formFromReading } from '../domain/completeness.ts';
import { pointerTo } from '../domain/form/json-pointer.ts';
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
  const others = Object.entries(draft.provenance).filter(([pointer]) => !pointer.startsWith(applicantPointer));
  // What an earlier card said and this one does not have is nobody's answer now.
  const typed = Object.entries(asRecord(draft.form.applicant)).filter(
    ([key]) => !Object.hasOwn(draft.provenance, pointerTo('/applicant', key)),
  );
  return storeDraft(
    parts,
    {
      ...draft,
      form: { ...draft.form, applicant: { ...Object.fromEntries(typed), ...filled.form.applicant } },
      provenance: { ...Object.fromEntries(others), ...filled.provenance },
      identity: { method: 'chip', readingId: reading.id },
      updatedAt: parts.clock.now().toISOString(),
    },
    draft.revision,
  );
}

const applicantPointer = '/applicant/';

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
