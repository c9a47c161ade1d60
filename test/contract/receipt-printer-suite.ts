import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStatus } from '../../drivers/device-status.ts';
import type { SimulatedPrinter } from '../../drivers/receipt-printer/simulated-printer.ts';
import { type MakePrinterRig, type PrinterRig, receiptBytes, untilBench, untilStatus } from './receipt-printer-rigs.ts';

const timeoutMs = 6_000;
const confirmed = { ok: true, value: { printed: 'confirmed' } };
const unconfirmed = { ok: true, value: { printed: 'unconfirmed' } };

/** The guarantees of `ReceiptPrinter`, on the simulator and on metal; what needs hands is skipped on metal. */
export function runReceiptPrinterTests(
  name: string,
  makeRig: MakePrinterRig,
  { hasHands }: { hasHands: boolean },
): void {
  describe(`receipt printer: ${name}`, () => {
    let rig: PrinterRig;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.close());

    it('becomes ready, prints and says so', async () => {
      rig.printer.start();
      await untilStatus(rig.printer, (status) => status.condition === 'ready');
      const id = `suite-${Date.now()}`;
      expect(await rig.printer.print({ id, bytes: receiptBytes(id), timeoutMs: 15_000 })).toEqual(confirmed);
      // The second answer is the remembered one; on metal a person sees a single receipt.
      expect(await rig.printer.print({ id, bytes: receiptBytes(id), timeoutMs: 15_000 })).toEqual(confirmed);
    });

    it('calls nobody after close', async () => {
      let calls = 0;
      rig.printer.onStatus(() => {
        calls += 1;
      });
      rig.printer.start();
      await untilStatus(rig.printer, (status) => status.condition === 'ready');
      await rig.printer.close();
      const before = calls;
      rig.bench?.apply({ hand: 'openPrinterCover' });
      const next = rig.anotherPrinter();
      next.start();
      await untilStatus(next, (status) => status.condition !== 'opening');
      expect(calls).toBe(before);
      expect(await rig.printer.print({ id: 'late', bytes: receiptBytes('late'), timeoutMs })).toMatchObject({
        ok: false,
      });
    });

    describe.skipIf(!hasHands)('with hands', () => runHandTests(() => rig));
  });
}

