import type { Topic, TopicValue } from '../../preload/contract.ts';
import type { Pushes } from '../pushes.ts';
import type { TerminalParts } from '../usecases/parts.ts';
import { wordsOf } from '../usecases/signable-words.ts';
import type { DisplayPage } from './display-desk.ts';
import type { DisplayDesk, DisplayTask } from './port.ts';

/**
 * Nothing of a visit stays on the second screen: it ends when the clerk leaves, when somebody else's card is placed, and when
 * what it shows was accepted, discarded or changed.
 */
export function followVisit(around: {
  readonly parts: TerminalParts;
  readonly desk: DisplayDesk;
  readonly page: DisplayPage;
  readonly pushes: Pushes;
}): () => void {
  const { parts, desk, page, pushes } = around;
  return pushes.listen((topic: Topic, value: unknown) => {
    if (topic === 'terminal' && parts.session.operator === null) desk.end();
    else if (topic === 'card') cardPlaced(value as TopicValue<'card'>);
    else if (topic === 'desk') deskChanged();
    if (topic === 'desk' || topic === 'terminal') page.refresh();
  });

  function cardPlaced(card: TopicValue<'card'>): void {
    const task = page.task();
    if (task !== null && card.ok && card.value.idNumber !== personOf(task)) desk.end();
  }

  function deskChanged(): void {
    const task = page.task();
    if (task === null || !('words' in task)) return;
    const { words } = task;
    if (words.isDraft && parts.ledger.draft(words.id) === null) {
      desk.end();
      return;
    }
    const isEdited = task.what === 'confirm' && parts.ledger.draft(task.draftId)?.revision !== task.revision;
    const now = wordsOf(parts, words);
    if (isEdited || !now.ok || now.value.documentHash !== words.documentHash) page.noteChanged();
  }
}

function personOf(task: DisplayTask): string {
  return 'words' in task ? task.words.person : task.person;
}
