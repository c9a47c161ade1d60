/** The text of a field with its selection, in UTF-16 units as the browser counts them. */
export interface FieldText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A caret never stands inside a character: not between the halves of a pair, nor before a sign that belongs to it. */
export function onBorders({ text, from, to }: FieldText): FieldText {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const start = borderAtOrBefore(text, clamp(low, text));
  const end = low === high ? start : borderAtOrAfter(text, clamp(high, text));
  return { text, from: start, to: end };
}

/** Puts `added` in the place of the selection; of what is too long the whole characters that fit. */
export function insertText(field: FieldText, added: string, maxLength = Number.POSITIVE_INFINITY): FieldText {
  const { text, from, to } = onBorders(field);
  const room = maxLength - (text.length - (to - from));
  const fitting = wholeWithin(added.toWellFormed(), room);
  const next = text.slice(0, from) + fitting + text.slice(to);
  return { text: next, from: from + fitting.length, to: from + fitting.length };
}

/** 退格: the selection, else the one character before the caret. */
export function eraseBack(field: FieldText): FieldText {
  const range = erasedRange(field);
  return { text: field.text.slice(0, range.from) + field.text.slice(range.to), from: range.from, to: range.from };
}

export function erasedRange(field: FieldText): { readonly from: number; readonly to: number } {
  const { text, from, to } = onBorders(field);
  return from !== to ? { from, to } : { from: borderAtOrBefore(text, from - 1), to: from };
}

function wholeWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > room) break;
    kept += segment;
  }
  return kept;
}

function borderAtOrBefore(text: string, index: number): number {
  if (index <= 0) return 0;
  return index >= text.length ? text.length : (graphemes.segment(text).containing(index)?.index ?? index);
}

function borderAtOrAfter(text: string, index: number): number {
  const before = borderAtOrBefore(text, index);
  if (before === index) return index;
  return before + (graphemes.segment(text).containing(before)?.segment.length ?? 1);
}

const clamp = (index: number, text: string): number => Math.max(0, Math.min(index, text.length));
