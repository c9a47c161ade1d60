import { readdir } from 'node:fs/promises';
import type { PluggedDevice, PluggedLister, PluggedSight } from './plugged-device.ts';

export interface SerialPortFacts {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
}

/**
 * Serial ports. On Linux the list costs a run of udevadm, so it is asked for only when the names below /dev have changed;
 * `portNames` answers null where that can't be known.
 */
export function serialLister(
  list: () => Promise<readonly SerialPortFacts[]> = listPorts,
  portNames: () => Promise<string | null> = namesInDev,
): PluggedLister {
  let last: { readonly names: string; readonly sight: PluggedSight } | null = null;
  return {
    async list() {
      const names = await portNames();
      if (last !== null && last.names === names) return last.sight;
      try {
        const sight = { devices: (await list()).flatMap(serialDevice), hints: [] };
        last = names === null ? null : { names, sight };
        return sight;
      } catch (error) {
        return { devices: [], hints: [`serial ports can't be listed: ${String(error)}`] };
      }
    },
  };
}

/** A bridge chip says nothing about what hangs on it: a reader, a gun or a printer. The person who plugged it in knows. */
export function serialDevice(port: SerialPortFacts): readonly PluggedDevice[] {
  // Every PC board has ttyS0 to ttyS31, most without a plug; one with a device on it is typed in by hand.
  if (/^\/dev\/ttyS\d+$/.test(port.path) && port.vendorId === undefined) return [];
  const ids = port.vendorId === undefined ? '' : `${port.vendorId}:${port.productId ?? ''}`.toLowerCase();
  const label = [port.manufacturer, ids, port.path].filter((part) => part !== undefined && part !== '').join(' ');
  const { path } = port;
  return [
    {
      key: path,
      bus: 'serial',
      label,
      uses: [
        { deviceClass: 'card-reader', address: path },
        { deviceClass: 'code-scanner', address: path },
        { deviceClass: 'receipt-printer', address: path },
      ],
      unsupported: null,
    },
  ];
}

async function listPorts(): Promise<readonly SerialPortFacts[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}

async function namesInDev(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  return (await readdir('/dev')).filter((name) => /^tty(?:USB|ACM|S|AMA|XRUSB)\d+$/.test(name)).join();
}
