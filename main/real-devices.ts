import type { DeviceAddresses } from './device-host/port.ts';

/** Real devices as the machine's environment says; what staff choose on the settings page goes before it. */
export function realDevices(env: NodeJS.ProcessEnv): DeviceAddresses {
  return {
    cardReader: env.CARD_READER ?? null,
    receiptPrinter: env.RECEIPT_PRINTER ?? null,
    documentScanner: env.DOCUMENT_SCANNER ?? null,
    codeScanner: env.CODE_SCANNER ?? null,
    pagePrinter: env.PAGE_PRINTER ?? null,
    photoDecoder: env.CARD_PHOTO_DECODER ?? null,
    signaturePad: env.SIGNATURE_PAD ?? null,
    fingerprintReader: env.FINGERPRINT_READER ?? null,
  };
}
