import { type CardWords, decodeCardText } from './card-layout.ts';
import { SamFrameParser } from './sam-frame.ts';
import { decodeRead, decodeReadWithFingerprint } from './sam-messages.ts';
import { samSaying, samWord, samWords } from './sam-words.ts';

/** What a captured answer says, or in one line why it says nothing. */
export type Capture =
  | { readonly ok: true; readonly card: CardWords; readonly fingerprintBytes: number | null }
  | { readonly ok: false; readonly why: string };

/**
 * The first card answer in bytes that somebody recorded on the wire: binary, or hex text with spaces, line breaks, commas
 * or 0x; with anything before, between and behind the frames.
 */
export function decodeCapture(recorded: Uint8Array): Capture {
  if (recorded.length === 0) return wrong('the file is empty');
  const bytes = bytesOf(recorded);
  if (typeof bytes === 'string') return wrong(bytes);
  const parser = new SamFrameParser('responses');
  const events = parser.push(bytes);
  const unfinishedBytes = parser.unfinishedBytes;
  while (parser.hasUnfinishedFrame) events.push(...parser.abandonUnfinishedFrame());

  let answer: string | null = null;
  let isDamaged = false;
  for (const event of events) {
    if (event.kind === 'damaged') {
      isDamaged = true;
      continue;
    }
    const decoded = decodeAnswer(event.body);
    if (typeof decoded !== 'string') return decoded;
    // A read comes after find and select: the last answer is what the capture is about.
    answer = decoded;
  }
  if (isDamaged) return wrong('wrong checksum: the frame was damaged on its way or in the file');
  if (unfinishedBytes !== null) {
    const { promised, there } = unfinishedBytes;
    return wrong(
      `the frame is too short: ${there} of ${promised === 0 ? 'its' : promised} bytes after the length are there`,
    );
  }
  return wrong(answer ?? 'no frame: AA AA AA 96 69 with a length behind it is nowhere in the file');
}

function decodeAnswer(body: Uint8Array): Capture | string {
  const read = decodeRead(body);
  const readWithFingerprint = decodeReadWithFingerprint(body);
  if (read?.kind === 'done') return cardIn(read.value.text, null);
  if (readWithFingerprint?.kind === 'done') {
    return cardIn(readWithFingerprint.value.text, readWithFingerprint.value.fingerprint.length);
  }
  const word = body[2] ?? 0;
  if (body[0] !== 0 || body[1] !== 0 || samSaying(word).meaning === 'unknown') {
    const status = Buffer.from(body.subarray(0, 3)).toString('hex').toUpperCase();
    return `unknown status ${status.match(/../g)?.join(' ')} in the answer`;
  }
  if (word === samWord.ok || word === samWord.found) return 'not a card answer: the frame answers another command';
  return `not a card answer: the module said ${samWords(word)}`;
}

function cardIn(text: Uint8Array, fingerprintBytes: number | null): Capture | string {
  const card = decodeCardText(text);
  if (card === null) return 'a card answer of a kind that is not known: its type mark is none of space, J, I, Y';
  return { ok: true, card, fingerprintBytes };
}

/** A sentence where the file is hex text that can not be right. */
function bytesOf(recorded: Uint8Array): Uint8Array | string {
  const text = textOf(recorded);
  const digits = text.replace(/0x/gi, '').replace(separators, '');
  if (digits === '') return 'the file holds nothing but blanks';
  if (/^[0-9a-f]+$/i.test(digits)) {
    if (digits.length % 2 === 1) return 'hex text with half a byte: the number of digits is odd';
    return Buffer.from(digits, 'hex');
  }
  // A log line around it: `10:21:07 RX: AA AA AA 96 69 05 08 …`.
  const frame = hexFrame.exec(text)?.[0].replace(/0x/gi, '').replace(separators, '') ?? '';
  return frame.length > 0 ? Buffer.from(frame.slice(0, frame.length & ~1), 'hex') : recorded;
}

const separators = /[\s,;:_|-]/g;
const hexFrame = /(?:(?:0x)?aa[\s,;:_|-]*){3}(?:0x)?96[\s,;:_|-]*(?:0x)?69(?:[\s,;:_|-]|0x|[0-9a-f]{2})*/i;

/** Text as editors save it; binary files come out as some text too, which is no hex. */
function textOf(recorded: Uint8Array): string {
  if (recorded[0] === 0xff && recorded[1] === 0xfe) return new TextDecoder('utf-16le').decode(recorded);
  const hasMark = recorded[0] === 0xef && recorded[1] === 0xbb && recorded[2] === 0xbf;
  return Buffer.from(recorded.subarray(hasMark ? 3 : 0)).toString('latin1');
}

function wrong(why: string): Capture {
  return { ok: false, why };
}
