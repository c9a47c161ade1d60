import { type PrinterProfileName, printerProfiles } from '../../drivers/receipt-printer/printer-profiles.ts';
import type { PrinterSettings } from '../../drivers/receipt-printer/receipt-printers.ts';
import type { DeviceAddresses } from '../device-host/port.ts';
import type { DeviceSettings } from '../domain/device-settings.ts';

/** What was chosen on the settings page goes before what the machine was started with. */
export function addressesFor(settings: DeviceSettings, base: DeviceAddresses): DeviceAddresses {
  const printers = settings.receiptPrinters.map(
    ({ name, address, profile }): PrinterSettings => ({ name, address, profile: profileNamed(profile) }),
  );
  return {
    ...base,
    cardReader: settings.cardReader?.address ?? base.cardReader,
    receiptPrinter: printers[0]?.address ?? base.receiptPrinter,
    receiptPrinters: printers.length > 0 ? printers : (base.receiptPrinters ?? []),
    documentScanner: settings.documentScanner?.address ?? base.documentScanner,
    codeScanner: settings.codeScanner?.address ?? base.codeScanner ?? null,
    photoDecoder: settings.photoDecoder?.address ?? base.photoDecoder ?? null,
    signaturePad: settings.signaturePad?.address ?? base.signaturePad ?? null,
    fingerprintReader: settings.fingerprintReader?.address ?? base.fingerprintReader ?? null,
    pagePrinter: settings.pagePrinter?.address ?? base.pagePrinter ?? null,
    names: {
      ...named('card-reader', settings.cardReader?.name),
      ...named('document-scanner', settings.documentScanner?.name),
      ...named('code-scanner', settings.codeScanner?.name),
      ...named('signature-pad', settings.signaturePad?.name),
      ...named('fingerprint-reader', settings.fingerprintReader?.name),
    },
  };
}

export function profileNamed(name: PrinterProfileName) {
  return printerProfiles[name];
}

const named = (key: string, name: string | undefined) => (name === undefined ? {} : { [key]: name });
