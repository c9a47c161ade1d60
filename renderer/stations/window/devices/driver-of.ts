import type { ChosenClass } from '../../../../preload/contract-devices.ts';

type Driver = 'sam' | 'samTcp' | 'hid' | 'plugin' | 'escpos' | 'escl' | 'sane' | 'serial' | 'tcp' | 'system';

/** What will speak to a device at this address; null where nothing is. */
export function driverOf(deviceClass: ChosenClass, address: string | null): Driver | null {
  if (deviceClass === 'page-printer') return 'system';
  if (address === null || address === '') return null;
  if (deviceClass === 'receipt-printer') return 'escpos';
  if (deviceClass === 'document-scanner') return address.startsWith('sane:') ? 'sane' : 'escl';
  if (address.startsWith('plugin:')) return 'plugin';
  if (pluginsOnly.includes(deviceClass)) return null;
  if (address.startsWith('hid:')) return 'hid';
  const isTcp = address.startsWith('tcp:');
  if (deviceClass === 'card-reader') return isTcp ? 'samTcp' : 'sam';
  return isTcp ? 'tcp' : 'serial';
}

const pluginsOnly: readonly ChosenClass[] = ['photo-decoder', 'signature-pad', 'fingerprint-reader'];
