/** 编码: a character by its number in Unicode, as registers and fonts print it: `U+2CC56`, `2cc56`. */
export type CodePointAnswer =
  | { readonly kind: 'character'; readonly text: string; readonly code: string; readonly isPrivate: boolean }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'none' };

const unfinished: CodePointAnswer = { kind: 'unfinished' };
const none: CodePointAnswer = { kind: 'none' };

/** Han characters and what people's names hold beside them (·); no controls, no halves of pairs, no unassigned numbers. */
export function characterOfCode(typed: string): CodePointAnswer {
  const digits = typed.trim().replace(/^u\+?/i, '');
  if (digits.length < 4) return /^[0-9a-f]*$/i.test(digits) ? unfinished : none;
  if (!/^[0-9a-f]{4,6}$/i.test(digits)) return none;
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return none;
  const text = String.fromCodePoint(code);
  const isPrivate = /^\p{Co}$/u.test(text);
  const isWritten = isPrivate || /^[\p{Script=Han}\p{L}\p{N}·]$/u.test(text);
  return isWritten ? { kind: 'character', text, code: `U+${digits.toUpperCase().padStart(4, '0')}`, isPrivate } : none;
}
