import { type JsonLines, jsonLines } from '../plugin/json-lines.ts';
import type { ByteLine } from '../transport/byte-line.ts';
import type { PluggedDevice } from '../transport/plug.ts';

/** How a finger lies on it. */
export type FingerTouch = 'good' | 'fair' | 'dry' | 'wet' | 'off-centre';

export type FingerprintMood =
  | 'good'
  /** Hands out a template that nobody asked for. */
  | 'talkative'
  /** Forgets the template. */
  | 'no-template'
  | 'quality-beyond'
  | 'repeats'
  /** Answers nothing at all any more, pings neither. */
  | 'silent';

/** A fingerprint reader seen from its plug-in's side, with fingers. Its templates are words, nobody's finger. */
export class SimulatedFingerprintReader implements PluggedDevice {
  readonly #listeners = new Set<() => void>();
  /** Everything it was told, in order: a test sees here whether a template was asked for. */
  readonly told: unknown[] = [];
  #lines: { readonly messages: JsonLines; readonly line: ByteLine } | null = null;
  #mood: FingerprintMood = 'good';
  #task: { readonly id: number; readonly wantsTemplate: boolean } | null = null;

  /** It waits for a finger. */
  get isAsking(): boolean {
    return this.#task !== null;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  setMood(mood: FingerprintMood): void {
    this.#mood = mood;
  }

  powerOn(): void {
    this.#wait(null);
  }

  connect(line: ByteLine): void {
    const messages = jsonLines(line);
    this.#lines = { messages, line };
    line.onClose(() => {
      if (this.#lines?.line !== line) return;
      this.#lines = null;
      this.#wait(null);
    });
    messages.onMessage((message) => this.#hear(message));
    void this.#say({ say: 'status', condition: 'ready', identity: 'simulated fingerprint reader 1' });
  }

  /** Nothing happens while it doesn't wait for one. */
  async putFinger(touch: FingerTouch): Promise<void> {
    const task = this.#task;
    if (task === null || this.#mood === 'silent') return;
    this.#wait(null);
    const gives = this.#mood === 'talkative' || (task.wantsTemplate && this.#mood !== 'no-template');
    const message = {
      say: 'finger',
      id: task.id,
      ...touches[touch],
      ...(this.#mood === 'quality-beyond' ? { quality: 400 } : {}),
      ...(gives ? { template: simulatedTemplate.toString('base64') } : {}),
    };
    await this.#say(message);
    if (this.#mood !== 'repeats') return;
    await this.#say(message);
    await this.#say({ ...message, id: task.id + 1 });
  }

  #hear(message: unknown): void {
    this.told.push(message);
    if (this.#mood === 'silent') return;
    const told = message as { readonly do?: string; readonly id?: number };
    if (told.do === 'ping') void this.#say({ say: 'pong', id: told.id });
    if (told.do === 'try' || told.do === 'capture') {
      this.#wait({ id: told.id ?? 0, wantsTemplate: told.do === 'capture' });
    }
    if (told.do === 'stop' && told.id === this.#task?.id) this.#wait(null);
  }

  #wait(task: { readonly id: number; readonly wantsTemplate: boolean } | null): void {
    this.#task = task;
    for (const listener of [...this.#listeners]) listener();
  }

  async #say(message: object): Promise<void> {
    await this.#lines?.messages.say(message).catch(() => {});
  }
}

export const simulatedTemplate = Buffer.alloc(512, 'SIMULATED FINGER, NOBODY’S. ');

const touches: Readonly<Record<FingerTouch, { readonly quality: number; readonly hint: string | null }>> = {
  good: { quality: 86, hint: null },
  fair: { quality: 52, hint: null },
  dry: { quality: 31, hint: 'dry' },
  wet: { quality: 28, hint: 'wet' },
  'off-centre': { quality: 22, hint: 'off-centre' },
};
