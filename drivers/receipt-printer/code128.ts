/**
 * The text inside a `GS k 73` argument: code sets are chosen by `{A` `{B` `{C`, `{{` is a brace, `{S` shifts one
 * character, set C carries pairs of digits. Null for what a printer would refuse.
 */
export function readCode128(argument: readonly number[]): string | null {
  let set: 'A' | 'B' | 'C' | null = null;
  let text = '';
  for (let at = 0; at < argument.length; at += 1) {
    const byte = argument[at] ?? 0;
    if (byte === 0x7b) {
      at += 1;
      const choice = String.fromCharCode(argument[at] ?? 0);
      if (choice === 'A' || choice === 'B' || choice === 'C') set = choice;
      else if (choice === '{' && set !== null) text += '{';
      else if (choice !== 'S' && !/[1-4]/.test(choice)) return null;
    } else if (set === null || byte > 0x7f) return null;
    else if (set === 'C') {
      if (byte > 99) return null;
      text += String(byte).padStart(2, '0');
    } else text += String.fromCharCode(byte);
  }
  return text;
}
