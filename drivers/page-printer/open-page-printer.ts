import { parseCupsServer } from './cups-address.ts';
import { createCupsPagePrinter } from './cups-page-printer.ts';
import type { PagePrinter } from './port.ts';
import { createWindowsPagePrinter } from './windows-page-printer.ts';

export interface PagePrinterPlan {
  /** `ipp://host:port` of a print server, the simulated one among them; null: the print system of this machine. */
  readonly address: string | null;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Used where a document has to be a file for a moment (Windows). */
  readonly spoolDirectory: string;
}

/** The platform's way to its printers. */
export function openPagePrinter({ address, platform, env, spoolDirectory }: PagePrinterPlan): PagePrinter {
  const named = address === null ? null : parseCupsServer(address.replace(/^ipp:\/\//, '').replace(/\/$/, ''));
  if (named !== null) return createCupsPagePrinter({ address: named });
  if (platform !== 'win32') return createCupsPagePrinter({ env });
  return createWindowsPagePrinter({ spoolDirectory, program: env.PDF_PRINT_PROGRAM });
}
