import type { DeviceSettings } from '../../main/domain/device-settings.ts';
import type { ChosenClass } from '../../preload/contract-devices.ts';

/** In the order in which a window misses them most. */
export const setupDevices = [
  'card-reader',
  'receipt-printer',
  'document-scanner',
  'page-printer',
  'code-scanner',
  'signature-pad',
  'fingerprint-reader',
  'photo-decoder',
] as const satisfies readonly ChosenClass[];

const keys = {
  'card-reader': 'cardReader',
  'document-scanner': 'documentScanner',
  'code-scanner': 'codeScanner',
  'signature-pad': 'signaturePad',
  'fingerprint-reader': 'fingerprintReader',
  'photo-decoder': 'photoDecoder',
} as const;

/** What was chosen for this class, in words; null: nothing. */
export function chosenFor(settings: DeviceSettings, deviceClass: ChosenClass): string | null {
  if (deviceClass === 'receipt-printer') return settings.receiptPrinters[0]?.address ?? null;
  if (deviceClass === 'page-printer') return settings.queues.otherwise?.queue ?? null;
  return settings[keys[deviceClass]]?.address ?? null;
}

/** The settings with this one chosen; further receipt printers and queues stay as they are. */
export function withChoice(
  settings: DeviceSettings,
  deviceClass: ChosenClass,
  choice: { readonly name: string; readonly address: string },
): Partial<DeviceSettings> {
  if (deviceClass === 'receipt-printer') {
    const [first, ...others] = settings.receiptPrinters;
    return { receiptPrinters: [{ profile: '80mm', ...first, ...choice }, ...others] };
  }
  if (deviceClass === 'page-printer') {
    const usual = settings.queues.otherwise ?? { copies: 1, duplex: 'one-sided' as const };
    return { queues: { ...settings.queues, otherwise: { ...usual, queue: choice.address } } };
  }
  return { [keys[deviceClass]]: choice };
}
