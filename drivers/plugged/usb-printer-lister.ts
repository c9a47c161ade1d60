import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { PluggedLister } from './plugged-device.ts';

/** The kernel's USB printer devices (usblp), on Linux alone. */
export function usbPrinterLister(directory = '/dev/usb'): PluggedLister {
  return {
    async list() {
      // No such directory: no printer was plugged in since the start.
      const names = await readdir(directory).catch(() => []);
      const devices = names
        .filter((name) => /^lp\d+$/.test(name))
        .map((name) => {
          const address = `file://${path.posix.join(directory, name)}`;
          const use = { deviceClass: 'receipt-printer', address } as const;
          return { key: address, bus: 'usb-printer', label: `USB ${name}`, uses: [use], unsupported: null } as const;
        });
      return { devices, hints: [] };
    },
  };
}