function runHandTests(rigNow: () => PrinterRig): void {
  const bench = (): SimulatedPrinter => {
    const { bench: here } = rigNow();
    if (here === null) throw new Error('this test needs hands');
    return here;
  };
  const print = (number: string, extraLines = 0) =>
    rigNow().printer.print({ id: number, bytes: receiptBytes(number, extraLines), timeoutMs });
  const texts = () =>
    bench()
      .state()
      .receipts.map((receipt) => receipt.text);

  it('puts each id on paper once, however often and however concurrently it is asked', async () => {
    const results = await Promise.all([print('A1'), print('A1'), print('A2'), print('A1')]);
    expect(results).toEqual([confirmed, confirmed, confirmed, confirmed]);
    expect(await print('A1')).toEqual(confirmed);
    await untilBench(bench(), () => texts().length >= 2);
    expect(texts()).toHaveLength(2);
    expect(texts()[0]).toContain('编号');
    expect(texts()[0]).toContain('A1');
    expect(texts()[1]).toContain('A2');
  });

  const hindrances = [
    ['removePaper', 'loadPaper', 'printer/out-of-paper'],
    ['openPrinterCover', 'closePrinterCover', 'printer/cover-open'],
    ['jamPrinter', 'clearPrinter', 'printer/jammed'],
  ] as const;
  for (const [hinder, help, trouble] of hindrances) {
    it(`${hinder}: sends nothing at all and answers ${trouble}`, async () => {
      bench().apply({ hand: hinder });
      expect(await print('B1')).toMatchObject({ ok: false, trouble });
      bench().apply({ hand: help });
      expect(await print('B2')).toEqual(confirmed);
      await untilBench(bench(), () => texts().length >= 1);
      expect(texts()).toHaveLength(1);
      expect(texts()[0]).toContain('B2');
    });

    it(`${hinder} shows on the strip while nobody prints, and so does ${help}`, async () => {
      const { printer } = rigNow();
      printer.start();
      await untilStatus(printer, (status) => status.condition === 'ready');
      bench().apply({ hand: hinder });
      const shown = await untilStatus(printer, (status) => status.condition === 'needs-help');
      expect(shown).toMatchObject({ deviceClass: 'receipt-printer', trouble });
      bench().apply({ hand: help });
      await untilStatus(printer, (status) => status.condition === 'ready');
    });
  }

  it('paper ending in the middle: says so, leaves nothing in the printer, and the next receipt is whole', async () => {
    expect(await print('C0')).toEqual(confirmed);
    await untilBench(bench(), () => texts().length === 1);
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('C1', 40)).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    expect(bench().waitingBytes()).toBe(0);
    bench().apply({ hand: 'loadPaper' });
    expect(await print('C1', 40)).toEqual(confirmed);
    await untilBench(bench(), () => texts().length >= 2);
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('第 40 行');
    expect(texts()[1]?.match(/受理回执/g)).toHaveLength(1);
  });

  it('paper for two receipts: two come out, the third stops, near end is a warning only', async () => {
    const { printer } = rigNow();
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'ready');
    bench().apply({ hand: 'paperForReceipts', count: 2 });
    await untilStatus(printer, (status) => status.warnings.includes('paper-near-end') && status.condition === 'ready');
    expect(await print('D1')).toEqual(confirmed);
    expect(await print('D2')).toEqual(confirmed);
    expect(await print('D3')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    await untilBench(bench(), () => texts().length >= 2);
    expect(texts()).toHaveLength(2);
  });

  it('a full receive buffer hears nothing: the printer tells by itself, and what it had no room for never comes', async () => {
    bench().setMoods({ bufferBytes: 512 });
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('E1', 4_000)).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    bench().apply({ hand: 'loadPaper' });
    expect(await print('E2')).toEqual(confirmed);
    await untilBench(bench(), () => texts().some((text) => text.includes('E2')));
    expectWhole(texts().at(-1), 'E2');
    // A serial line's own buffers are the printer's: some of their lines come out before it can be told to forget.
    expect(texts().join()).not.toContain('第 1000 行');
  });

  it('cover opened while it prints: the torn piece is cut off, the next receipt is whole', async () => {
    bench().setMoods({ linesPerSecond: 60 });
    const { printer } = rigNow();
    const begun = untilStatus(printer, (status) => status.condition === 'busy');
    const printed = print('F1', 40);
    await begun;
    bench().apply({ hand: 'openPrinterCover' });
    expect(await printed).toMatchObject({ ok: false, trouble: 'printer/cover-open' });
    bench().setMoods({ linesPerSecond: 0 });
    bench().apply({ hand: 'closePrinterCover' });
    expect(await print('F2')).toEqual(confirmed);
    await untilBench(bench(), () => texts().some((text) => text.includes('F2')));
    expectWhole(texts().at(-1), 'F2');
  });

  it('switched off it is absent, switched on it comes back by itself', async () => {
    const { printer } = rigNow();
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'ready');
    bench().apply({ hand: 'switchPrinterOff' });
    expect(await untilStatus(printer, (status) => status.condition === 'absent')).toMatchObject({
      trouble: 'printer/offline',
    });
    expect(await print('G1')).toMatchObject({ ok: false, trouble: 'printer/offline' });
    bench().apply({ hand: 'switchPrinterOn' });
    await untilStatus(printer, (status) => status.condition === 'ready');
    expect(await print('G1')).toEqual(confirmed);
  });

  it('switched off after everything was sent: nobody can tell, and it is not printed again', async () => {
    bench().setMoods({ linesPerSecond: 20 });
    const { printer } = rigNow();
    const begun = untilStatus(printer, (status) => status.condition === 'busy');
    const printed = print('H1', 20);
    await begun;
    await untilWaiting(bench());
    bench().apply({ hand: 'switchPrinterOff' });
    expect(await printed).toEqual(unconfirmed);
    bench().apply({ hand: 'switchPrinterOn' });
    expect(await print('H1', 20)).toEqual(unconfirmed);
  });

  it('answers within its time limit when the printer is slower than that', async () => {
    bench().setMoods({ linesPerSecond: 2 });
    const { printer } = rigNow();
    const result = await printer.print({ id: 'I1', bytes: receiptBytes('I1'), timeoutMs: 800 });
    expect(result).toEqual(unconfirmed);
  });

  it('an overheated head is waited for', async () => {
    bench().setMoods({ overheated: true });
    const { printer } = rigNow();
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'busy');
    const printed = print('J1');
    bench().setMoods({ overheated: false });
    expect(await printed).toEqual(confirmed);
    bench().setMoods({ overheated: true });
    await untilStatus(printer, (status) => status.condition === 'busy');
    const late = await printer.print({ id: 'J2', bytes: receiptBytes('J2'), timeoutMs: 1_000 });
    expect(late).toMatchObject({ ok: false, trouble: 'printer/state-unknown' });
  });

  it('a printer that answers nothing is unknown; its receipts are unconfirmed until it is gone', async () => {
    bench().setMoods({ answersQuestions: false, tellsChanges: false, sensor: 'mute', forgets: false });
    const { printer } = rigNow();
    printer.start();
    expect(await untilStatus(printer, (status) => status.condition === 'unknown')).toMatchObject({
      trouble: 'printer/state-unknown',
    });
    expect(await print('K1')).toEqual(unconfirmed);
    expect(await print('K1')).toEqual(unconfirmed);
    await untilBench(bench(), () => texts().length >= 1);
    expect(texts()).toHaveLength(1);
    bench().apply({ hand: 'switchPrinterOff' });
    await untilBench(bench(), () => !bench().state().power);
    expect(await print('K2')).toMatchObject({ ok: false, trouble: 'printer/offline' });
  });

  it('a clone that answers GS r only (00 or 0F) still confirms', async () => {
    bench().setMoods({ answersQuestions: false, tellsChanges: false, sensor: 'clone', forgets: false });
    expect(await print('L1')).toEqual(confirmed);
  });

  it('a clone that knows DLE EOT 1 and 2 only still says what hinders it', async () => {
    bench().setMoods({ knowsAllQuestions: false, tellsChanges: false, sensor: 'mute' });
    expect(await print('M1')).toEqual(unconfirmed);
    bench().apply({ hand: 'removePaper' });
    expect(await print('M2')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
  });

  it('without telling by itself, paper ending in the middle is found by asking', async () => {
    bench().setMoods({ tellsChanges: false });
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('N1')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    expect(bench().waitingBytes()).toBe(0);
  });

  it('a clone that cannot forget: what it kept comes out first, the next receipt is whole', async () => {
    bench().setMoods({ forgets: false });
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('O1')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    bench().apply({ hand: 'loadPaper' });
    expect(await print('O2')).toEqual(confirmed);
    await untilBench(bench(), () => texts().some((text) => text.includes('O2')));
    expectWhole(texts().at(-1), 'O2');
  });

  it('answers in single bytes with flow control between are understood', async () => {
    bench().setMoods({ fragments: true });
    expect(await print('P1')).toEqual(confirmed);
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('P2')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    bench().apply({ hand: 'loadPaper' });
    expect(await print('P2')).toEqual(confirmed);
  });

  it('a printer with a single connection serves status, job and recovery over it', async () => {
    bench().setMoods({ oneConnection: true });
    const seen: DeviceStatus['condition'][] = [];
    const { printer } = rigNow();
    printer.onStatus((status) => void seen.push(status.condition));
    printer.start();
    await untilStatus(printer, (status) => status.condition === 'ready');
    bench().apply({ hand: 'paperForReceipts', count: 0 });
    expect(await print('Q1', 4_000)).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    bench().apply({ hand: 'loadPaper' });
    expect(await print('Q2')).toEqual(confirmed);
    await printer.close();
    const next = rigNow().anotherPrinter();
    expect(await next.print({ id: 'Q3', bytes: receiptBytes('Q3'), timeoutMs })).toEqual(confirmed);
    expect(seen).not.toContain('unknown');
  });
}

/** From its title to its code, and nothing of another one. */
function expectWhole(text: string | undefined, number: string): void {
  expect(text?.trimStart().startsWith('受理回执')).toBe(true);
  expect(text?.match(/编号/g)).toHaveLength(1);
  expect(text).toMatch(new RegExp(`编号 +${number}[^]*图像 \\d+×\\d+\\]$`));
}

/** The whole job has arrived when the simulator keeps more than one line of it. */
async function untilWaiting(bench: SimulatedPrinter): Promise<void> {
  while (bench.waitingBytes() < 100) await new Promise((resolve) => setImmediate(resolve));
}
