import { type DisplayContract, type DisplayMethod, displayContract } from '../../preload/contract-display.ts';
import type { Api } from '../api.ts';
import type { CitizenDesk } from '../citizen/port.ts';
import type { DisplayBlock } from '../domain/display/sheet.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { confirmForm } from '../usecases/confirm-form.ts';
import { keepSignature } from '../usecases/keep-signature.ts';
import type { TerminalParts } from '../usecases/parts.ts';
import type { VerbsOf } from '../verbs.ts';
import type { DisplayPage } from './display-desk.ts';
import type { DisplayDesk } from './port.ts';

/** The second screen's own door. It knows the methods of its contract and no others, and of a task only the one on the screen. */
export function createDisplayApi(
  parts: TerminalParts,
  { desk, page, citizen }: { readonly desk: DisplayDesk; readonly page: DisplayPage; readonly citizen: CitizenDesk },
): Api {
  const over = failed('display/over');
  const verbs: VerbsOf<DisplayContract> = {
    displayView: () => ok(page.push()),
    turnTo({ taskId, page: number, stage }) {
      page.turnTo(taskId, number, stage);
      return ok(null);
    },
    confirmForm({ taskId }) {
      const task = page.current(taskId)?.task;
      if (task?.what !== 'confirm') return over;
      const confirmed = confirmForm(parts, task);
      if (!confirmed.ok) {
        page.noteChanged();
        return confirmed;
      }
      page.settle('done', 'confirmed');
      if (!task.asksSignature) return ok(null);
      const next = desk.show({ what: 'sign-form', words: task.words, isRead: true });
      return next.ok ? ok(null) : next;
    },
    reportWrong({ taskId, pointers }) {
      const task = page.current(taskId)?.task;
      if (task?.what !== 'confirm') return over;
      const rows = task.words.sheet.pages.flat().flatMap(rowsIn);
      const wrong = rows.filter(({ pointer }) => pointers.includes(pointer));
      if (wrong.length === 0) return failed('input/invalid', 'no such answer');
      page.settle('wrong', 'wrong', wrong);
      return ok(null);
    },
    async signSheet({ taskId, documentHash, written }) {
      const task = page.current(taskId)?.task;
      if (task?.what !== 'sign-form' && task?.what !== 'sign-document') return over;
      const kept = await keepSignature(parts, {
        words: task.words,
        shownHash: documentHash,
        written,
        device: 'second-screen',
      });
      if (!kept.ok) {
        if (kept.failure.code === 'signature/other-words') page.noteChanged();
        return kept;
      }
      // It is kept; whether the screen still shows it is another matter.
      if (page.current(taskId)) page.settle('done', 'signed');
      return ok(null);
    },
    decline({ taskId }) {
      if (!page.current(taskId)) return over;
      page.settle('declined', 'declined');
      return ok(null);
    },
    async rateVisit({ taskId, token, rating }) {
      if (page.current(taskId)?.task.what !== 'rate') return over;
      const given = await citizen.rate(token, rating);
      if (!given.ok) return given;
      parts.engine()?.kick();
      if (page.current(taskId)) page.settle('done', 'rated');
      return ok(null);
    },
    finish() {
      page.finish();
      return ok(null);
    },
  };

  return {
    async call(method, input) {
      if (!isMethod(method)) return failed('input/invalid', 'no such method');
      const parsed = displayContract[method].input.safeParse(input ?? {});
      if (!parsed.success) return failed('input/invalid', parsed.error.issues[0]?.message);
      try {
        // The table above pairs each method with its own input; the compiler can't follow that through a lookup.
        const verb = verbs[method] as (value: unknown) => Result<unknown> | Promise<Result<unknown>>;
        return await verb(parsed.data);
      } catch (bug) {
        parts.log.error({ method, bug: bug instanceof Error ? bug.stack : String(bug) }, 'a verb threw');
        return failed('terminal/fault', method);
      }
    },
  };
}

function isMethod(name: string): name is DisplayMethod {
  return Object.hasOwn(displayContract, name);
}

function rowsIn(block: DisplayBlock): readonly { readonly pointer: string; readonly label: string }[] {
  if (block.kind === 'table') return block.pointer === null ? [] : [{ pointer: block.pointer, label: block.title }];
  if (block.kind !== 'rows') return [];
  return block.rows.flatMap(({ pointer, label }) => (pointer === null ? [] : [{ pointer, label }]));
}
