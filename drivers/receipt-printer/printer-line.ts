import type { DeviceFault } from '../device-status.ts';
import { openDeviceFileLine } from './device-file-line.ts';
import { parsePrinterAddress } from './printer-address.ts';
import { openSerialPrinterLine } from './serial-printer-line.ts';
import { openTcpPrinterLine } from './tcp-printer-line.ts';

/** A byte line to a printer. After `onClose` was called once, nothing else is called. */
export interface PrinterLine {
  /** Resolves true when the bytes left this process, false when the line closed first. */
  write(bytes: Uint8Array): Promise<boolean>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
  /** Lets sent bytes go out; the printer is free for the next one when this resolves. */
  close(): Promise<void>;
  /** Throws away what was not sent yet: a printer that takes nothing more must not get the rest later. */
  abort(): void;
  /** Of a slow line: what was written may still be on its way for that long. */
  readonly bytesPerSecond?: number;
}

export type OpenedPrinterLine =
  | { readonly line: PrinterLine; readonly fault?: undefined }
  | { readonly line: null; readonly fault: DeviceFault };

export type OpenPrinterLine = (limitMs: number) => Promise<OpenedPrinterLine>;

export function printerLineOpener(address: string): OpenPrinterLine {
  const place = parsePrinterAddress(address);
  switch (place?.kind) {
    case 'tcp':
      return (limitMs) => openTcpPrinterLine(place, limitMs);
    case 'serial':
      return (limitMs) => openSerialPrinterLine(place, limitMs);
    case 'device-file':
      return (limitMs) => openDeviceFileLine(place.path, limitMs);
    case 'spooler':
      return () => refused('a Windows print queue takes no questions; set the printer up as a COM port or by network');
    case undefined:
      return () => refused(`${address}: expected tcp://host:9100, /dev/ttyUSB0?baud=9600, COM4 or file:///dev/usb/lp0`);
  }
}

function refused(detail: string): Promise<OpenedPrinterLine> {
  return Promise.resolve({ line: null, fault: { kind: 'address-wrong', detail } });
}
