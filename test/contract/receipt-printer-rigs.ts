import receiptline from 'receiptline';
import type { DeviceStatus } from '../../drivers/device-status.ts';
import { createEscPosPrinter } from '../../drivers/receipt-printer/escpos-printer.ts';
import type { ReceiptPrinter } from '../../drivers/receipt-printer/port.ts';
import type { PrinterModel } from '../../drivers/receipt-printer/printer-model.ts';
import type { PrinterMoods } from '../../drivers/receipt-printer/printer-moods.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from '../../drivers/receipt-printer/simulated-printer.ts';

export interface PrinterRig {
  readonly printer: ReceiptPrinter;
  /** Null on metal: nobody is there to open covers. */
  readonly bench: SimulatedPrinter | null;
  /** A second driver at the same printer, as after a restart of the terminal. */
  anotherPrinter(): ReceiptPrinter;
  close(): Promise<void>;
}

export type MakePrinterRig = (moods?: Partial<PrinterMoods>) => Promise<PrinterRig>;

const quick = { pollMs: 40, silenceMs: 250, connectMs: 500, sensorMs: 1_500, retryMs: 50 };

/** How a driver reaches the simulator. `device-file`: a pseudo-terminal standing in for /dev/usb/lp0. */
export type PrinterTransport = 'tcp' | 'serial' | 'device-file';

export function simulatedPrinterRig(transport: PrinterTransport, model?: PrinterModel): MakePrinterRig {
  return async (moods = {}) => {
    const bench = await startSimulatedPrinter({ model, plug: transport === 'tcp' ? 'network' : 'serial' });
    bench.setMoods(moods);
    const address = {
      tcp: bench.address,
      serial: `${bench.address}?baud=115200`,
      'device-file': `file://${bench.address}`,
    }[transport];
    const printers: ReceiptPrinter[] = [];
    const anotherPrinter = () => {
      const printer = createEscPosPrinter({ address, name: 'receipt printer', ...quick });
      printers.push(printer);
      return printer;
    };
    return {
      printer: anotherPrinter(),
      bench,
      anotherPrinter,
      async close() {
        await Promise.all(printers.map((printer) => printer.close()));
        await bench.close();
      },
    };
  };
}

export function metalPrinterRig(address: string): MakePrinterRig {
  return async () => {
    const printers: ReceiptPrinter[] = [];
    const anotherPrinter = () => {
      const printer = createEscPosPrinter({ address, name: 'receipt printer' });
      printers.push(printer);
      return printer;
    };
    return {
      printer: anotherPrinter(),
      bench: null,
      anotherPrinter,
      close: async () => void (await Promise.all(printers.map((printer) => printer.close()))),
    };
  };
}

/** A receipt as the terminal makes them, with enough lines to be torn in the middle. */
export function receiptBytes(number: string, extraLines = 0): Uint8Array {
  const lines = Array.from({ length: extraLines }, (_, index) => `第 ${index + 1} 行|材料已收`);
  const document = [
    '^^^受理回执',
    '',
    '安平县红旗镇便民服务中心',
    '-',
    '{w:10,*}',
    '申请人|王美娜',
    '事项|最低生活保障申请',
    `编号|${number}`,
    ...lines,
    '{w:auto}',
    `{code:https://county.example/q?n=${number};option:qrcode,4,m}`,
    '=',
  ].join('\n');
  const commands = receiptline.transform(document, { cpl: 48, encoding: 'gb18030', command: 'escpos', cutting: true });
  return Buffer.from(commands, 'latin1');
}

export function untilStatus(printer: ReceiptPrinter, holds: (status: DeviceStatus) => boolean): Promise<DeviceStatus> {
  return new Promise((resolve) => {
    if (holds(printer.status())) return resolve(printer.status());
    const stop = printer.onStatus((status) => {
      if (!holds(status)) return;
      stop();
      resolve(status);
    });
  });
}

export function untilBench(bench: SimulatedPrinter, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const stop = bench.onState(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
