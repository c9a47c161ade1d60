import type { DeviceResult, DeviceStatus } from '../device-status.ts';
import { PluginTaskDevice, type TaskDeviceOptions } from '../plugin/plugin-task-device.ts';
import type { Signature, SignaturePad, SignRequest } from './port.ts';
import { anySigned, type PadCommand, padSaying, type Signed, signatureIn } from './signature-words.ts';

/** A signature pad behind its vendor's plug-in; the words are in signature-words.ts. */
export class PluginSignaturePad implements SignaturePad {
  readonly #device: PluginTaskDevice<Signature>;

  constructor(options: TaskDeviceOptions) {
    this.#device = new PluginTaskDevice(
      { name: '签字板', ...options, deviceClass: 'signature-pad' },
      { offline: 'signature-pad/offline', busy: 'signature-pad/busy', notDone: 'signature-pad/not-signed' },
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

  sign({ prompt, timeoutMs }: SignRequest): Promise<DeviceResult<Signature>> {
    return this.#device.ask({
      timeoutMs,
      begin: (id): PadCommand => ({ do: 'sign', id, prompt, limitMs: timeoutMs }),
      giveUp: (id): PadCommand => ({ do: 'clear', id }),
    });
  }

  close(): Promise<void> {
    return this.#device.close();
  }

  #hear(message: unknown): void {
    const heard = padSaying.safeParse(message);
    if (!heard.success) {
      // The signer has written and waits: somebody must learn that it was for nothing.
      const signed = anySigned.safeParse(message);
      if (signed.success) this.#device.answer(signed.data.id, unusable('a signature of no known form'));
      return;
    }
    const said = heard.data;
    if (said.say === 'status') this.#device.hearStatus(said);
    else if (said.say === 'gave-up') this.#device.answer(said.id, gaveUp);
    else this.#device.answer(said.id, outcomeOf(said));
  }
}

const gaveUp: DeviceResult<never> = { ok: false, trouble: 'signature-pad/not-signed', detail: 'the signer cancelled' };

function outcomeOf(said: Signed): DeviceResult<Signature> {
  const signature = signatureIn(said);
  return typeof signature === 'string' ? unusable(signature) : { ok: true, value: signature };
}

function unusable(detail: string): DeviceResult<never> {
  return { ok: false, trouble: 'signature-pad/unusable', detail };
}
