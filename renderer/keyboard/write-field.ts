import { erasedRange, type FieldText, insertText, onBorders } from './engine/field-text.ts';

export type TypedField = HTMLInputElement | HTMLTextAreaElement;

/** Kinds of input that hold text with a caret. */
const textKinds = new Set(['text', 'search', 'tel', 'url', 'password']);

export function isTypedField(element: unknown): element is TypedField {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (!(element instanceof HTMLInputElement)) return false;
  return textKinds.has(element.type) && !element.readOnly && !element.disabled;
}

export function textOf(field: TypedField): FieldText {
  const { value, selectionStart, selectionEnd } = field;
  return { text: value, from: selectionStart ?? value.length, to: selectionEnd ?? value.length };
}

export function typeInto(field: TypedField, added: string): void {
  const before = onBorders(textOf(field));
  const after = insertText(before, added, field.maxLength >= 0 ? field.maxLength : undefined);
  const fitting = after.text.slice(before.from, after.from);
  if (fitting !== '') edit(field, before, { command: 'insertText', added: fitting });
}

export function eraseIn(field: TypedField): void {
  const range = erasedRange(textOf(field));
  if (range.from !== range.to) edit(field, range, { command: 'delete', added: '' });
}

export function undoIn(field: TypedField): void {
  field.focus();
  document.execCommand('undo');
}

/**
 * As if it had been typed: the browser keeps its undo steps and tells React by itself. `execCommand` is old, and the one
 * way to do so; where a browser has dropped it, the value is set and told instead.
 */
function edit(
  field: TypedField,
  range: { readonly from: number; readonly to: number },
  { command, added }: { readonly command: 'insertText' | 'delete'; readonly added: string },
): void {
  field.focus();
  field.setSelectionRange(range.from, range.to);
  if (document.execCommand(command, false, added)) return;
  const { value } = field;
  const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(
    field,
    value.slice(0, range.from) + added + value.slice(range.to),
  );
  field.setSelectionRange(range.from + added.length, range.from + added.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: added, inputType: 'insertText' }));
}
