import type { Device } from 'node-hid';
import { type HidBinding, loadHidBinding } from '../transport/hid-binding.ts';
import type { PluggedDevice, PluggedLister, PluggedUse } from './plugged-device.ts';

export function hidLister(load: () => Promise<Pick<HidBinding, 'devicesAsync'>> = loadHidBinding): PluggedLister {
  return {
    async list() {
      try {
        const all = await (await load()).devicesAsync();
        return { devices: oncePerDevice(all.flatMap(hidDevice)), hints: [] };
      } catch (error) {
        return { devices: [], hints: [error instanceof Error ? error.message : String(error)] };
      }
    },
  };
}

/** USB HID usage tables: generic desktop (keyboards and mice), consumer control, telephony, and bar code scanners. */
const genericDesktop = 0x01;
const notOurs = new Set([genericDesktop, 0x0b, 0x0c, 0x0d]);
const barCodeScanner = 0x8c;

/**
 * Keyboards, mice and touch screens are nobody's concern here; among them are guns that type, which the page itself takes
 * over. Everything else that is not known is listed, so that staff can tell which device the shop sold them.
 */
export function hidDevice(device: Device): readonly PluggedDevice[] {
  const ids = `${hex(device.vendorId)}:${hex(device.productId)}`;
  const names = [device.manufacturer, device.product].map((name) => name?.trim() ?? '').filter((name) => name !== '');
  const described = { key: `hid://${ids}`, bus: 'hid', label: names.join(' ') || ids } as const;
  if (ids === directSam) {
    const why = 'a direct SAM reader: it speaks through a vendor plug-in, address plugin:/path/to/plugin.mjs';
    return [{ ...described, uses: [], unsupported: why }];
  }
  const uses = usesOf(ids, device.usagePage);
  if (uses.length > 0) return [{ ...described, uses, unsupported: null }];
  if (device.usagePage === undefined || notOurs.has(device.usagePage)) return [];
  return [{ ...described, uses: [], unsupported: `no driver for HID ${ids}, usage page ${hex(device.usagePage)}` }];
}

const miaxis = '10c4:0007';
const directSam = '0400:c35a';

function usesOf(ids: string, usagePage: number | undefined): readonly PluggedUse[] {
  if (ids === miaxis) return [{ deviceClass: 'card-reader', address: `hid://${ids}?profile=miaxis-mr300` }];
  if (usagePage === barCodeScanner) return [{ deviceClass: 'code-scanner', address: `hid://${ids}?profile=fx100` }];
  return [];
}

/** A device has a line for each of its interfaces; the one that can be used is the one to show. */
function oncePerDevice(devices: readonly PluggedDevice[]): readonly PluggedDevice[] {
  const byKey = new Map<string, PluggedDevice>();
  for (const device of devices) {
    const known = byKey.get(device.key);
    if (known === undefined || known.uses.length < device.uses.length) byKey.set(device.key, device);
  }
  return [...byKey.values()];
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
