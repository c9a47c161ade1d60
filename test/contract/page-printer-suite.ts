import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followJob } from '../../drivers/page-printer/follow-job.ts';
import type { PageJob, PagePrinter, PrintOrder } from '../../drivers/page-printer/port.ts';
import type { PageHand } from '../../drivers/page-printer/simulated-print-queue.ts';

export interface PagePrinterRig {
  readonly printer: PagePrinter;
  /** Fresh and empty for every rig, with paper. */
  readonly queue: string;
  /** A second driver at the same print system, as after a restart of the terminal. */
  anotherPrinter(): PagePrinter;
  apply(hand: PageHand): Promise<void>;
  /** How many documents have come out of the queue. */
  printedCount(): Promise<number>;
  close(): Promise<void>;
}

export type MakePagePrinterRig = () => Promise<PagePrinterRig>;

const timeoutMs = 20_000;

/** Every guarantee of the port, on whatever print system the rig brings. `pdf` is a document of the terminal's own. */
export function runPagePrinterTests(name: string, pdf: () => Uint8Array, makeRig: MakePagePrinterRig): void {
  describe(`page printer: ${name}`, () => {
    let rig: PagePrinterRig;
    let lastId = 0;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.close());

    const order = (change: Partial<PrintOrder> = {}): PrintOrder => {
      lastId += 1;
      const id = `${process.pid}-${lastId}-${Date.now()}`;
      return { id, pdf: pdf(), queue: rig.queue, copies: 1, duplex: 'one-sided', title: '受理通知书', ...change };
    };
    const printed = async (wanted: PrintOrder): Promise<PageJob> => {
      const result = await rig.printer.print(wanted);
      if (!result.ok) throw new Error(`${result.problem}: ${result.detail}`);
      return result.value;
    };
    /** Reads back until it holds; the suite's own time limit ends a wait in vain. */
    const until = async (id: string, holds: (job: PageJob) => boolean, printer = rig.printer): Promise<PageJob> => {
      for (;;) {
        const read = await printer.job(id);
        if (!read.ok || read.value === null) throw new Error(`no job: ${JSON.stringify(read)}`);
        if (holds(read.value)) return read.value;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const state = (wanted: PageJob['state']) => (job: PageJob) => job.state === wanted;

    it('lists the queue with its model and state', async () => {
      const listed = await rig.printer.queues();
      if (!listed.ok) throw new Error(listed.detail);
      const queue = listed.value.find((one) => one.name === rig.queue);
      expect(queue).toMatchObject({ state: 'idle', isAccepting: true, trouble: null });
      expect(queue?.model).not.toBe('');
      expect(listed.value.filter((one) => one.isDefault).length).toBeLessThanOrEqual(1);
      expect(listed.value.slice(1).some((one) => one.isDefault)).toBe(false);
    });

    it('prints a document and reads back that it is completed', async () => {
      const wanted = order({ copies: 2, duplex: 'long-edge' });
      const job = await printed(wanted);
      expect(job).toMatchObject({ id: wanted.id, queue: rig.queue });
      const seen: string[] = [];
      const end = await followJob(rig.printer, wanted.id, {
        timeoutMs,
        pollMs: 30,
        onChange: (now) => void seen.push(now.state),
      });
      expect(end).toMatchObject({ ok: true, value: { state: 'completed', trouble: null, systemId: job.systemId } });
      expect(seen.at(-1)).toBe('completed');
      expect(await rig.printedCount()).toBe(1);
    });

    it('hands one id over once: twice at the same time, once more, and by a driver that started later', async () => {
      const wanted = order({ title: '申请表 「草稿」 100% & $(reboot) "\'; 很长'.repeat(12) });
      const [first, second] = await Promise.all([printed(wanted), printed(wanted)]);
      expect(second.systemId).toBe(first.systemId);
      await until(wanted.id, state('completed'));
      expect((await printed(wanted)).systemId).toBe(first.systemId);
      const later = rig.anotherPrinter();
      expect(await later.print(wanted)).toMatchObject({ ok: true, value: { systemId: first.systemId } });
      expect(await later.job(wanted.id)).toMatchObject({ ok: true, value: { state: 'completed' } });
      expect(await rig.printedCount()).toBe(1);
    });

    it('a held job says so and is printed once it is released', async () => {
      await rig.apply({ hand: 'holdJobs' });
      const wanted = order();
      expect((await printed(wanted)).state).toBe('held');
      expect(await followJob(rig.printer, wanted.id, { timeoutMs })).toMatchObject({ value: { state: 'held' } });
      expect(await rig.printedCount()).toBe(0);
      await rig.apply({ hand: 'releaseJobs' });
      await until(wanted.id, state('completed'));
      expect(await rig.printedCount()).toBe(1);
    });

    it('a cancelled job never comes out, and its id stays used', async () => {
      await rig.apply({ hand: 'holdJobs' });
      const wanted = order();
      await printed(wanted);
      expect(await rig.printer.cancel(wanted.id)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
      await rig.apply({ hand: 'releaseJobs' });
      expect((await printed(wanted)).state).toBe('cancelled');
      const next = order();
      await printed(next);
      await until(next.id, state('completed'));
      expect(await rig.printedCount()).toBe(1);
    });

    it('cancelling what is printed changes nothing', async () => {
      const wanted = order();
      await printed(wanted);
      await until(wanted.id, state('completed'));
      expect(await rig.printer.cancel(wanted.id)).toMatchObject({ ok: true, value: { state: 'completed' } });
    });

    it('out of paper: the job waits and names it, and goes on with new paper', async () => {
      await rig.apply({ hand: 'removePaper' });
      const wanted = order();
      await printed(wanted);
      const waiting = await until(wanted.id, (job) => job.trouble !== null);
      expect(waiting).toMatchObject({ state: 'printing', trouble: 'printer/out-of-paper' });
      expect(waiting.reasons).toContain('media-empty-error');
      expect(await followJob(rig.printer, wanted.id, { timeoutMs })).toMatchObject({
        value: { trouble: 'printer/out-of-paper' },
      });
      await rig.apply({ hand: 'loadPaper' });
      expect(await until(wanted.id, state('completed'))).toMatchObject({ trouble: null });
      expect(await rig.printedCount()).toBe(1);
    });

    it('out of paper and cancelled: the queue is free for the next document', async () => {
      await rig.apply({ hand: 'removePaper' });
      const wanted = order();
      await printed(wanted);
      await until(wanted.id, (job) => job.trouble === 'printer/out-of-paper');
      expect(await rig.printer.cancel(wanted.id)).toMatchObject({ ok: true });
      await until(wanted.id, state('cancelled'));
      await rig.apply({ hand: 'loadPaper' });
      const next = order();
      await printed(next);
      await until(next.id, state('completed'));
      expect(await rig.printedCount()).toBe(1);
    });

    it('a document that the printer gives up on is aborted; a new id prints it', async () => {
      await rig.apply({ hand: 'abortNext' });
      const wanted = order();
      await printed(wanted);
      expect(await until(wanted.id, state('aborted'))).toMatchObject({ trouble: null });
      expect((await printed(wanted)).state).toBe('aborted');
      const again = order();
      await printed(again);
      await until(again.id, state('completed'));
      expect(await rig.printedCount()).toBe(1);
    });

    it('a stopped queue takes the document and keeps it until it is started', async () => {
      await rig.apply({ hand: 'stopQueue' });
      const wanted = order();
      await printed(wanted);
      expect(await until(wanted.id, state('stopped'))).toMatchObject({ trouble: 'printer/offline' });
      const listed = await rig.printer.queues();
      expect(listed.ok && listed.value.find((one) => one.name === rig.queue)).toMatchObject({ state: 'stopped' });
      await rig.apply({ hand: 'startQueue' });
      await until(wanted.id, state('completed'));
    });

    it('a queue that refuses jobs, and one that is not there, get nothing', async () => {
      await rig.apply({ hand: 'refuseJobs' });
      const wanted = order();
      expect(await rig.printer.print(wanted)).toMatchObject({ ok: false, problem: 'queue-refuses' });
      await rig.apply({ hand: 'acceptJobs' });
      const elsewhere = order({ queue: 'no-such-queue' });
      expect(await rig.printer.print(elsewhere)).toMatchObject({ ok: false, problem: 'queue-unknown' });
      expect(await rig.printer.job(wanted.id)).toEqual({ ok: true, value: null });
      expect(await rig.printer.cancel(wanted.id)).toEqual({ ok: true, value: null });
      await printed(wanted);
      await until(wanted.id, state('completed'));
    });

    it('a job that the print system has forgotten is gone, never "completed"', async () => {
      const wanted = order();
      await printed(wanted);
      await until(wanted.id, state('completed'));
      await rig.apply({ hand: 'forgetHistory' });
      expect(await rig.printer.job(wanted.id)).toMatchObject({ ok: true, value: { state: 'gone', trouble: null } });
    });

    const flaws: readonly (readonly [string, Partial<PrintOrder>])[] = [
      ['no PDF', { pdf: Buffer.from('<html>') }],
      ['an empty document', { pdf: new Uint8Array() }],
      ['an id with a path in it', { id: '../../etc/passwd' }],
      ['no copies', { copies: 0 }],
      ['a million copies', { copies: 1e6 }],
      ['half a copy', { copies: 1.5 }],
      ['a queue like an option', { queue: '-o' }],
      ['a queue with a line break', { queue: 'a\nb' }],
      ['a title with a line break', { title: 'a\r\nb' }],
    ];
    it.each(flaws)('refuses %s', async (_what, change) => {
      expect(await rig.printer.print(order(change))).toMatchObject({ ok: false, problem: 'order-invalid' });
      expect(await rig.printedCount()).toBe(0);
    });

    it('after close every call answers', async () => {
      await rig.printer.close();
      expect(await rig.printer.print(order())).toMatchObject({ ok: false });
      expect(await rig.printer.queues()).toMatchObject({ ok: false });
    });
  });
}
