import { setTimeout as delay } from 'node:timers/promises';
import type { ByteLine } from '../transport/byte-line.ts';
import type { PluggedDevice } from '../transport/plug.ts';
import { type FrameEvent, SamFrameParser } from './sam-frame.ts';
import { type CardBlocks, encodeAnswer, encodeFingerprintAnswer, encodeReadAnswer } from './sam-messages.ts';
import { type BaudRate, baudRates } from './sam-requests.ts';
import { samWord } from './sam-words.ts';

/** A card, and what it may hold beyond text and photo. */
export interface SimulatedCard extends CardBlocks {
  /** 1024, 512 or no bytes; absent is a card made before fingerprints were taken. */
  readonly fingerprint?: Uint8Array;
  /** 70 bytes of UTF-16LE (`encodeAddress`); absent when nobody moved. */
  readonly newestAddress?: Uint8Array;
}

/** How the module misbehaves (devices §1.9). Counts go down by one with each use. */
export interface SamMood {
  /** Sizes of the pieces that answers are written in, over and over; empty for whole frames. */
  readonly fragments: readonly number[];
  /** Bytes that come before every answer. */
  readonly noise: Uint8Array;
  /** Answers that go out with a wrong check byte, after this many good ones. */
  readonly wrongChecks: { readonly after: number; readonly count: number };
  readonly isSilent: boolean;
  /** Hears and answers nothing on a line that is set to another speed; null hears every speed. */
  readonly baudRate: BaudRate | null;
  /** Commands that this model does not know, as `0x3010`. */
  readonly unknownCommands: readonly number[];
  readonly isUnauthorised: boolean;
  readonly failSelects: number;
  readonly failReads: number;
  /** Of the next card answer only so many bytes go out, and then nothing; null for whole answers. */
  readonly cutReadAt: number | null;
  /** How long the card and the module talk before the answer to a read. */
  readonly readMs: number;
}

export const goodMood: SamMood = {
  fragments: [],
  noise: new Uint8Array(0),
  wrongChecks: { after: 0, count: 0 },
  isSilent: false,
  baudRate: null,
  unknownCommands: [],
  isUnauthorised: false,
  failSelects: 0,
  failReads: 0,
  cutReadAt: null,
  readMs: 20,
};

/**
 * A SAM module seen from the wire: it answers commands on whatever line is connected, and has hands for the card.
 * As the real one, it keeps quiet about a card that it has read until that card is lifted.
 */
export class SimulatedSam implements PluggedDevice {
  readonly #listeners = new Set<() => void>();
  #mood: SamMood = goodMood;
  #card: SimulatedCard | null = null;
  /** A hand is slower than a poll: a card that follows another is on the reader once the module has seen it empty. */
  #isCardInTheAir = false;
  #phase: 'waiting' | 'found' | 'selected' | 'read' = 'waiting';
  #isReading = false;
  #powerCycles = 0;
  #pullsDuringNextRead = false;
  #fragmentAt = 0;
  #commandsSeen: number[] = [];

  get hasCard(): boolean {
    return this.#card !== null;
  }

  /** The card and the module are talking now: the moment to pull something. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Every command since power came on, as `0x3001`: what was asked of a card, and what was not. */
  get commandsSeen(): readonly number[] {
    return this.#commandsSeen;
  }

  /** The speed it is set to; null hears every speed. */
  get hearsAt(): BaudRate | null {
    return this.#mood.baudRate;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setMood(mood: Partial<SamMood>): void {
    this.#mood = { ...this.#mood, ...mood };
  }

  powerOn(): void {
    this.#powerCycles += 1;
    this.#phase = 'waiting';
    this.#commandsSeen = [];
    this.#isCardInTheAir = false;
    this.#isReading = false;
  }

