import type { CodeScannerStatus } from '../../drivers/code-scanner/port.ts';
import type { DeviceClass, DeviceStatus, DeviceTrouble } from '../../drivers/device-status.ts';
import { printerProfiles } from '../../drivers/receipt-printer/printer-profiles.ts';
import type { PrinterSettings } from '../../drivers/receipt-printer/receipt-printers.ts';
import type { DeviceAddresses } from './port.ts';

/** How staff call them. */
export const deviceNames: Readonly<Record<DeviceClass, string>> = {
  'card-reader': '身份证阅读器',
  'receipt-printer': '小票打印机',
  'document-scanner': '扫描仪',
  'signature-pad': '签字板',
  'fingerprint-reader': '指纹仪',
};

export const codeScannerName = '扫码枪';

/** The code scanner as long as nobody has told about it. */
export function untoldCodeScanner(
  where: string | null | undefined,
  otherwise: 'opening' | 'absent',
): CodeScannerStatus {
  const isConfigured = where !== null && where !== undefined;
  return {
    deviceClass: 'code-scanner',
    name: codeScannerName,
    condition: isConfigured ? otherwise : 'absent',
    trouble: isConfigured && otherwise === 'absent' ? 'code-scanner/missing' : null,
    where: where ?? '',
    fault: null,
    unreadableCount: 0,
  };
}

/** What a class says when nothing can be said to it. */
export const offlineTrouble = {
  'card-reader': 'card/reader-missing',
  'receipt-printer': 'printer/offline',
  'document-scanner': 'scanner/offline',
  'signature-pad': 'signature-pad/offline',
  'fingerprint-reader': 'fingerprint/reader-missing',
} as const satisfies Record<DeviceClass, DeviceTrouble>;

/** A window without one lacks nothing: they have a line only where one was meant to be. */
const rareClasses: readonly DeviceClass[] = ['signature-pad', 'fingerprint-reader'];

/** All receipt printers, the usual one first. */
export function receiptPrintersOf({ receiptPrinters, receiptPrinter }: DeviceAddresses): readonly PrinterSettings[] {
  if (receiptPrinters !== undefined && receiptPrinters.length > 0) return receiptPrinters;
  if (receiptPrinter === null) return [];
  return [{ name: deviceNames['receipt-printer'], address: receiptPrinter, profile: printerProfiles['80mm'] }];
}

/**
 * Every class of device, told about or not, in the order of the screens. A class without an address is simply absent, and
 * one that few windows have is not there at all; a class with several devices has a line for each.
 */
export function allStatuses(
  addresses: DeviceAddresses,
  told: readonly DeviceStatus[],
  otherwise: 'opening' | 'absent',
): readonly DeviceStatus[] {
  const where: Readonly<Record<DeviceClass, string | null>> = {
    'card-reader': addresses.cardReader,
    'receipt-printer': addresses.receiptPrinter,
    'document-scanner': addresses.documentScanner,
    'signature-pad': addresses.signaturePad ?? null,
    'fingerprint-reader': addresses.fingerprintReader ?? null,
  };
  return (Object.keys(deviceNames) as DeviceClass[]).flatMap((deviceClass): readonly DeviceStatus[] => {
    const known = told.filter((status) => status.deviceClass === deviceClass);
    if (known.length > 0) return known;
    const isConfigured = where[deviceClass] !== null;
    if (!isConfigured && rareClasses.includes(deviceClass)) return [];
    const untold = {
      deviceClass,
      name:
        (deviceClass === 'receipt-printer' ? undefined : addresses.names?.[deviceClass]) ?? deviceNames[deviceClass],
      condition: isConfigured ? otherwise : 'absent',
      trouble: isConfigured && otherwise === 'absent' ? offlineTrouble[deviceClass] : null,
      where: where[deviceClass] ?? '',
      warnings: [],
    } as const;
    if (deviceClass !== 'receipt-printer' || !isConfigured) return [untold];
    return receiptPrintersOf(addresses).map(({ name, address }) => ({ ...untold, name, where: address }));
  });
}
