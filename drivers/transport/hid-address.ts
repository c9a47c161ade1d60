import type { Device } from 'node-hid';
import { OpenFault } from './open-fault.ts';

/**
 * A HID device by its ids, or by its node, and how it wraps bytes in reports:
 * `hid://10c4:0007?profile=miaxis-mr300`, `hid://10c4:0007?profile=raw-64&serial=A1`, `hid:///dev/hidraw3?profile=fx100`.
 */
export interface HidAddress {
  readonly path: string | null;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  readonly profile: string;
}

export function parseHidAddress(address: string): HidAddress {
  const [place = '', query = ''] = address.slice('hid://'.length).split('?');
  const asked = new URLSearchParams(query);
  const ids = /^([0-9a-f]{4}):([0-9a-f]{4})$/i.exec(place);
  const isPath = place.startsWith('/') || place.startsWith('\\\\');
  const profile = asked.get('profile');
  if ((ids === null && !isPath) || profile === null) {
    throw new OpenFault('address-wrong', `${address}: expected hid://VVVV:PPPP?profile=NAME`);
  }
  return {
    path: isPath ? place : null,
    vendorId: Number.parseInt(ids?.[1] ?? '0', 16),
    productId: Number.parseInt(ids?.[2] ?? '0', 16),
    serialNumber: asked.get('serial'),
    profile,
  };
}

/** Where the system has it now; null when it is not plugged in. Of several alike, the first, unless a serial number says which. */
export function findHidPath(address: HidAddress, devices: readonly Device[]): string | null {
  if (address.path !== null) return address.path;
  const found = devices.find(
    (device) =>
      device.vendorId === address.vendorId &&
      device.productId === address.productId &&
      device.path !== undefined &&
      (address.serialNumber === null || device.serialNumber === address.serialNumber),
  );
  return found?.path ?? null;
}
