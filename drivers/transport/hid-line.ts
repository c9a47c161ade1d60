import type { LineOpener } from './byte-line.ts';
import { findHidPath, parseHidAddress } from './hid-address.ts';
import { type HidBinding, type HidDevice, loadHidBinding } from './hid-binding.ts';
import { type HidProfile, hidProfile } from './hid-profile.ts';
import { LineListeners } from './line-listeners.ts';
import { nodeFault, OpenFault } from './open-fault.ts';

export interface HidLineOptions {
  /** Null for a name that is in no table. */
  readonly profileNamed?: (name: string) => HidProfile | null;
  readonly loadBinding?: () => Promise<HidBinding>;
}

/** A byte line over HID reports; each `write` is one message of the profile. */
export function hidLine(address: string, options: HidLineOptions = {}): LineOpener {
  const { profileNamed = hidProfile, loadBinding = loadHidBinding } = options;
  return async () => {
    const place = parseHidAddress(address);
    const profile = profileNamed(place.profile);
    if (profile === null) throw new OpenFault('address-wrong', `${address}: no profile is called ${place.profile}`);
    const binding = await loadBinding();
    const path = findHidPath(place, place.path === null ? await binding.devicesAsync() : []);
    if (path === null) throw new OpenFault('no-device', `${address}: not plugged in`);
    const device = await binding.HIDAsync.open(path).catch(async (error: unknown) => {
      throw await nodeFault(path, error, 'no permission; install a udev rule that gives the user this hidraw device');
    });
    return lineOver(device, profile);
  };
}

function lineOver(device: HidDevice, profile: HidProfile) {
  const listeners = new LineListeners();
  const unwrapper = profile.unwrapper();
  let closing: Promise<void> | null = null;
  // An unplugged device rejects its own closing; to us it is closed then too.
  const close = () => {
    closing ??= device.close().then(
      () => listeners.closed(),
      () => listeners.closed(),
    );
    return closing;
  };
  device.on('error', () => void close());
  device.on('data', (report: Buffer) => {
    const bytes = unwrapper.push(report);
    report.fill(0);
    if (bytes.length > 0) listeners.deliver(bytes);
  });
  return {
    write: async (bytes: Uint8Array) => {
      if (closing !== null) throw new Error('line closed');
      unwrapper.reset();
      for (const report of profile.wrap(bytes)) {
        const sent = await device.write(Buffer.from([profile.reportId, ...report])).catch((error: unknown) => {
          void close();
          throw error;
        });
        if (sent < 0) throw new Error('the report was not taken');
      }
    },
    onBytes: (listener: (bytes: Uint8Array) => void) => listeners.onBytes(listener),
    onClose: (listener: () => void) => listeners.onClose(listener),
    close,
  };
}
