import type { ApplicationSummary, Draft } from '../../domain/application.ts';
import type { TerminalParts } from '../parts.ts';

/** What belongs to whoever stands at the kiosk; everything else does not exist there. */

const shownAtMost = 50;
const walkedAtATime = 200;

export function ownCases(parts: TerminalParts): ApplicationSummary[] {
  const { visitor } = parts.kiosk.visit;
  if (visitor === null) return [];
  if (visitor.kind === 'card') return [...parts.ledger.applicationsOfPerson(visitor.reading.idNumber, shownAtMost)];
  const summary = parts.ledger.summary(visitor.applicationId);
  return summary ? [summary] : [];
}

/** `byCard`: more than a receipt may open. What was handed in during this visit is the visitor's, card or not. */
export function isOwnCase(
  parts: TerminalParts,
  applicationId: string,
  { byCard }: { readonly byCard: boolean },
): boolean {
  const { visitor, drafts } = parts.kiosk.visit;
  if (drafts.has(applicationId)) return true;
  if (visitor === null) return false;
  if (visitor.kind === 'receipt') return !byCard && visitor.applicationId === applicationId;
  return parts.ledger.application(applicationId)?.idNumber === visitor.reading.idNumber;
}

export function isOwnDraft(parts: TerminalParts, draftId: string): boolean {
  if (parts.kiosk.visit.drafts.has(draftId)) return true;
  const draft = parts.ledger.draft(draftId);
  return draft !== null && isByTheirCard(parts, draft);
}

export function ownDrafts(parts: TerminalParts): Draft[] {
  const found: Draft[] = [];
  for (let after = 0; ; ) {
    const changes = parts.ledger.changes('drafts', after, walkedAtATime);
    for (const { id } of changes) {
      const draft = parts.ledger.draft(id);
      if (draft && isOwnDraft(parts, id)) found.push(draft);
    }
    const last = changes.at(-1);
    if (!last || changes.length < walkedAtATime) return found;
    after = last.change;
  }
}

/** A draft opened here with this person's card; one that a clerk of the office opened is the clerk's. */
function isByTheirCard(parts: TerminalParts, draft: Draft): boolean {
  const { visitor } = parts.kiosk.visit;
  if (visitor?.kind !== 'card' || draft.channel !== 'kiosk' || draft.identity.method !== 'chip') return false;
  return parts.ledger.cardReading(draft.identity.readingId)?.idNumber === visitor.reading.idNumber;
}
