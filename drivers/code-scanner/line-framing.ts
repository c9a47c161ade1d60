import { type CodeDecoder, type CodeEvent, maxCodeBytes } from './code-event.ts';

/**
 * What ends a code on a serial line: `line` is CR, LF or both; `crlf` that pair alone, for QR codes that hold several
 * lines; `pause` is silence, for guns without a terminator.
 *
 * Under `line`, silence ends a code too until the first terminator was seen, so that a gun without one works unconfigured.
 * From then on a code that stays without its end is half a code, and is dropped.
 */
export type CodeEnding = 'line' | 'cr' | 'lf' | 'crlf' | 'pause';

export const codeEndings: readonly CodeEnding[] = ['line', 'cr', 'lf', 'crlf', 'pause'];

/** Neither UTF-8 nor GB 18030 has CR or LF inside a character, so codes are cut before they are decoded. */
export function lineFraming({ ending }: { readonly ending: CodeEnding }): CodeDecoder {
  const code = new Uint8Array(maxCodeBytes);
  let length = 0;
  let isTooLong = false;
  let pauseEnds = ending === 'pause' || ending === 'line';

  const finish = (): CodeEvent[] => {
    const events: CodeEvent[] = [];
    if (isTooLong) events.push({ kind: 'unreadable', why: 'too-long' });
    else if (length > 0) events.push({ kind: 'code', bytes: code.slice(0, length), aimId: null });
    length = 0;
    isTooLong = false;
    return events;
  };
  const append = (byte: number) => {
    isTooLong ||= length === maxCodeBytes;
    if (isTooLong) return;
    code[length] = byte;
    length += 1;
  };

  return {
    get pauseMs() {
      return pauseEnds ? 200 : 1_000;
    },
    push: (bytes) => {
      const events: CodeEvent[] = [];
      let previous = code[length - 1];
      for (const byte of bytes) {
        const endsPair = ending === 'crlf' && byte === lf && previous === cr;
        previous = byte;
        if (endsPair && !isTooLong) length -= 1;
        if (!endsPair && !isEnd(ending, byte)) append(byte);
        else {
          pauseEnds &&= ending === 'pause';
          events.push(...finish());
        }
      }
      return events;
    },
    pause: () => {
      if (pauseEnds) return finish();
      const isCut = length > 0 || isTooLong;
      length = 0;
      isTooLong = false;
      return isCut ? [{ kind: 'unreadable', why: 'damaged' }] : [];
    },
  };
}

const cr = 0x0d;
const lf = 0x0a;

function isEnd(ending: CodeEnding, byte: number): boolean {
  if (ending === 'line') return byte === cr || byte === lf;
  return (ending === 'cr' && byte === cr) || (ending === 'lf' && byte === lf);
}
