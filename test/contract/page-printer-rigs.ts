import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCupsPagePrinter } from '../../drivers/page-printer/cups-page-printer.ts';
import { startSimulatedPrintSystem } from '../../drivers/page-printer/simulated-print-system.ts';
import type { OwnCups } from '../support/cups.ts';
import type { MakePagePrinterRig } from './page-printer-suite.ts';

export const simulatedPageRig: MakePagePrinterRig = async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'page-printer-'));
  const system = await startSimulatedPrintSystem({ directory, queues: ['办公室', 'window'] });
  const printers = new Set<ReturnType<typeof createCupsPagePrinter>>();
  const anotherPrinter = () => {
    const printer = createCupsPagePrinter({ address: system.address });
    printers.add(printer);
    return printer;
  };
  return {
    printer: anotherPrinter(),
    queue: '办公室',
    anotherPrinter,
    apply: async (hand) => system.apply('办公室', hand),
    printedCount: async () => (await readdir(directory)).length,
    async close() {
      await Promise.all([...printers].map((printer) => printer.close()));
      await system.close();
      await rm(directory, { recursive: true });
    },
  };
};

/** A fresh queue of a running CUPS for every rig. */
export function cupsPageRig(cups: () => OwnCups): MakePagePrinterRig {
  return async () => {
    const queue = await cups().addDropQueue();
    const printers = new Set<ReturnType<typeof createCupsPagePrinter>>();
    const anotherPrinter = () => {
      const printer = createCupsPagePrinter({ address: cups().address });
      printers.add(printer);
      return printer;
    };
    return {
      printer: anotherPrinter(),
      queue: queue.name,
      anotherPrinter,
      apply: queue.apply,
      printedCount: async () => (await queue.documents()).length,
      close: async () => void (await Promise.all([...printers].map((printer) => printer.close()))),
    };
  };
}
