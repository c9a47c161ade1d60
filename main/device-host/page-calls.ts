import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPagePrinter } from '../../drivers/page-printer/open-page-printer.ts';
import type { PageJob, PagePrinter, PageQueue, PrintingResult, PrintOrder } from '../../drivers/page-printer/port.ts';
import { problem } from '../../drivers/page-printer/printing-problem.ts';
import type { DeviceAddresses } from './port.ts';

/** A4 printing through the device host: the page printer's port, each call by a name of its own. */
export interface PageCalls {
  pageQueues(): Promise<PrintingResult<readonly PageQueue[]>>;
  printPages(order: PrintOrder): Promise<PrintingResult<PageJob>>;
  pageJob(id: string): Promise<PrintingResult<PageJob | null>>;
  cancelPages(id: string): Promise<PrintingResult<PageJob | null>>;
}

/** The child's side. */
export function pageCalls(printer: PagePrinter): PageCalls {
  return {
    pageQueues: () => printer.queues(),
    printPages: (order) => printer.print(order),
    pageJob: (id) => printer.job(id),
    cancelPages: (id) => printer.cancel(id),
  };
}

export function localPagePrinter({ pagePrinter }: Pick<DeviceAddresses, 'pagePrinter'>): PagePrinter {
  return openPagePrinter({
    address: pagePrinter ?? null,
    platform: process.platform,
    env: process.env,
    spoolDirectory: path.join(tmpdir(), 'township-window-print'),
  });
}

interface PageRpc {
  $call<K extends keyof PageCalls>(
    name: K,
    ...args: Parameters<PageCalls[K]>
  ): Promise<Awaited<ReturnType<PageCalls[K]>>>;
}

/** The other side; `ask` answers null while the device host is down. */
export function relayPages(ask: <T>(work: (rpc: PageRpc) => Promise<T>) => Promise<T> | null): PageCalls {
  const down = problem('system-silent', 'device host down');
  return {
    pageQueues: async () => (await ask((rpc) => rpc.$call('pageQueues'))?.catch(() => down)) ?? down,
    // It died with the document in its hands: the job's name in the print system will tell.
    printPages: async (order) =>
      (await ask((rpc) => rpc.$call('printPages', order))?.catch((error: unknown) =>
        problem('hand-over-unclear', `device host: ${String(error)}`),
      )) ?? down,
    pageJob: async (id) =>
      answered(
        ask((rpc) => rpc.$call('pageJob', id)),
        down,
      ),
    cancelPages: async (id) =>
      answered(
        ask((rpc) => rpc.$call('cancelPages', id)),
        down,
      ),
  };
}

async function answered<T>(call: Promise<T> | null, down: PrintingResult<never>): Promise<T | PrintingResult<never>> {
  return call === null ? down : call.catch(() => down);
}
