import type { DisplayView } from '../../preload/contract-display.ts';
import type { DisplayTask } from './port.ts';

/** Written out field by field: what is not named here does not leave for the second screen. */
export function viewOf(
  task: DisplayTask,
  { taskId, token }: { readonly taskId: string; readonly token: string },
): DisplayView {
  switch (task.what) {
    case 'confirm':
      return {
        kind: 'confirm',
        taskId,
        itemName: task.itemName,
        sheet: task.words.sheet,
        asksSignature: task.asksSignature,
      };
    case 'sign-form':
    case 'sign-document': {
      const { sheet, documentHash, isUndertaking, line } = task.words;
      return { kind: 'sign', taskId, sheet, documentHash, isUndertaking, isRead: task.isRead, line };
    }
    case 'rate':
      return { kind: 'rate', taskId, token, itemName: task.itemName };
    case 'fee': {
      const { itemName, lines, total, number, code } = task.notice;
      return { kind: 'fee', taskId, itemName, lines, total, number, code };
    }
  }
}
