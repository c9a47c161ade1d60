import { App } from 'antd';
import { useEffect, useRef } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { changedPointers, enterField, isTyping, leaveField, noteUndo, undoLast } from './draft-undo.ts';
import { isDialogOpen } from './use-step-keys.ts';
import { useVisitText } from './visit-text.ts';

/**
 * Ctrl+Z takes back the last field, paste or removed page of the draft in hand. While a field is being typed in, the keys
 * are the field's own. After acceptance there is no undo, only the moves that the law has, and that is what is said.
 */
export function useUndo(draft: Draft | null, isAccepted: boolean): void {
  const { t } = useVisitText();
  const { message } = App.useApp();
  const newest = useRef({ draft, isAccepted });
  newest.current = { draft, isAccepted };
  useTypedFields(newest);
  useRowSteps(draft);
  useEffect(() => {
    const onKey = async (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== 'KeyZ') return;
      const { draft: current, isAccepted: isOver } = newest.current;
      if (isDialogOpen()) return;
      if (isOver) {
        event.preventDefault();
        void message.info(t('undo.accepted'));
        return;
      }
      if (!current || isTyping(current)) return;
      event.preventDefault();
      const { undo, failure } = await undoLast(current.id);
      if (failure) void message.warning(t('undo.failed'));
      else if (undo === null) void message.info(t('undo.none'));
      else void message.success(undo.kind === 'page' ? t('undo.page') : t('undo.field', { label: undo.label }));
    };
    const listen = (event: globalThis.KeyboardEvent) => void onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [t, message]);
}

/** A field that was left with another answer than it was entered with is one step. */
function useTypedFields(newest: { readonly current: { readonly draft: Draft | null } }): void {
  useEffect(() => {
    const onIn = ({ target }: FocusEvent) => {
      const { draft } = newest.current;
      if (draft && isField(target)) enterField(draft.id, draft.form);
    };
    const onOut = ({ target }: FocusEvent) => {
      const start = leaveField();
      if (!start || !isField(target)) return;
      const label = labelOf(target);
      // A date is put into its shape when its field is left: after that.
      setTimeout(() => {
        const { draft } = newest.current;
        if (draft?.id !== start.draftId || changedPointers(start.form, draft.form).length === 0) return;
        noteUndo(draft.id, { kind: 'answers', label, before: start.form, after: draft.form });
      });
    };
    window.addEventListener('focusin', onIn);
    window.addEventListener('focusout', onOut);
    return () => {
      window.removeEventListener('focusin', onIn);
      window.removeEventListener('focusout', onOut);
    };
  }, [newest]);
}

/** A row that was added or removed in a list of the form is one step: a button has no focus to leave. */
function useRowSteps(draft: Draft | null): void {
  const newest = useRef(draft);
  newest.current = draft;
  const start = useRef<{ readonly draftId: string; readonly form: Draft['form']; readonly label: string } | null>(null);
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const list =
        target instanceof Element && target.closest('button') ? target.closest('.item-form .form-rows') : null;
      const { current } = newest;
      const label = list?.querySelector('legend')?.textContent ?? '';
      start.current = list && current ? { draftId: current.id, form: current.form, label } : null;
    };
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, []);
  useEffect(() => {
    const { current } = start;
    if (!current || draft?.id !== current.draftId || changedPointers(current.form, draft.form).length === 0) return;
    start.current = null;
    noteUndo(draft.id, { kind: 'answers', label: current.label, before: current.form, after: draft.form });
  }, [draft]);
}

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.closest('.item-form') !== null && target.matches('input, textarea');

function labelOf(field: HTMLElement): string {
  const label = field.closest('.form-field')?.querySelector('label');
  return label?.textContent?.trim() ?? '';
}
