import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeviceStatus } from '../../drivers/device-status.ts';
import type { Hand } from '../../drivers/hands.ts';
import { createEscPosPrinter } from '../../drivers/receipt-printer/escpos-printer.ts';
import { cheapNarrow, cheapWide } from '../../drivers/receipt-printer/printer-model.ts';
import type { PrinterMoods } from '../../drivers/receipt-printer/printer-moods.ts';
import { printerProfiles } from '../../drivers/receipt-printer/printer-profiles.ts';
import { createReceiptPrinters } from '../../drivers/receipt-printer/receipt-printers.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from '../../drivers/receipt-printer/simulated-printer.ts';
import { must } from '../../main/domain/result.ts';
import { receiptForPrinter } from '../../main/paper/receipt-for-printer.ts';
import { receiptCase } from '../unit/paper/receipt-case.ts';
import {
  type PrinterRig,
  type PrinterTransport,
  receiptBytes,
  simulatedPrinterRig,
  untilBench,
  untilStatus,
} from './receipt-printer-rigs.ts';

const timeoutMs = 6_000;
const quick = { pollMs: 40, silenceMs: 250, connectMs: 500, sensorMs: 1_500, retryMs: 50 };
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Row {
  readonly situation: string;
  readonly hands?: readonly Hand[];
  readonly moods?: Partial<PrinterMoods>;
  readonly condition: string;
  readonly trouble: string | null;
  readonly warnings?: readonly string[];
}

/** devices-and-standards appendix B, and the silences of cheap printers. */
const appendixB: readonly Row[] = [
  { situation: 'ready', condition: 'ready', trouble: null },
  {
    situation: 'cover open',
    hands: [{ hand: 'openPrinterCover' }],
    condition: 'needs-help',
    trouble: 'printer/cover-open',
  },
  {
    situation: 'paper end',
    hands: [{ hand: 'removePaper' }],
    condition: 'needs-help',
    trouble: 'printer/out-of-paper',
  },
  {
    situation: 'paper near end',
    hands: [{ hand: 'paperForReceipts', count: 3 }],
    condition: 'ready',
    trouble: null,
    warnings: ['paper-near-end'],
  },
  { situation: 'cutter jam', hands: [{ hand: 'jamPrinter' }], condition: 'needs-help', trouble: 'printer/jammed' },
  { situation: 'overheated head', moods: { overheated: true }, condition: 'busy', trouble: null },
  {
    situation: 'silence',
    moods: { answersQuestions: false, tellsChanges: false, sensor: 'mute' },
    condition: 'unknown',
    trouble: 'printer/state-unknown',
  },
  {
    situation: 'a clone that answers GS r alone',
    moods: { answersQuestions: false, tellsChanges: false, sensor: 'clone' },
    condition: 'unknown',
    trouble: 'printer/state-unknown',
  },
];

