import type { Draft } from '../domain/application.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { deskChanged, type TerminalParts } from './parts.ts';

/** What a pre-check has become at this terminal; null when it was never opened here, or its draft was thrown away. */
export function openedHere(
  parts: TerminalParts,
  caseNumber: string,
):
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'accepted'; readonly applicationId: string; readonly localNumber: string }
  | null {
  const opened = parts.ledger.fact(`pre-check/${caseNumber}`);
  if (!opened) return null;
  const accepted = parts.ledger.summary(opened.draftId);
  if (accepted) return { kind: 'accepted', applicationId: accepted.id, localNumber: accepted.localNumber };
  const draft = parts.ledger.draft(opened.draftId);
  return draft && { kind: 'draft', draft };
}

/** The draft and the note that this case is now this draft, in one transaction. */
export function storePreChecked(parts: TerminalParts, draft: Draft, expectedRevision: number | null): Result<Draft> {
  const { preCheck } = draft;
  if (!preCheck) throw new Error('this draft does not come from a pre-check');
  const stored = parts.ledger.transact((writer) => {
    const put = writer.putDraft(draft, expectedRevision);
    if (put.stored) writer.setFact(`pre-check/${preCheck.caseNumber}`, { draftId: draft.id });
    return put;
  });
  if (!stored.ok) return stored;
  if (!stored.value.stored) return failed('draft/changed-elsewhere');
  deskChanged(parts);
  return ok(stored.value.draft);
}
