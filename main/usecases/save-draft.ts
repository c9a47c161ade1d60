import type { Input, Output } from '../../preload/contract.ts';
import type { Draft, MaterialEntry } from '../domain/application.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';

/**
 * Autosave from the desk. The desk owns the answers; the main process owns the rest: what the draft is about, when and
 * by whom it was opened, and which pages were scanned. Those never come from the page, however it was got at.
 */
export function saveDraft(parts: TerminalParts, input: Input<'saveDraft'>): Result<Output<'saveDraft'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const current = parts.ledger.draft(input.draft.id);
  if (!current) return failed('application/not-found', 'the draft is no longer open');
  const merged: Draft = {
    ...current,
    situation: input.draft.situation,
    form: input.draft.form,
    provenance: input.draft.provenance,
    identity: input.draft.identity,
    materials: withPagesOf(current.materials, input.draft.materials),
    // Of the pre-check the desk owns only what the clerk has looked at.
    preCheck: current.preCheck && { ...current.preCheck, settled: input.draft.preCheck?.settled ?? [] },
    updatedAt: parts.clock.now().toISOString(),
  };
  const stored = parts.ledger.transact((writer) => writer.putDraft(merged, input.draft.revision));
  if (!stored.ok) return stored;
  if (!stored.value.stored) return ok({ stored: false, draft: stored.value.current });
  deskChanged(parts);
  return ok({ stored: true, draft: stored.value.draft });
}

function withPagesOf(own: readonly MaterialEntry[], desk: readonly MaterialEntry[]): MaterialEntry[] {
  return own.map((entry) => {
    const answer = desk.find((candidate) => candidate.code === entry.code);
    return answer ? { ...entry, originalSeen: answer.originalSeen, method: answer.method } : entry;
  });
}
