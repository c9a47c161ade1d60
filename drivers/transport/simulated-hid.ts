import { EventEmitter } from 'node:events';
import type { Device } from 'node-hid';
import type { ByteLine } from './byte-line.ts';
import type { HidBinding, HidDevice } from './hid-binding.ts';
import { unwrapMiaxisRequest, wrapMiaxisAnswer } from './hid-miaxis.ts';
import { cutIntoReports } from './hid-reports.ts';
import { LineListeners } from './line-listeners.ts';
import type { Plug, PluggedDevice } from './plug.ts';

/** How a simulated device wraps what it says, and finds the message in what it hears. */
export interface HidDeviceSide {
  wrap(message: Uint8Array): readonly Uint8Array[];
  /** The reports since the last whole message; empty while it is not whole. */
  unwrap(reports: readonly Uint8Array[]): Uint8Array;
}

export const miaxisDeviceSide: HidDeviceSide = {
  wrap: (message) => wrapMiaxisAnswer(message),
  unwrap: unwrapMiaxisRequest,
};

export const rawDeviceSide: HidDeviceSide = {
  wrap: (message) => cutIntoReports(message),
  unwrap: (reports) => Uint8Array.from(Buffer.concat(reports)),
};

/**
 * A HID bus with one device, below the code that speaks to node-hid: the same calls, the same events, the same habits
 * (reading stops after an error, closing an unplugged device rejects, one opener at a time).
 */
export function simulatedHidBus(device: PluggedDevice, side: HidDeviceSide): Plug & { readonly binding: HidBinding } {
  const open = new Set<SimulatedHidDevice>();
  let isIn = true;
  const pull = async () => {
    isIn = false;
    for (const one of [...open]) one.unplug();
  };
  device.powerOn();
  return {
    address: 'hid://10c4:0007',
    binding: {
      devicesAsync: async () => (isIn ? [simulatedDevice] : []),
      HIDAsync: {
        open: async (path) => {
          if (!isIn || path !== simulatedDevice.path || open.size > 0)
            throw new TypeError(`cannot open device with path ${path}`);
          const opened = new SimulatedHidDevice(side, () => open.delete(opened));
          open.add(opened);
          device.connect(opened.deviceEnd);
          return opened;
        },
      },
    },
    plugIn: async () => {
      if (isIn) return;
      isIn = true;
      device.powerOn();
    },
    pull,
    close: pull,
  };
}

const simulatedDevice: Device = {
  vendorId: 0x10c4,
  productId: 0x0007,
  path: 'simulated-hid-1',
  release: 1,
  interface: 0,
};

class SimulatedHidDevice extends EventEmitter implements HidDevice {
  readonly #side: HidDeviceSide;
  readonly #deviceListeners = new LineListeners();
  readonly #onClosed: () => void;
  #heard: Uint8Array[] = [];
  #isPlugged = true;
  #isOpen = true;

  constructor(side: HidDeviceSide, onClosed: () => void) {
    super();
    this.#side = side;
    this.#onClosed = onClosed;
  }

  /** The device's end: whole messages. */
  readonly deviceEnd: ByteLine = {
    write: async (bytes) => {
      for (const report of this.#side.wrap(bytes)) {
        await new Promise(setImmediate);
        if (!this.#isOpen || !this.#isPlugged) throw new Error('unplugged');
        this.emit('data', Buffer.from(report));
      }
    },
    onBytes: (listener) => this.#deviceListeners.onBytes(listener),
    onClose: (listener) => this.#deviceListeners.onClose(listener),
    close: async () => this.unplug(),
  };

  async write(values: number[] | Buffer): Promise<number> {
    if (!this.#isOpen || !this.#isPlugged) throw new TypeError('Cannot write to hid device');
    // The first byte is the report id, as hidapi wants it.
    this.#heard.push(Uint8Array.from(values).subarray(1));
    const message = this.#side.unwrap(this.#heard);
    if (message.length > 0) {
      this.#heard = [];
      setImmediate(() => this.#deviceListeners.deliver(message));
    }
    return values.length;
  }

  async close(): Promise<void> {
    if (!this.#isOpen) throw new Error('device already closed');
    this.#isOpen = false;
    this.removeAllListeners();
    this.#deviceListeners.closed();
    this.#onClosed();
    if (!this.#isPlugged) throw new Error('could not close HID device');
  }

  /** Polling beside `data` events; nobody here polls. */
  async read(): Promise<Buffer | undefined> {
    return undefined;
  }

  async sendFeatureReport(data: number[] | Buffer): Promise<number> {
    return data.length;
  }

  async getFeatureReport(reportId: number, reportLength: number): Promise<Buffer> {
    return Buffer.alloc(reportLength, reportId);
  }

  async setNonBlocking(): Promise<void> {}

  async getDeviceInfo(): Promise<Device> {
    return simulatedDevice;
  }

  pause(): void {}

  resume(): void {}

  unplug(): void {
    if (!this.#isPlugged) return;
    this.#isPlugged = false;
    if (this.#isOpen) this.emit('error', new TypeError('could not read from HID device'));
  }
}
