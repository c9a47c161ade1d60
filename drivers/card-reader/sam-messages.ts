import { encodeFrame } from './sam-frame.ts';
import { samWord } from './sam-words.ts';

export const textBytes = 256;
export const photoBytes = 1_024;
/** A card without a fingerprint is a success too, with a length of zero. */
export const fingerprintLengths: readonly number[] = [1_024, 512, 0];
/** Newest address: 35 UTF-16 units. */
export const addressBytes = 70;

/** What the module answered to one command; `refused` carries the status byte. */
export type SamReply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly word: number };

/**
 * The decoders below answer null for a frame that is no answer to that command. An answer names no command, and one that
 * comes late (after the host gave up waiting) would else be taken for the next one's. This first one serves status, reset
 * and a new baud rate, which are all confirmed by a bare "done".
 */
export function decodeStatus(body: Uint8Array): SamReply<'authorised'> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.ok && answer.data.length === 0) return done('authorised');
  return refusedBy(answer, []);
}

/** The 16 bytes of the module's number, as a view into `body`. */
export function decodeModuleId(body: Uint8Array): SamReply<Uint8Array> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.ok && answer.data.length === 16) return done(answer.data);
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

/** Text, photo and what the chip keeps of a fingerprint; all views into `body`. */
export interface CardBlocksWithFingerprint extends CardBlocks {
  readonly fingerprint: Uint8Array;
}

export function decodeReadWithFingerprint(body: Uint8Array): SamReply<CardBlocksWithFingerprint> | null {
  const answer = split(body);
  if (answer === null) return null;
  const { word, data } = answer;
  if (word !== samWord.ok) return refusedBy(answer, cardWords);
  const fingerprintBytes = (data[4] ?? 0) * 256 + (data[5] ?? 0);
  const lengthsFit = data[0] === 0x01 && data[1] === 0x00 && data[2] === 0x04 && data[3] === 0x00;
  if (!lengthsFit || !fingerprintLengths.includes(fingerprintBytes)) return null;
  const blocks = data.subarray(6);
  if (blocks.length !== textBytes + photoBytes + fingerprintBytes) return null;
  return done({
    text: blocks.subarray(0, textBytes),
    photo: blocks.subarray(textBytes, textBytes + photoBytes),
    fingerprint: blocks.subarray(textBytes + photoBytes),
  });
}

/** The address noted after the card was made, or `none`. */
export function decodeNewestAddress(body: Uint8Array): SamReply<Uint8Array | 'none'> | null {
  const answer = split(body);
  if (answer === null) return null;
  if (answer.word === samWord.ok && answer.data.length === addressBytes) return done(answer.data);
  if (answer.word === samWord.itemEmpty && answer.data.length === 0) return done('none');
  return refusedBy(answer, cardWords);
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

export function encodeFingerprintAnswer({ text, photo, fingerprint }: CardBlocksWithFingerprint): Uint8Array {
  if (!fingerprintLengths.includes(fingerprint.length)) throw new RangeError('not the fingerprint of a card');
  const data = Buffer.concat(
    [[0x01, 0x00, 0x04, 0x00], [fingerprint.length >> 8, 0], text, photo, fingerprint].map((part) =>
      Uint8Array.from(part),
    ),
  );
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
const cardWords: readonly number[] = [
  samWord.cardNotTrusted,
  samWord.moduleNotTrusted,
  samWord.contentsNotTrusted,
  samWord.fingerprintNotTrusted,
  samWord.contentsLengthWrong,
  samWord.cardTypeUnknown,
  samWord.readFailed,
  samWord.randomFailed,
  samWord.itemEmpty,
];

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