describe.each<PrinterTransport>(['tcp', 'serial', 'device-file'])('appendix B over %s', (transport) => {
  async function rigWith(moods: Partial<PrinterMoods> = {}): Promise<PrinterRig & { bench: SimulatedPrinter }> {
    const rig = await simulatedPrinterRig(transport, cheapWide)(moods);
    undo.push(() => rig.close());
    if (rig.bench === null) throw new Error('no hands');
    return { ...rig, bench: rig.bench };
  }

  it.each(appendixB)('$situation', async ({ hands = [], moods = {}, condition, trouble, warnings = [] }) => {
    const asked = await rigWith({ ...moods, tellsChanges: false });
    for (const hand of hands) asked.bench.apply(hand);
    asked.printer.start();
    const byQuestion = await untilStatus(asked.printer, (status) => status.condition !== 'opening');
    expect(byQuestion).toMatchObject({ condition, trouble, warnings });

    if (moods.tellsChanges === false) return;
    const told = await rigWith({ ...moods, answersQuestions: false });
    if (moods.overheated) told.bench.setMoods({ overheated: false });
    told.printer.start();
    await untilStatus(told.printer, (status) => status.condition === 'ready');
    for (const hand of hands) told.bench.apply(hand);
    if (moods.overheated) told.bench.setMoods({ overheated: true });
    const isRow = (status: DeviceStatus) => status.condition === condition && status.trouble === trouble;
    const byItself = await untilStatus(
      told.printer,
      (status) => isRow(status) && status.warnings.join() === warnings.join(),
    );
    expect(byItself).toMatchObject({ condition, trouble, warnings });
  });

  it('drawer pin 3 high is no trouble, and the receipt is printed', async () => {
    const rig = await simulatedPrinterRig(transport)();
    undo.push(() => rig.close());
    const { bytes } = must(receiptForPrinter(receiptCase(), printerProfiles['80mm-codes'], { openDrawer: true }));
    expect(await rig.printer.print({ id: 'drawer', bytes, timeoutMs })).toMatchObject({ ok: true });
    expect(rig.bench?.drawerKicks()).toBe(1);
    rig.printer.start();
    await untilStatus(rig.printer, (status) => status.condition === 'ready');
  });

  it('power off, cable out: absent and why; back again by itself, and it prints', async () => {
    const { printer, bench } = await rigWith();
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'ready');
    bench.setMoods({ linesPerSecond: 1 });
    const printing = printer.print({ id: 'cut-off', bytes: receiptBytes('cut-off', 20), timeoutMs });
    await vi.waitUntil(() => bench.waitingBytes() > 100, { timeout: 20_000, interval: 2 });
    bench.apply({ hand: 'switchPrinterOff' });
    const absent = await untilStatus(printer, (status) => status.condition === 'absent');
    expect(absent.trouble).toBe('printer/offline');
    expect(await printing).toEqual({ ok: true, value: { printed: 'unconfirmed' } });
    bench.setMoods({ linesPerSecond: 0 });
    bench.apply({ hand: 'switchPrinterOn' });
    await untilStatus(printer, (status) => status.condition === 'ready');
    expect(await printer.print({ id: 'after', bytes: receiptBytes('after'), timeoutMs })).toMatchObject({ ok: true });
  });

  it('it answered before and is silent now: it gets nothing', async () => {
    const { printer, bench } = await rigWith({ tellsChanges: false });
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'ready');
    bench.setMoods({ answersQuestions: false, sensor: 'mute' });
    const outcome = await printer.print({ id: 'deaf', bytes: receiptBytes('deaf'), timeoutMs });
    expect(outcome).toMatchObject({ ok: false, trouble: 'printer/offline' });
    bench.setMoods({ answersQuestions: true, sensor: 'answers' });
    await untilStatus(printer, (status) => status.condition === 'ready');
    expect(bench.state().receipts).toEqual([]);
    expect(await printer.print({ id: 'deaf', bytes: receiptBytes('deaf'), timeoutMs })).toMatchObject({ ok: true });
  });

  it('a cheap 58 mm printer without cutter prints the whole receipt and refuses nothing', async () => {
    const rig = await simulatedPrinterRig(transport, cheapNarrow)();
    undo.push(() => rig.close());
    const { bytes } = must(receiptForPrinter(receiptCase({ name: '𬱖试' }), printerProfiles['58mm']));
    expect(await rig.printer.print({ id: 'narrow', bytes, timeoutMs })).toMatchObject({ ok: true });
    const { bench } = rig;
    if (bench === null) throw new Error('no hands');
    await untilBench(bench, () => bench.state().receipts.length === 1);
    expect(bench.state().receipts[0]?.text).toContain('经办人');
    expect(bench.refused()).toEqual([]);
  });
});

describe('serial lines', () => {
  it('at the wrong speed the printer is unknown, at the right one it is ready', async () => {
    const bench = await startSimulatedPrinter({ plug: 'serial' });
    undo.push(() => bench.close());
    bench.setMoods({ baudRate: 9_600 });
    for (const [address, condition] of [
      [`${bench.address}?baud=115200`, 'unknown'],
      [`${bench.address}?baud=9600&flow=rtscts`, 'ready'],
      [`${bench.address}?flow=xonxoff`, 'ready'],
    ] as const) {
      const printer = createEscPosPrinter({ address, name: 'printer', ...quick });
      printer.start();
      // A line that was just closed may be held for another moment: absent, and tried again.
      const status = await untilStatus(printer, (one) => one.condition === condition);
      await printer.close();
      expect(status.where).toBe(bench.address);
    }
  });
});

