import { createEsclScanner } from '../../drivers/document-scanner/escl-scanner.ts';
import { createPinFile } from '../../drivers/document-scanner/pin-file.ts';
import { createMemoryPins } from '../../drivers/document-scanner/pinned-tls.ts';
import type { DocumentScanner } from '../../drivers/document-scanner/port.ts';
import { processedScanner } from '../../drivers/document-scanner/processed-scanner.ts';
import { createSaneScanner } from '../../drivers/document-scanner/sane-scanner.ts';
import type { PageDesk } from '../../drivers/page-image/page-desk.ts';

export interface ScannerChoice {
  /** `http(s)://host:port/eSCL`, or `sane:DEVICE`. */
  readonly address: string;
  readonly name: string;
  /** Null: certificates are remembered until the device host ends. */
  readonly pinFile: string | null;
  readonly desk: PageDesk;
}

/** The scanner of this terminal, every page straightened and judged on its way. */
export function documentScanner({ address, name, pinFile, desk }: ScannerChoice): DocumentScanner {
  const pins = pinFile === null ? createMemoryPins() : createPinFile(pinFile);
  const scanner = address.startsWith('sane:')
    ? createSaneScanner({ address, name })
    : createEsclScanner({ url: address, name, pins });
  return processedScanner(scanner, desk);
}
