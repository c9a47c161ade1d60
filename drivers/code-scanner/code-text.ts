import type { CodeEvent } from './code-event.ts';
import type { ScannedCode } from './port.ts';

/**
 * The text of a code; null where the bytes are text in no encoding that is in use here. UTF-8 first, since Chinese text in
 * GB 18030 is hardly ever valid UTF-8 while the reverse is common.
 */
export function decodeCode(code: Extract<CodeEvent, { kind: 'code' }>): ScannedCode | null {
  const { aimId, rest } = code.aimId === null ? splitAim(code.bytes) : { aimId: code.aimId, rest: code.bytes };
  const content = trimFrame(rest);
  for (const { encoding, decoder } of decoders) {
    try {
      const text = decoder.decode(content);
      return text === '' ? null : { text, encoding, aimId };
    } catch {
      // Not in this encoding: the decoder says so by throwing.
    }
  }
  return null;
}

const decoders = (['utf-8', 'gb18030'] as const).map((encoding) => {
  return { encoding, decoder: new TextDecoder(encoding, { fatal: true }) };
});

/** `]Q1` before the data, where a gun is set to send it: a bracket, a letter of ISO/IEC 15424, a modifier. */
function splitAim(bytes: Uint8Array): { readonly aimId: string | null; readonly rest: Uint8Array } {
  const prefix = String.fromCharCode(...bytes.subarray(0, 3));
  if (!/^\][ACEFGILQXUadehoz][0-9A-Za-z]$/.test(prefix) || bytes.length === 3) return { aimId: null, rest: bytes };
  return { aimId: prefix.slice(1), rest: bytes.subarray(3) };
}

/** STX and ETX of guns that frame their data, and the zeros of those that fill it up; what stands inside stays. */
function trimFrame(bytes: Uint8Array): Uint8Array {
  let [from, to] = [0, bytes.length];
  while (from < to && (bytes[from] === 0x02 || bytes[from] === 0)) from += 1;
  while (to > from && [0x00, 0x03, 0x0a, 0x0d].includes(bytes[to - 1] ?? -1)) to -= 1;
  return bytes.subarray(from, to);
}
