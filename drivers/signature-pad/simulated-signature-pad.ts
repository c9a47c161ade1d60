import { setTimeout as delay } from 'node:timers/promises';
import { type JsonLines, jsonLines } from '../plugin/json-lines.ts';
import type { ByteLine } from '../transport/byte-line.ts';
import type { PluggedDevice } from '../transport/plug.ts';
import { padHeightPx, padWidthPx, type StrokePoints, signaturePicture, writtenName } from './written-name.ts';

/** How the pad misbehaves. */
export interface PadMood {
  readonly kind:
    | 'good'
    /** Cuts its messages into pieces, and prints nonsense between them. */
    | 'fragments-and-noise'
    /** The picture is cut off. */
    | 'picture-cut'
    /** It says another size than the picture has. */
    | 'size-wrong'
    | 'point-outside'
    | 'time-runs-back'
    /** The pen only slipped. */
    | 'dot'
    /** Everything twice, and once more under a number that nobody asked under. */
    | 'repeats'
    /** The strokes are no numbers. */
    | 'garbled'
    /** Answers nothing at all any more, pings neither. */
    | 'silent';
}

export interface PadState {
  /** What the signer reads; null while the pad is closed. */
  readonly asks: string | null;
}

/** A signature pad seen from its plug-in's side, with the hands of a signer. */
export class SimulatedSignaturePad implements PluggedDevice {
  readonly #listeners = new Set<() => void>();
  #lines: { readonly messages: JsonLines; readonly line: ByteLine } | null = null;
  #mood: PadMood['kind'] = 'good';
  #task: { readonly id: number; readonly prompt: string } | null = null;

  get state(): PadState {
    return { asks: this.#task?.prompt ?? null };
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  setMood(kind: PadMood['kind']): void {
    this.#mood = kind;
  }

  powerOn(): void {
    this.#open(null);
  }

  connect(line: ByteLine): void {
    const messages = jsonLines(line);
    this.#lines = { messages, line };
    line.onClose(() => {
      if (this.#lines?.line !== line) return;
      this.#lines = null;
      this.#open(null);
    });
    messages.onMessage((message) => this.#hear(message));
    void this.#say({ say: 'status', condition: 'ready', identity: 'simulated pad 1' });
  }

  /** The signer writes and presses OK. Nothing happens while the pad is closed. */
  async sign(): Promise<void> {
    const task = this.#task;
    if (task === null || this.#mood === 'silent') return;
    this.#open(null);
    const message = await signedMessage(task.id, this.#mood);
    await this.#say(message);
    if (this.#mood !== 'repeats') return;
    await this.#say(message);
    await this.#say({ ...message, id: task.id + 1 });
  }

  async pressCancel(): Promise<void> {
    const task = this.#task;
    if (task === null) return;
    this.#open(null);
    await this.#say({ say: 'gave-up', id: task.id });
  }

  #hear(message: unknown): void {
    if (this.#mood === 'silent') return;
    const told = message as { readonly do?: string; readonly id?: number; readonly prompt?: string };
    if (told.do === 'ping') void this.#say({ say: 'pong', id: told.id });
    if (told.do === 'sign') this.#open({ id: told.id ?? 0, prompt: told.prompt ?? '' });
    if (told.do === 'clear' && told.id === this.#task?.id) this.#open(null);
  }

  #open(task: { readonly id: number; readonly prompt: string } | null): void {
    this.#task = task;
    for (const listener of [...this.#listeners]) listener();
  }

  async #say(message: object): Promise<void> {
    const lines = this.#lines;
    if (lines === null) return;
    if (this.#mood !== 'fragments-and-noise') return lines.messages.say(message).catch(() => {});
    const bytes = Buffer.from(`driver 3.1: pen up\n{"say":"dance"}\n${JSON.stringify(message)}\n`);
    for (let at = 0; at < bytes.length; at += 1_021) {
      await lines.line.write(bytes.subarray(at, at + 1_021)).catch(() => {});
      await delay(1);
    }
  }
}

async function signedMessage(id: number, mood: PadMood['kind']) {
  const strokes = mood === 'dot' ? [[[400, 240, 0.4, 0] as const]] : writtenName();
  const png = await signaturePicture(strokes);
  return {
    say: 'signed',
    id,
    png: (mood === 'picture-cut' ? png.subarray(0, png.length / 2) : png).toString('base64'),
    width: mood === 'size-wrong' ? padWidthPx + 1 : padWidthPx,
    height: padHeightPx,
    strokes: mood === 'garbled' ? [[['a', 'b']]] : spoiled(strokes, mood),
  };
}

function spoiled(strokes: readonly StrokePoints[], mood: PadMood['kind']): readonly StrokePoints[] {
  if (mood === 'point-outside') return [...strokes, [[padWidthPx + 40, 10, 0.5, 60_000]]];
  if (mood === 'time-runs-back') return [...strokes, [[10, 10, 0.5, 0]]];
  return strokes;
}
