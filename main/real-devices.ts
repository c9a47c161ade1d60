import type { DeviceAddresses } from './device-host/port.ts';

/** Real devices by address; finding them by themselves comes with the device owner. */
export function realDevices(env: NodeJS.ProcessEnv): DeviceAddresses {
  return {
    cardReader: env.CARD_READER ?? null,
    receiptPrinter: env.RECEIPT_PRINTER ?? null,
    documentScanner: env.DOCUMENT_SCANNER ?? null,
  };
}
