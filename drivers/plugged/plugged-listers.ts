import { hidLister } from './hid-lister.ts';
import type { PluggedLister } from './plugged-device.ts';
import { serialLister } from './serial-lister.ts';
import { usbPrinterLister } from './usb-printer-lister.ts';

/** Every bus of this machine that a device of a window may be plugged into. */
export function pluggedListers(platform: NodeJS.Platform = process.platform): readonly PluggedLister[] {
  return [serialLister(), hidLister(), ...(platform === 'linux' ? [usbPrinterLister()] : [])];
}
