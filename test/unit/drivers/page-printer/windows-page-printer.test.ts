import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PrintOrder } from '../../../../drivers/page-printer/port.ts';
import type { ProgramRun, RunProgram } from '../../../../drivers/page-printer/run-program.ts';
import { createWindowsPagePrinter } from '../../../../drivers/page-printer/windows-page-printer.ts';
import type { SpoolerJob } from '../../../../drivers/page-printer/windows-spooler.ts';

/** Answers in the form that Microsoft documents for Win32_Printer and Win32_PrintJob under ConvertTo-Json. */
const printers = `\uFEFF${JSON.stringify([
  {
    Name: 'HP LaserJet, 窗口',
    DriverName: 'HP Universal',
    Default: false,
    PrinterStatus: 3,
    DetectedErrorState: 0,
    WorkOffline: false,
  },
  {
    Name: '奔图 P2200W',
    DriverName: 'Pantum P2200W',
    Default: true,
    PrinterStatus: 4,
    DetectedErrorState: 4,
    WorkOffline: false,
  },
])}\r\n`;
const order: PrintOrder = {
  id: 'w-1',
  pdf: Buffer.from('%PDF-1.7 a citizen'),
  queue: '奔图 P2200W',
  copies: 2,
  duplex: 'long-edge',
  title: '受理通知书',
};

let directory: string;
let jobs: SpoolerJob[];
let calls: { program: string; args: readonly string[]; env: Readonly<Record<string, string>> }[];
let printing: ProgramRun;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'spool-'));
  jobs = [];
  calls = [];
  printing = { exitCode: 0, stdout: '', stderr: '' };
});
afterEach(() => rm(directory, { recursive: true }));

const run: RunProgram = async (program, args, { env = {} }) => {
  calls.push({ program, args, env });
  const said = (stdout: string): ProgramRun => ({ exitCode: 0, stdout, stderr: '' });
  const script = args.at(-1) ?? '';
  if (script.includes('Win32_PrintJob')) return said(JSON.stringify(jobs));
  if (script.includes('Win32_Printer')) return said(printers);
  if (script.includes('Remove-PrintJob')) {
    jobs = [];
    return said('');
  }
  const file = args.at(-1) ?? '';
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'latin1')).toBe('%PDF-1.7 a citizen');
  if (printing.exitCode === 0) {
    jobs = [{ Name: `${args[1]}, 12`, JobId: 12, Document: path.basename(file), StatusMask: 0x10 }];
  }
  return printing;
};
const open = () => createWindowsPagePrinter({ spoolDirectory: directory, program: 'C:\\S.exe', run });

it('lists queues, the default first, with what hinders them', async () => {
  expect(await open().queues()).toMatchObject({
    ok: true,
    value: [
      {
        name: '奔图 P2200W',
        isDefault: true,
        state: 'printing',
        trouble: 'printer/out-of-paper',
        reasons: ['no-paper'],
      },
      { name: 'HP LaserJet, 窗口', model: 'HP Universal', state: 'idle', trouble: null },
    ],
  });
});

it('hands a document over once, as a file for this account alone that is gone afterwards', async () => {
  const printer = open();
  const [first, second] = await Promise.all([printer.print(order), printer.print(order)]);
  expect(first).toMatchObject({
    ok: true,
    value: { systemId: '12', state: 'printing', trouble: 'printer/out-of-paper' },
  });
  expect(second).toEqual(first);
  expect(await open().print(order)).toMatchObject({ ok: true, value: { systemId: '12' } });
  const handedOver = calls.filter((call) => call.program === 'C:\\S.exe');
  expect(handedOver.map((call) => call.args.slice(0, -1))).toEqual([
    ['-print-to', '奔图 P2200W', '-print-settings', '2x,duplexlong,paper=A4,fit', '-silent', '-exit-when-done'],
  ]);
  expect(await readdir(directory)).toEqual([]);
});

const masks = [
  [0x1, 'held', null],
  [0x2 | 0x40, 'stopped', 'printer/out-of-paper'],
  [0x20, 'stopped', 'printer/offline'],
  [0x400, 'stopped', 'printer/state-unknown'],
  [0x80, 'completed', null],
  [0x10 | 0x1000, 'completed', null],
  [0x4, 'cancelled', null],
  [0, 'waiting', null],
] as const;
it.each(masks)('reads the status bits %i as %s', async (mask, state, trouble) => {
  jobs = [{ Name: 'HP LaserJet, 窗口, 7', JobId: 7, Document: 'C:\\spool\\township-w-1.pdf', StatusMask: mask }];
  expect(await open().job('w-1')).toMatchObject({ ok: true, value: { queue: 'HP LaserJet, 窗口', state, trouble } });
});

it('a job that left the queue is gone, and one that was cancelled is cancelled', async () => {
  const printer = open();
  await printer.print(order);
  jobs = [];
  expect(await printer.job('w-1')).toMatchObject({ value: { state: 'gone', trouble: null } });
  await printer.print({ ...order, id: 'w-2' });
  expect(await printer.cancel('w-2')).toMatchObject({ ok: true, value: { state: 'cancelled' } });
  expect(calls.at(-1)?.env ?? {}).toEqual({ TOWNSHIP_QUEUE: '奔图 P2200W', TOWNSHIP_JOB: '12' });
  expect(calls.filter((call) => call.args.at(-1)?.includes('奔图'))).toEqual([]);
  expect(await printer.job('nobody')).toEqual({ ok: true, value: null });
});

it('what a crash left behind is removed at the next start', async () => {
  await writeFile(path.join(directory, 'township-old.pdf'), 'a citizen');
  const printer = open();
  await printer.print(order);
  expect(existsSync(path.join(directory, 'township-old.pdf'))).toBe(false);
});

it('names what is missing', async () => {
  printing = { exitCode: 'missing', stdout: '', stderr: '' };
  expect(await open().print(order)).toMatchObject({ ok: false, problem: 'system-missing' });
  printing = { exitCode: null, stdout: '', stderr: '' };
  expect(await open().print(order)).toMatchObject({ problem: 'hand-over-unclear', trouble: 'printer/state-unknown' });
  printing = { exitCode: 3, stdout: '', stderr: '' };
  expect(await open().print(order)).toMatchObject({ problem: 'refused' });
  const noProgram = createWindowsPagePrinter({ spoolDirectory: directory, program: null, run });
  expect(await noProgram.print(order)).toMatchObject({ detail: expect.stringContaining('PDF_PRINT_PROGRAM') });
  const none = createWindowsPagePrinter({
    spoolDirectory: directory,
    run: async () => ({ exitCode: 'missing', stdout: '', stderr: '' }),
  });
  expect(await none.queues()).toMatchObject({ ok: false, problem: 'system-missing' });
  const garbled = createWindowsPagePrinter({
    spoolDirectory: directory,
    run: async () => ({ exitCode: 0, stdout: '[{"Name":1}]', stderr: '' }),
  });
  expect(await garbled.queues()).toMatchObject({ ok: false, problem: 'system-garbled' });
  expect(await readdir(directory)).toEqual([]);
});
