/**
 * CSV that WPS and Excel open unharmed: UTF-8 with a mark, CRLF, quotes where needed (RFC 4180), and two guards. A text
 * that begins with a digit is kept from becoming a number, a date or 1.2E+17 by a tab before it; one that begins like a
 * formula is kept from being one by an apostrophe. Both come off again when it is read back.
 */
export const byteOrderMark = '\uFEFF';

const beginsLikeFormula = /^['=+\-@\t\r\n\u{FEFF}＝＋－＠]/u;
const beginsLikeNumber = /^[\d.０-９]/u;

/** `isNumber`: an amount or a count that a spreadsheet may add up. */
export function csvCell(value: string, isNumber = false): string {
  const guarded = isNumber && /^-?\d{1,15}(\.\d+)?$/.test(value) ? value : guardedText(value);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function guardedText(value: string): string {
  if (beginsLikeFormula.test(value)) return `'${value}`;
  return beginsLikeNumber.test(value) ? `\t${value}` : value;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/** What was written by `csvCell`, line by line; null where the text is no such file. */
export function readCsv(text: string): readonly (readonly string[])[] | null {
  if (!text.startsWith(byteOrderMark)) return null;
  const lines: string[][] = [];
  let line: string[] = [];
  let at = byteOrderMark.length;
  while (at < text.length) {
    const cell = cellAt(text, at);
    if (cell === null) return null;
    line.push(unguarded(cell.value));
    at = cell.end;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      lines.push(line);
      line = [];
      at += 2;
    } else return null;
  }
  return line.length === 0 ? lines : null;
}

function cellAt(text: string, from: number): { readonly value: string; readonly end: number } | null {
  if (text[from] !== '"') {
    const plain = /[^",\r\n]*/uy;
    plain.lastIndex = from;
    const [value = ''] = plain.exec(text) ?? [];
    return { value, end: from + value.length };
  }
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, end: at + 1 };
  }
  return null;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") || cell.startsWith('\t') ? cell.slice(1) : cell;
}