  connect(line: ByteLine): void {
    const parser = new SamFrameParser('requests');
    let work = Promise.resolve();
    line.onBytes((bytes) => {
      for (const event of parser.push(bytes)) {
        // A line that dies while an answer is on its way is what unplugging means here.
        work = work.then(() => this.#answer(line, event)).catch(() => {});
      }
    });
  }

  placeCard(card: SimulatedCard): void {
    if (this.#card !== null) this.liftCard();
    this.#card = card;
    this.#changed();
  }

  liftCard(): void {
    if (this.#card === null) return;
    this.#card = null;
    this.#isCardInTheAir = true;
    this.#phase = 'waiting';
    this.#changed();
  }

  pullCardDuringNextRead(): void {
    this.#pullsDuringNextRead = true;
  }

  async #answer(line: ByteLine, event: FrameEvent): Promise<void> {
    if (this.#mood.isSilent || !this.#hears(line)) return;
    const answer = event.kind === 'damaged' ? encodeAnswer(samWord.checkWrong) : await this.#obey(event.body);
    await this.#send(line, this.#spoil(answer));
  }

  #hears(line: ByteLine): boolean {
    const set = line.peerBaudRate?.() ?? null;
    return this.#mood.baudRate === null || set === null || set === this.#mood.baudRate;
  }

  async #obey(body: Uint8Array): Promise<Uint8Array> {
    if (this.#mood.isUnauthorised) return encodeAnswer(samWord.notAuthorised);
    const command = body.length === 2 ? ((body[0] ?? 0) << 8) | (body[1] ?? 0) : -1;
    if (this.#commandsSeen.length < 1_000) this.#commandsSeen.push(command);
    if (this.#mood.unknownCommands.includes(command)) return encodeAnswer(samWord.commandWrong);
    const baudRate = command >> 8 === 0x60 ? baudRates[command & 0xff] : undefined;
    if (baudRate !== undefined) {
      // Confirmed at the old speed; the new one counts from the next command.
      this.setMood({ baudRate });
      return encodeAnswer(samWord.ok);
    }
    switch (command) {
      case 0x10ff:
        this.#phase = 'waiting';
        return encodeAnswer(samWord.ok);
      case 0x11ff:
        return encodeAnswer(samWord.ok);
      case 0x12ff:
        return encodeAnswer(samWord.ok, moduleId);
      case 0x2001:
        return this.#find();
      case 0x2002:
        return this.#select();
      case 0x3001:
        return this.#read(encodeReadAnswer);
      case 0x3010:
        return this.#read((card) => encodeFingerprintAnswer({ ...card, fingerprint: card.fingerprint ?? none }));
      case 0x3003:
        return this.#newestAddress();
      default:
        return encodeAnswer(samWord.commandWrong);
    }
  }

  #find(): Uint8Array {
    if (this.#card === null || this.#isCardInTheAir || this.#phase === 'read') {
      this.#isCardInTheAir = false;
      return encodeAnswer(samWord.findFailed);
    }
    this.#phase = 'found';
    return encodeAnswer(samWord.found, new Uint8Array(4));
  }

  #select(): Uint8Array {
    if (this.#card === null || this.#phase !== 'found' || this.#mood.failSelects > 0) {
      this.setMood({ failSelects: Math.max(0, this.#mood.failSelects - 1) });
      this.#phase = 'waiting';
      return encodeAnswer(samWord.selectFailed);
    }
    this.#phase = 'selected';
    return encodeAnswer(samWord.ok, new Uint8Array(8));
  }

  /** After a read too: the card is still the selected one. */
  #newestAddress(): Uint8Array {
    if (this.#card === null) return encodeAnswer(samWord.readFailed);
    if (this.#phase !== 'selected' && this.#phase !== 'read') return encodeAnswer(samWord.commandWrong);
    this.#phase = 'read';
    const { newestAddress } = this.#card;
    return newestAddress === undefined ? encodeAnswer(samWord.itemEmpty) : encodeAnswer(samWord.ok, newestAddress);
  }

  async #read(encode: (card: SimulatedCard) => Uint8Array): Promise<Uint8Array> {
    if (this.#phase !== 'selected') return encodeAnswer(samWord.commandWrong);
    const card = this.#card;
    const powerCycle = this.#powerCycles;
    this.#isReading = true;
    this.#changed();
    await delay(this.#mood.readMs / 2);
    if (this.#pullsDuringNextRead) {
      this.#pullsDuringNextRead = false;
      this.liftCard();
    }
    await delay(this.#mood.readMs / 2);
    // Unplugged meanwhile: this module is another life's, and its answer goes into a dead line.
    if (this.#powerCycles !== powerCycle) return encodeAnswer(samWord.readFailed);
    this.#isReading = false;
    this.#changed();
    if (card === null || this.#card !== card || this.#mood.failReads > 0) {
      this.setMood({ failReads: Math.max(0, this.#mood.failReads - 1) });
      this.#phase = 'waiting';
      return encodeAnswer(samWord.readFailed);
    }
    this.#phase = 'read';
    return encode(card);
  }

  #spoil(frame: Uint8Array): Uint8Array {
    const { after, count } = this.#mood.wrongChecks;
    if (after > 0) this.setMood({ wrongChecks: { after: after - 1, count } });
    else if (count > 0) {
      this.setMood({ wrongChecks: { after, count: count - 1 } });
      frame[frame.length - 1] = ~(frame.at(-1) ?? 0) & 0xff;
    }
    return frame;
  }

  async #send(line: ByteLine, frame: Uint8Array): Promise<void> {
    const { fragments, cutReadAt, noise } = this.#mood;
    const isCut = cutReadAt !== null && frame.length > 1_000;
    if (isCut) this.setMood({ cutReadAt: null });
    const bytes = Buffer.concat([noise, isCut ? frame.subarray(0, cutReadAt) : frame]);
    for (let at = 0; at < bytes.length; ) {
      const size = fragments[this.#fragmentAt++ % fragments.length] ?? bytes.length;
      await line.write(bytes.subarray(at, at + size));
      at += size;
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** 05.03-20140815-0123456789-0000000042 (devices appendix A). */
const moduleId = Uint8Array.of(5, 0, 3, 0, 0x0f, 0x53, 0x33, 1, 0x15, 0xcd, 0x5b, 7, 0x2a, 0, 0, 0);

const none = new Uint8Array(0);
