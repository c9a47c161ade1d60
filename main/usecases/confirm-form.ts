import type { DisplayTask } from '../display/port.ts';
import { failed, type Result } from '../domain/result.ts';
import { deskChanged, type TerminalParts } from './parts.ts';

/** 群众确认: of the very revision that was shown. An edit meanwhile, and it confirms nothing. */
export function confirmForm(
  parts: TerminalParts,
  { draftId, revision, words }: Pick<Extract<DisplayTask, { what: 'confirm' }>, 'draftId' | 'revision' | 'words'>,
): Result<void> {
  if (parts.ledger.draft(draftId)?.revision !== revision) return failed('signature/other-words', 'another revision');
  const at = parts.clock.now().toISOString();
  const { documentHash } = words;
  const noted = parts.ledger.transact((writer) => {
    writer.setFact(`confirmed/${draftId}`, { revision, documentHash, at });
    writer.appendEvent({
      type: 'citizen/confirmed',
      operatorId: null,
      applicationId: null,
      body: { draftId, revision, documentHash },
    });
  });
  if (noted.ok) deskChanged(parts);
  return noted;
}
