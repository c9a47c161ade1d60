import type { Draft } from '../../../../main/domain/application.ts';
import { answerAt, answerPointers, withAnswer } from '../../../../main/domain/form/answers.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { isSameValue } from '../../../desk/same-value.ts';

/** 撤销: what was done to a draft since it was opened here, newest last. It lives in memory, like the visit. */
export type Undo =
  | { readonly kind: 'answers'; readonly label: string; readonly before: Draft['form']; readonly after: Draft['form'] }
  | { readonly kind: 'page'; readonly materialCode: string; readonly sha256: string };

const done = new Map<string, Undo[]>();
const kept = 50;

/** The field in hand, and how the form stood when it was entered. */
let entered: { readonly draftId: string; readonly form: Draft['form'] } | null = null;

export function enterField(draftId: string, form: Draft['form']): void {
  entered = { draftId, form };
}

/** Answers with how the form stood when the field was entered. */
export function leaveField(): typeof entered {
  const left = entered;
  entered = null;
  return left;
}

/** Something is being typed that is no step of its own yet. */
export function isTyping({ id, form }: Pick<Draft, 'id' | 'form'>): boolean {
  return entered?.draftId === id && changedPointers(entered.form, form).length > 0;
}

export function noteUndo(draftId: string, undo: Undo): void {
  done.set(draftId, [...(done.get(draftId) ?? []), undo].slice(-kept));
}

/** Accepted or discarded: what it was made of is nobody's any more. */
export function forgetUndo(draftId: string): void {
  done.delete(draftId);
}

export type Undone = { readonly undo: Undo | null; readonly failure: Failure | null };

/** Takes the last step back. An answer that was changed again since, by a card or another window, stays as it is. */
export async function undoLast(draftId: string): Promise<Undone> {
  const steps = done.get(draftId) ?? [];
  const undo = steps.at(-1);
  if (!undo) return { undo: null, failure: null };
  done.set(draftId, steps.slice(0, -1));
  if (undo.kind === 'answers') {
    await editDraft(draftId, (draft) => {
      const form = answersBefore(draft.form, undo);
      if (entered) entered = { draftId, form };
      return { ...draft, form };
    });
    return { undo, failure: null };
  }
  await (await deskReady()).settled();
  const { materialCode, sha256 } = undo;
  const put = await call('putBackPage', { draftId, materialCode, sha256 });
  return { undo, failure: put.ok ? null : put.failure };
}

function answersBefore(form: Draft['form'], { before, after }: Extract<Undo, { kind: 'answers' }>): Draft['form'] {
  return changedPointers(before, after)
    .filter((pointer) => isSameValue(answerAt(form, pointer), answerAt(after, pointer)))
    .reduce<Draft['form']>((made, pointer) => ({ ...withAnswer(made, pointer, answerAt(before, pointer)) }), form);
}

export function changedPointers(before: Draft['form'], after: Draft['form']): readonly string[] {
  const all = new Set([...answerPointers(before), ...answerPointers(after)]);
  return [...all].filter((pointer) => !isSameValue(answerAt(before, pointer), answerAt(after, pointer)));
}
