import { Buffer } from 'node:buffer';
import type { Input } from '../../preload/contract.ts';
import type { DeviceTest } from '../../preload/contract-devices.ts';
import { longTime } from '../domain/dates.ts';
import { maskName } from '../domain/mask.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { photoShown } from './card-photo.ts';
import { chosenQueue } from './page-queue.ts';
import type { TerminalParts } from './parts.ts';
import { printTimeoutMs } from './print-slip.ts';
import { mayArrange } from './setup-step.ts';

const waitForCardMs = 15_000;
const waitForCodeMs = 15_000;
const waitForPenMs = 60_000;
const waitForFingerMs = 15_000;
/** A device is tried with what it is there for. Nothing of it is kept: a test is no work on a citizen's behalf. */
export async function testDevice(parts: TerminalParts, input: Input<'testDevice'>): Promise<Result<DeviceTest>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  switch (input.deviceClass) {
    case 'card-reader':
      return testCard(parts);
    case 'receipt-printer':
      return testPrinter(parts, input.name);
    case 'document-scanner':
      return testScan(parts);
    case 'code-scanner':
      return testCode(parts);
    case 'page-printer':
      return testPagePrinter(parts);
    case 'photo-decoder':
      return testPhoto(parts);
    case 'signature-pad':
      return testSignaturePad(parts);
    case 'fingerprint-reader':
      return testFinger(parts);
  }
}

/** The device host tells of a placing before it answers who waited for it, so the test still counts when that comes. */
async function testedCard({ devices, session }: TerminalParts) {
  session.cardTests = (session.cardTests ?? 0) + 1;
  try {
    return await devices.readCard(waitForCardMs);
  } finally {
    session.cardTests -= 1;
  }
}

async function testCard(parts: TerminalParts): Promise<Result<DeviceTest>> {
  const read = await testedCard(parts);
  if (!read.ok) return failed(read.trouble, read.detail);
  return ok({ kind: 'card', cardType: read.value.type, name: maskName(read.value.name || read.value.latinName) });
}

/** On a real card's photo, which nothing keeps. */
async function testPhoto(parts: TerminalParts): Promise<Result<DeviceTest>> {
  const read = await testedCard(parts);
  if (!read.ok) return failed(read.trouble, read.detail);
  const photo = photoShown(await parts.devices.decodePhoto(new Uint8Array(Buffer.from(read.value.photoWlt, 'base64'))));
  return mayArrange(parts).ok ? ok({ kind: 'photo', photo }) : failed('terminal/locked');
}

async function testPrinter(parts: TerminalParts, name: string | undefined): Promise<Result<DeviceTest>> {
  const all = parts.deviceBook.printers();
  const printer = name === undefined ? all[0] : all.find((one) => one.name === name);
  if (printer === undefined) return failed('printer/offline', 'no such receipt printer');
  const facts = { printerName: printer.name, where: printer.address, printedAt: now(parts) };
  const bytes = parts.paper.testReceipt(facts, printer.profile);
  if (!bytes.ok) return bytes;
  const job = { id: parts.newId(), bytes: bytes.value, timeoutMs: printTimeoutMs };
  const printed = await parts.devices.printReceipt(job, printer.name);
  return printed.ok ? ok({ kind: 'receipt', ...printed.value }) : failed(printed.trouble, printed.detail);
}

async function testScan({ devices }: TerminalParts): Promise<Result<DeviceTest>> {
  const source = devices.scannerOffer().then((offer) => offer?.sources[0]?.source ?? 'platen');
  let test: DeviceTest | null = null;
  const scanned = await devices.scan(
    { source: await source, colour: 'colour', resolutionDpi: 200, maxPages: 1 },
    (page) => {
      test = { kind: 'page', bytes: page.bytes.byteLength, verdict: page.verdict ?? null };
    },
  );
  if (!scanned.ok) return failed(scanned.trouble, scanned.detail);
  return test === null ? failed('scanner/empty') : ok(test);
}

async function testCode({ devices }: TerminalParts): Promise<Result<DeviceTest>> {
  if (devices.codeScannerStatus().condition === 'absent') return failed('code-scanner/missing');
  const code = await new Promise<string | null>((resolve) => {
    const stop = devices.onCode(({ text }) => {
      clearTimeout(limit);
      stop();
      resolve(text);
    });
    const limit = setTimeout(() => {
      stop();
      resolve(null);
    }, waitForCodeMs);
  });
  return code === null ? failed('code-scanner/missing', 'no code was scanned') : ok({ kind: 'code', text: code });
}

async function testSignaturePad({ devices }: TerminalParts): Promise<Result<DeviceTest>> {
  const signed = await devices.sign({ prompt: '签字板测试，随便写几笔', timeoutMs: waitForPenMs });
  if (!signed.ok) return failed(signed.trouble, signed.detail);
  const { png, strokes } = signed.value;
  const points = strokes.flat();
  return ok({
    kind: 'signature',
    pngBase64: Buffer.from(png).toString('base64'),
    strokeCount: strokes.length,
    pointCount: points.length,
    durationMs: (points.at(-1)?.timeMs ?? 0) - (points[0]?.timeMs ?? 0),
  });
}

/** Quality alone: no law asks for a fingerprint to see whether a device works. */
async function testFinger({ devices }: TerminalParts): Promise<Result<DeviceTest>> {
  const tried = await devices.tryFinger(waitForFingerMs);
  return tried.ok ? ok({ kind: 'finger', ...tried.value }) : failed(tried.trouble, tried.detail);
}

async function testPagePrinter(parts: TerminalParts): Promise<Result<DeviceTest>> {
  const chosen = await chosenQueue(parts, 'acceptance-notice');
  if (!chosen.ok) return chosen;
  const { choice, queue } = chosen.value;
  const pdf = await parts.paper.testPage({ printerName: queue.label, where: queue.name, printedAt: now(parts) });
  if (!pdf.ok) return pdf;
  const order = { ...choice, copies: 1, id: parts.newId(), pdf: pdf.value, title: '打印测试' };
  const job = await parts.devices.printPages(order);
  if (!job.ok) return failed(job.trouble, job.detail);
  return ok({ kind: 'printing', queue: queue.label, state: job.value.state });
}

function now({ clock }: TerminalParts): string {
  return longTime(clock.now().toISOString());
}
