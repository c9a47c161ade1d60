import { checkGround } from '../card-reader/read-wish.ts';
import type { DeviceResult, DeviceStatus } from '../device-status.ts';
import { PluginTaskDevice, type TaskDeviceOptions } from '../plugin/plugin-task-device.ts';
import { type FingerCommand, type FingerSaid, fingerSaying, qualityIn } from './finger-words.ts';
import type { CaptureRequest, FingerprintReader, FingerQuality } from './port.ts';

/** A fingerprint reader behind its vendor's plug-in; the words are in finger-words.ts. */
export class PluginFingerprintReader implements FingerprintReader {
  readonly #device: PluginTaskDevice<FingerQuality>;
  /** Who may see a template, and under which number it was asked for; null while none was. */
  #wanted: { readonly id: number; take(template: Uint8Array): void } | null = null;

  constructor(options: TaskDeviceOptions) {
    this.#device = new PluginTaskDevice(
      { name: '指纹仪', ...options, deviceClass: 'fingerprint-reader' },
      { offline: 'fingerprint/reader-missing', busy: 'fingerprint/busy', notDone: 'fingerprint/not-placed' },
      (message) => this.#hear(message),
    );
  }

  start(): void {
    this.#device.start();
  }

  status(): DeviceStatus {
    return this.#device.status();
  }

  onStatus(listener: (status: DeviceStatus) => void): () => void {
    return this.#device.onStatus(listener);
  }

  tryFinger(timeoutMs: number): Promise<DeviceResult<FingerQuality>> {
    return this.#device.ask({
      timeoutMs,
      begin: (id): FingerCommand => ({ do: 'try', id, limitMs: timeoutMs }),
      giveUp: stop,
    });
  }

  capture({ ground, finger, take, timeoutMs }: CaptureRequest): Promise<DeviceResult<FingerQuality>> {
    checkGround(ground);
    return this.#device.ask({
      timeoutMs,
      begin: (id): FingerCommand => {
        this.#wanted = { id, take };
        return { do: 'capture', id, limitMs: timeoutMs, finger, ...ground };
      },
      giveUp: stop,
    });
  }

  close(): Promise<void> {
    return this.#device.close();
  }

  #hear(message: unknown): void {
    const heard = fingerSaying.safeParse(message);
    if (!heard.success) return;
    const said = heard.data;
    if (said.say === 'status') this.#device.hearStatus(said);
    else if (said.say === 'no-finger') this.#device.answer(said.id, notPlaced);
    else {
      const outcome = this.#outcomeOf(said);
      said.template?.fill(0);
      this.#device.answer(said.id, outcome);
    }
  }

  #outcomeOf(said: FingerSaid): DeviceResult<FingerQuality> {
    const quality = qualityIn(said);
    const wanted = this.#wanted;
    if (wanted?.id !== said.id || !this.#device.isAsked(said.id)) return { ok: true, value: quality };
    this.#wanted = null;
    const { template } = said;
    if (quality.verdict === 'poor') return poor(`quality ${quality.score}`);
    if (template === undefined || template.length === 0) return poor('no template came');
    wanted.take(template);
    return { ok: true, value: quality };
  }
}

const stop = (id: number): FingerCommand => ({ do: 'stop', id });
const notPlaced: DeviceResult<never> = {
  ok: false,
  trouble: 'fingerprint/not-placed',
  detail: 'no finger was put down',
};

function poor(detail: string): DeviceResult<never> {
  return { ok: false, trouble: 'fingerprint/poor-quality', detail };
}