describe('device files', () => {
  async function homeFor(name: string): Promise<string> {
    const home = await mkdtemp(path.join(tmpdir(), 'lp-'));
    undo.push(() => rm(home, { recursive: true }));
    return path.join(home, name);
  }

  it('a one-way device takes the receipt and says nothing: unknown, unconfirmed', async () => {
    const fifo = await homeFor('lp0');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    undo.push(async () => closeSync(reader));
    const printer = createEscPosPrinter({ address: `file://${fifo}`, name: 'printer', ...quick });
    undo.push(() => printer.close());
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'unknown');
    const bytes = receiptBytes('one-way');
    expect(await printer.print({ id: 'one-way', bytes, timeoutMs })).toEqual({
      ok: true,
      value: { printed: 'unconfirmed' },
    });
    const came = Buffer.alloc(65_536);
    const count = readSync(reader, came);
    expect(came.subarray(0, count).includes(Buffer.from(bytes.subarray(10, -3)))).toBe(true);
  });

  it('a device that takes no more: answers in time, blocks no thread, and the rest never comes', async () => {
    const fifo = await homeFor('lp0');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    undo.push(async () => closeSync(reader));
    const printer = createEscPosPrinter({ address: `file://${fifo}`, name: 'printer', ...quick });
    undo.push(() => printer.close());
    const outcome = await printer.print({ id: 'full', bytes: new Uint8Array(400_000).fill(0x41), timeoutMs: 1_500 });
    expect(outcome).toMatchObject({ ok: false, trouble: 'printer/state-unknown' });
  });

  it.each([
    ['nothing there', 'no-device', async () => homeFor('lp0')],
    [
      'a plain file',
      'address-wrong',
      async () => {
        const file = await homeFor('lp0');
        await writeFile(file, '');
        return file;
      },
    ],
  ] as const)('%s is absent, and says why', async (_name, kind, make) => {
    const printer = createEscPosPrinter({ address: `file://${await make()}`, name: 'printer', ...quick });
    undo.push(() => printer.close());
    printer.start();
    const status = await untilStatus(printer, (one) => one.condition === 'absent');
    expect(status).toMatchObject({ trouble: 'printer/offline', fault: { kind } });
  });

  it('a Windows print queue is no address for now, and says so', async () => {
    const printer = createEscPosPrinter({ address: 'spooler:XP-80', name: 'printer', ...quick });
    undo.push(() => printer.close());
    printer.start();
    const status = await untilStatus(printer, (one) => one.condition === 'absent');
    expect(status).toMatchObject({ where: 'XP-80', fault: { kind: 'address-wrong' } });
  });
});

describe('two printers', () => {
  it('a job that one could not print goes to the other; a job that was printed goes nowhere', async () => {
    const [left, right] = await Promise.all([startSimulatedPrinter(), startSimulatedPrinter({ plug: 'serial' })]);
    const printers = createReceiptPrinters({
      printers: [
        { name: 'left', address: left.address, profile: printerProfiles['80mm'] },
        { name: 'right', address: right.address, profile: printerProfiles['80mm'] },
      ],
      journalFile: null,
      timing: quick,
    });
    undo.push(async () => {
      await printers.close();
      await Promise.all([left.close(), right.close()]);
    });
    const seen = new Set<string>();
    printers.onStatus((status) => void seen.add(`${status.name} ${status.condition}`));
    printers.start();
    await vi.waitUntil(() => printers.statuses().every((status) => status.condition === 'ready'), { timeout: 20_000 });
    expect(seen).toContain('left ready');
    left.apply({ hand: 'removePaper' });
    const job = { id: 'J1', bytes: receiptBytes('J1'), timeoutMs };
    expect(await printers.print(job)).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    expect(await printers.print(job, 'right')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    left.apply({ hand: 'loadPaper' });
    await vi.waitUntil(() => printers.statuses().every((status) => status.condition === 'ready'), { timeout: 20_000 });
    expect(await printers.print(job, 'left')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    expect(await printers.print(job, 'middle')).toMatchObject({ ok: false, trouble: 'printer/offline' });
    await untilBench(right, () => right.state().receipts.length === 1);
    expect(left.state().receipts).toEqual([]);
  });
});
