import type { CodeScannerStatus } from '../../drivers/code-scanner/port.ts';
import type { DeviceClass, DeviceStatus, DeviceTrouble } from '../../drivers/device-status.ts';
import type { DeviceAddresses } from './port.ts';

/** How staff call them. */
export const deviceNames: Readonly<Record<DeviceClass, string>> = {
  'card-reader': '身份证阅读器',
  'receipt-printer': '小票打印机',
  'document-scanner': '扫描仪',
};

const codeScannerName = '扫码枪';

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
} as const satisfies Record<DeviceClass, DeviceTrouble>;

/** Every class of device, told about or not, in the order of the screens. A class without an address is simply absent. */
export function allStatuses(
  addresses: DeviceAddresses,
  told: readonly DeviceStatus[],
  otherwise: 'opening' | 'absent',
): readonly DeviceStatus[] {
  const where: Readonly<Record<DeviceClass, string | null>> = {
    'card-reader': addresses.cardReader,
    'receipt-printer': addresses.receiptPrinter,
    'document-scanner': addresses.documentScanner,
  };
  return (Object.keys(deviceNames) as DeviceClass[]).map((deviceClass) => {
    const known = told.find((status) => status.deviceClass === deviceClass);
    if (known !== undefined) return known;
    const isConfigured = where[deviceClass] !== null;
    return {
      deviceClass,
      name: deviceNames[deviceClass],
      condition: isConfigured ? otherwise : 'absent',
      trouble: isConfigured && otherwise === 'absent' ? offlineTrouble[deviceClass] : null,
      where: where[deviceClass] ?? '',
      warnings: [],
    };
  });
}
