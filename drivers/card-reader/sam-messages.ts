import { encodeFrame } from './sam-frame.ts';

/** Commands of the host (devices §1.2), as complete frames. */
export const samRequest = {
  status: request(0x11, 0xff),
  moduleId: request(0x12, 0xff),
  findCard: request(0x20, 0x01),
  selectCard: request(0x20, 0x02),
  readTextAndPhoto: request(0x30, 0x01),
} as const;

/** Third status byte of an answer (devices §1.5); the first two are zero. */
export const samWord = {
  checkWrong: 0x10,
  lengthWrong: 0x11,
  commandWrong: 0x21,
  noPermission: 0x23,
  unrecognised: 0x24,
  readFailed: 0x41,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
  ok: 0x90,
  itemEmpty: 0x91,
  found: 0x9f,
} as const;

export const textBytes = 256;
export const photoBytes = 1_024;

/** What the module answered to one command; `refused` carries the status byte. */
export type SamReply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly word: number };

/**
 * The decoders below answer null for a frame that is no answer to that command. An answer names no command, and one that
 * comes late (after the host gave up waiting) would else be taken for the next one's.
 */
export function decodeStatus(body: Uint8Array): SamReply<'authorised'> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.ok && answer.data.length === 0) return done('authorised');
  return refusedBy(answer, []);
}

export function decodeFind(body: Uint8Array): SamReply<'found' | 'none'> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.found && answer.data.length === 4) return done('found');
  if (answer.word === samWord.findFailed && answer.data.length === 0) return done('none');
  return refusedBy(answer, []);
}

export function decodeSelect(body: Uint8Array): SamReply<'selected'> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.ok && answer.data.length === 8) return done('selected');
  return refusedBy(answer, [samWord.selectFailed]);
}

/** Text and photo, as views into `body`. */
export interface CardBlocks {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
}

export function decodeRead(body: Uint8Array): SamReply<CardBlocks> | null {
  const answer = split(body);
  if (answer === null) return null;
  const { word, data } = answer;
  if (word !== samWord.ok) return refusedBy(answer, cardWords);
  const lengthsFit = data[0] === 0x01 && data[1] === 0x00 && data[2] === 0x04 && data[3] === 0x00;
  if (!lengthsFit || data.length !== 4 + textBytes + photoBytes) return null;
  return done({ text: data.subarray(4, 4 + textBytes), photo: data.subarray(4 + textBytes) });
}

/** The module's side: an answer as a complete frame. */
export function encodeAnswer(word: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = new Uint8Array(3 + data.length);
  body[2] = word;
  body.set(data, 3);
  return encodeFrame(body);
}

export function encodeReadAnswer({ text, photo }: CardBlocks): Uint8Array {
  if (text.length !== textBytes || photo.length !== photoBytes) throw new RangeError('not the blocks of a card');
  const data = new Uint8Array(4 + textBytes + photoBytes);
  data.set([0x01, 0x00, 0x04, 0x00]);
  data.set(text, 4);
  data.set(photo, 4 + textBytes);
  return encodeAnswer(samWord.ok, data);
}

/** Refusals that any command can meet. */
const generalWords: readonly number[] = [
  samWord.checkWrong,
  samWord.lengthWrong,
  samWord.commandWrong,
  samWord.noPermission,
  samWord.unrecognised,
  samWord.selfTestFailed,
  samWord.notAuthorised,
];

/** 31–47: card and module failed to trust each other, or the card's contents did not check. */
const cardWords: readonly number[] = [0x31, 0x32, 0x33, 0x37, 0x3f, 0x40, samWord.readFailed, 0x47, samWord.itemEmpty];

interface Answer {
  readonly word: number;
  readonly data: Uint8Array;
}

function split(body: Uint8Array): Answer | null {
  const word = body[2];
  if (word === undefined || body[0] !== 0 || body[1] !== 0) return null;
  return { word, data: body.subarray(3) };
}

function refusedBy(answer: Answer, own: readonly number[]): SamReply<never> | null {
  const known = answer.data.length === 0 && (generalWords.includes(answer.word) || own.includes(answer.word));
  return known ? { kind: 'refused', word: answer.word } : null;
}

function done<T>(value: T): SamReply<T> {
  return { kind: 'done', value };
}

function request(command: number, parameter: number): Uint8Array {
  return encodeFrame(Uint8Array.of(command, parameter));
}
