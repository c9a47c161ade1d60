import { randomInt } from 'node:crypto';
import type { DeviceCondition, DeviceFault, DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import { type KeptPlugin, keepPlugin } from './kept-plugin.ts';
import { addressOf, type PluginFile, type SpawnPlugin } from './plugin-process.ts';

export interface TaskDeviceOptions {
  readonly plugin: PluginFile;
  readonly spawn: SpawnPlugin;
  readonly name?: string;
  /** For staff, where it isn't the plug-in's own address. */
  readonly where?: string;
  readonly pingEveryMs?: number;
}

/** The troubles of a device class that does one thing at a time. */
export interface TaskTroubles {
  readonly offline: DeviceTrouble;
  readonly busy: DeviceTrouble;
  readonly notDone: DeviceTrouble;
}

export interface PluginStatus {
  readonly condition: 'ready' | 'absent' | 'needs-help';
  readonly detail?: string | undefined;
  readonly identity?: string | undefined;
}

export interface Task {
  readonly timeoutMs: number;
  begin(id: number): object;
  /** Said when nobody waits for it any more. */
  giveUp(id: number): object;
}

/**
 * A device behind a plug-in that is asked for one thing at a time and answers when a person has done it. Each task has a
 * number of its own that nobody can guess; what comes under another one is nobody's answer.
 */
export class PluginTaskDevice<T> {
  readonly #options: TaskDeviceOptions & { readonly deviceClass: DeviceStatus['deviceClass']; readonly name: string };
  readonly #troubles: TaskTroubles;
  readonly #plugin: KeptPlugin;
  readonly #listeners = new Set<(status: DeviceStatus) => void>();
  #status: DeviceStatus;
  #task: { readonly id: number; settle(outcome: DeviceResult<T>): void } | null = null;
  #isClosed = false;

  constructor(
    options: TaskDeviceOptions & { readonly deviceClass: DeviceStatus['deviceClass']; readonly name: string },
    troubles: TaskTroubles,
    onMessage: (message: unknown) => void,
  ) {
    this.#options = options;
    this.#troubles = troubles;
    this.#status = this.#describe('opening', null);
    this.#plugin = keepPlugin({
      ...options,
      onMessage,
      onLost: (why) => this.#setStatus('absent', { kind: 'plugin-failed', detail: why }),
    });
  }

  start(): void {
    this.#plugin.start();
  }

  status(): DeviceStatus {
    return this.#status;
  }

  onStatus(listener: (status: DeviceStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ask({ timeoutMs, begin, giveUp }: Task): Promise<DeviceResult<T>> {
    if (!this.#isReachable()) return Promise.resolve(this.#trouble(this.#troubles.offline));
    if (this.#task !== null) return Promise.resolve(this.#trouble(this.#troubles.busy));
    const id = randomInt(1, 2 ** 47);
    return new Promise((resolve) => {
      const deadline = setTimeout(() => {
        this.#plugin.say(giveUp(id));
        this.answer(id, this.#trouble(this.#troubles.notDone, 'not in time'));
      }, timeoutMs);
      this.#task = {
        id,
        settle: (outcome) => {
          clearTimeout(deadline);
          this.#task = null;
          resolve(outcome);
          if (this.#status.condition === 'busy') this.#setStatus('ready', null);
        },
      };
      this.#setStatus('busy', null);
      this.#plugin.say(begin(id));
    });
  }

  /** Nothing happens when nobody waits under that number. */
  answer(id: number, outcome: DeviceResult<T>): void {
    if (this.#task?.id === id) this.#task.settle(outcome);
  }

  isAsked(id: number): boolean {
    return this.#task?.id === id;
  }

  hearStatus({ condition, detail, identity }: PluginStatus): void {
    if (condition === 'ready') this.#plugin.isWell();
    // "ready" while a person is at it is about the device, not about the task.
    const shown = condition === 'ready' && this.#task !== null ? 'busy' : condition;
    this.#setStatus(shown, condition === 'ready' ? null : { kind: 'no-device', detail: detail ?? '' }, identity);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#task?.settle(this.#trouble(this.#troubles.offline));
    await this.#plugin.close();
  }

  #isReachable(): boolean {
    const { condition } = this.#status;
    return !this.#isClosed && condition !== 'opening' && condition !== 'absent' && condition !== 'needs-help';
  }

  #setStatus(condition: DeviceCondition, fault: DeviceFault | null, identity = this.#status.identity): void {
    const now = this.#status;
    if (now.condition === condition && now.fault?.detail === fault?.detail && now.identity === identity) return;
    this.#status = this.#describe(condition, fault, identity);
    for (const listener of [...this.#listeners]) listener(this.#status);
    if (!this.#isReachable()) this.#task?.settle(this.#trouble(this.#troubles.offline, fault?.detail));
  }

  #describe(condition: DeviceCondition, fault: DeviceFault | null, identity?: string): DeviceStatus {
    const { deviceClass, name, plugin, where = addressOf(plugin) } = this.#options;
    const isOut = condition === 'absent' || condition === 'needs-help';
    const trouble = isOut ? this.#troubles.offline : null;
    const described = { deviceClass, name, condition, trouble, where, warnings: [], fault };
    return identity === undefined ? described : { ...described, identity };
  }

  #trouble(trouble: DeviceTrouble, detail?: string): DeviceResult<never> {
    return { ok: false, trouble, ...(detail === undefined ? {} : { detail }) };
  }
}
