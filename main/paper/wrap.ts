/** May not begin a row (GB/T 15834 and common practice, 避头). */
const closers = new Set('，。、；：！？）】》〉〕”’…—％%,.;:!?)');
/** May not end a row (避尾). */
const openers = new Set('（【《〈〔“‘(');

/**
 * Breaks text into rows. Chinese breaks anywhere but around its punctuation; a run of letters or digits (a number, a
 * telephone) stays whole while a row can hold it; a surrogate pair is never cut.
 */
export function wrapText(text: string, row: { readonly width: number; measure(text: string): number }): string[] {
  const rows: string[] = [];
  let current = '';
  for (const unit of unitsOf(text).flatMap((whole) => piecesOf(whole, row))) {
    if (current !== '' && row.measure((current + unit).trimEnd()) > row.width) {
      rows.push(current.trimEnd());
      current = '';
    }
    current += current === '' ? unit.trimStart() : unit;
  }
  return current === '' && rows.length > 0 ? rows : [...rows, current.trimEnd()];
}

/** Columns of a receipt printer: a Chinese character takes two. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2), 0);
}

function unitsOf(text: string): string[] {
  const units: string[] = [];
  let opening = '';
  for (const atom of text.match(/[!-'*-~]+|./gsu) ?? []) {
    const last = units.at(-1);
    if (openers.has(atom)) opening += atom;
    else if (closers.has(atom) && opening === '' && last !== undefined) units[units.length - 1] = last + atom;
    else {
      units.push(opening + atom);
      opening = '';
    }
  }
  return opening === '' ? units : [...units, opening];
}

/** A unit that no row can hold is cut between characters after all. */
function piecesOf(unit: string, row: { readonly width: number; measure(text: string): number }): string[] {
  return row.measure(unit) <= row.width ? [unit] : Array.from(unit);
}
