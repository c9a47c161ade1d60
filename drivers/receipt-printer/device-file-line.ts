import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceFault } from '../device-status.ts';
import { LineListeners } from '../transport/line-listeners.ts';
import { watchNode } from './node-presence.ts';
import type { OpenedPrinterLine, PrinterLine } from './printer-line.ts';

/**
 * The kernel's USB printer device, `/dev/usb/lp0` (usblp). It is opened non-blocking: a printer that takes nothing would
 * hold a thread of this process for ever otherwise. It is no stream that the event loop can watch, so both directions are
 * looked at in turns. One-way devices (a FIFO, a printer without a back channel) are written to and never answer.
 */
export async function openDeviceFileLine(path: string, limitMs: number): Promise<OpenedPrinterLine> {
  const found = await stat(path).catch(() => null);
  if (found === null) return refused('no-device', `${path}: not plugged in`);
  if (found.isFile() || found.isDirectory()) return refused('address-wrong', `${path}: is no device`);
  const opened = await openedWithin(path, found, limitMs);
  return 'line' in opened ? opened : { line: lineOver(opened.handle, path, opened.readsBack) };
}

type OpenedHandle = { readonly handle: FileHandle; readonly readsBack: boolean };

async function openedWithin(path: string, found: Stats, limitMs: number): Promise<OpenedHandle | OpenedPrinterLine> {
  const giveUp = new AbortController();
  const opening = openBestWay(path, found);
  const late = pause(limitMs, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  const first = await Promise.race([opening, late]);
  giveUp.abort();
  if (first !== 'late') return first;
  void opening.then((result) => ('handle' in result ? result.handle.close() : undefined));
  return refused('no-answer', `${path}: does not open`);
}

async function openBestWay(path: string, found: Stats): Promise<OpenedHandle | OpenedPrinterLine> {
  const flags = constants.O_NONBLOCK | constants.O_NOCTTY;
  // What is written to a FIFO opened both ways would come back as an answer.
  const ways = found.isFIFO() ? [constants.O_WRONLY] : [constants.O_RDWR, constants.O_WRONLY];
  let fault: OpenedPrinterLine = refused('unknown', path);
  for (const way of ways) {
    try {
      return { handle: await open(path, way | flags), readsBack: way === constants.O_RDWR };
    } catch (error) {
      fault = faultOf(path, error);
    }
  }
  return fault;
}

function faultOf(path: string, error: unknown): OpenedPrinterLine {
  switch (codeOf(error)) {
    case 'EBUSY':
      return refused('in-use', `${path}: another program has it (CUPS takes USB printers: disable its queue)`);
    case 'EACCES':
    case 'EPERM':
      return refused('no-permission', `${path}: no permission; add the user to the group lp`);
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOENT':
      return refused('no-device', `${path}: nobody is there`);
    default:
      return refused('unknown', `${path}: ${String(error)}`);
  }
}

const lookEveryMs = 20;
/** While the device takes nothing. */
const retryEveryMs = 5;
const readBytes = 512;

function lineOver(handle: FileHandle, path: string, readsBack: boolean): PrinterLine {
  const listeners = new LineListeners();
  let isOver = false;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const end = () => {
    if (isOver) return;
    isOver = true;
    stopWatching();
    // A handle that is closed while the kernel still works on it would free its number for somebody else's file.
    void Promise.allSettled([lastWrite, reading])
      .then(() => handle.close())
      .catch(() => {})
      .finally(() => listeners.closed());
  };
  const stopWatching = watchNode(path, end);

  async function readOn(): Promise<void> {
    const buffer = Buffer.alloc(readBytes);
    while (!isOver) {
      const count = await handle.read(buffer, 0, readBytes, null).then(
        ({ bytesRead }) => bytesRead,
        (error: unknown) => (isForNow(error) ? 0 : null),
      );
      if (count === null) return end();
      // usblp answers an empty read whenever the printer has nothing to say: that is no end of file.
      if (count > 0 && !isOver) listeners.deliver(Uint8Array.from(buffer.subarray(0, count)));
      else await pause(lookEveryMs);
    }
  }
  const reading = readsBack ? readOn() : Promise.resolve();

  async function writeAll(bytes: Uint8Array): Promise<boolean> {
    let from = 0;
    while (from < bytes.length) {
      if (isOver) return false;
      const count = await handle.write(bytes, from, bytes.length - from, null).then(
        ({ bytesWritten }) => bytesWritten,
        (error: unknown) => (isForNow(error) ? 0 : null),
      );
      if (count === null) {
        end();
        return false;
      }
      from += count;
      if (count === 0) await pause(retryEveryMs);
    }
    return true;
  }

  return {
    write(bytes) {
      const written = lastWrite.then(() => (isOver ? false : writeAll(bytes)));
      lastWrite = written;
      return written;
    },
    onBytes: (listener) => listeners.onBytes(listener),
    onClose: (listener) => listeners.onClose(listener),
    close: () =>
      new Promise((resolve) => {
        listeners.onClose(resolve);
        const giveUp = setTimeout(end, closingMs);
        void lastWrite.then(() => {
          clearTimeout(giveUp);
          end();
        });
      }),
    // What the kernel took of the job is a few kilobytes at most, and dropped with the handle.
    abort: end,
  };
}

const closingMs = 300;

/** Nothing to read, or no room to write: not now. */
function isForNow(error: unknown): boolean {
  return ['EAGAIN', 'EINTR', 'EWOULDBLOCK'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

function refused(kind: DeviceFault['kind'], detail: string): OpenedPrinterLine {
  return { line: null, fault: { kind, detail } };
}
