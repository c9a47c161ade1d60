import type { Device, HIDAsync } from 'node-hid';
import { OpenFault } from './open-fault.ts';

/** An open HID device, exactly as node-hid has it; a fake in its shape stands below the same code in tests. */
export type HidDevice = HIDAsync;

export interface HidBinding {
  readonly HIDAsync: { open(path: string): Promise<HidDevice> };
  devicesAsync(): Promise<Device[]>;
}

let loading: Promise<HidBinding> | null = null;

/**
 * node-hid, loaded when the first HID device is wanted: it opens libusb-1.0 and libudev as shared libraries, and a machine
 * without them must lose its HID devices alone. Uses hidraw on Linux, which leaves the kernel's driver in place.
 */
export function loadHidBinding(): Promise<HidBinding> {
  loading ??= import('node-hid').then(async (module) => {
    // The native part is loaded at the first call only.
    const binding = module.default as unknown as HidBinding & { getHidapiVersion(): string };
    binding.getHidapiVersion();
    return binding;
  });
  return loading.catch((error: unknown) => {
    // Installed meanwhile: the next opening tries again.
    loading = null;
    throw new OpenFault('library-missing', missingHidLibrary(error), { cause: error });
  });
}

/** Says what to install, for whoever reads the status or the doctor's table. */
export function missingHidLibrary(error: unknown, platform: NodeJS.Platform = process.platform): string {
  const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (platform !== 'linux') return `USB HID is not available: ${what}. Install the product again (npm ci)`;
  return `USB HID is not available: ${what}. Install libusb-1.0-0 and libudev1 (Debian: apt-get install libusb-1.0-0 libudev1)`;
}
