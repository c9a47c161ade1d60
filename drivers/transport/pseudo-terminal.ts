import { closeSync, constants, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import type { ByteLine } from './byte-line.ts';
import { socketLine } from './socket-line.ts';

/** A serial cable made by the kernel: `path` is the end that a driver opens, `line` the end that a simulator speaks. */
export interface PseudoTerminal {
  readonly path: string;
  readonly line: ByteLine;
  /** To whoever has `path` open this is the moment the cable is pulled. */
  close(): Promise<void>;
}

/** Null where none can be had: Windows, a missing binding, a machine without /dev/ptmx. */
export async function openPseudoTerminal(): Promise<PseudoTerminal | null> {
  if (process.platform === 'win32') return null;
  const libc = await loadTerminalCalls().catch(() => null);
  if (libc === null) return null;

  const master = libc.posix_openpt(constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  if (master < 0) return null;
  const path = libc.grantpt(master) === 0 && libc.unlockpt(master) === 0 ? libc.ptsname(master) : null;
  if (path === null) {
    closeSync(master);
    return null;
  }

  // One slave descriptor stays open on our side: without it the master reads EIO whenever the driver closes its port,
  // and the line settings fall back to a cooked terminal that eats 0x03, 0x0a and 0x11.
  const slave = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  makeRaw(libc, slave);
  // The handle is a libuv stream: readiness comes from epoll, no thread blocks and nothing polls.
  const line = socketLine(new ReadStream(master));
  let isClosed = false;
  line.onClose(() => {
    isClosed = true;
    closeSync(slave);
  });
  return {
    path,
    line: { ...line, peerBaudRate: () => (isClosed ? null : baudRateOf(libc, slave)) },
    close: () => line.close(),
  };
}

interface TerminalCalls {
  posix_openpt(flags: number): number;
  grantpt(descriptor: number): number;
  unlockpt(descriptor: number): number;
  ptsname(descriptor: number): string | null;
  tcgetattr(descriptor: number, settings: Uint8Array): number;
  cfmakeraw(settings: Uint8Array): void;
  tcsetattr(descriptor: number, when: number, settings: Uint8Array): number;
  cfgetospeed(settings: Uint8Array): number;
}

async function loadTerminalCalls(): Promise<TerminalCalls> {
  const koffi = await import('koffi');
  const process = koffi.load(null);
  return {
    posix_openpt: process.func('int posix_openpt(int)'),
    grantpt: process.func('int grantpt(int)'),
    unlockpt: process.func('int unlockpt(int)'),
    ptsname: process.func('const char *ptsname(int)'),
    tcgetattr: process.func('int tcgetattr(int, _Out_ void *)'),
    cfmakeraw: process.func('void cfmakeraw(_Inout_ void *)'),
    tcsetattr: process.func('int tcsetattr(int, int, void *)'),
    cfgetospeed: process.func('unsigned long cfgetospeed(void *)'),
  };
}

function makeRaw(libc: TerminalCalls, descriptor: number): void {
  // struct termios is 60 bytes on Linux and 72 on macOS; nobody here looks inside.
  const settings = new Uint8Array(256);
  const now = 0;
  libc.tcgetattr(descriptor, settings);
  libc.cfmakeraw(settings);
  libc.tcsetattr(descriptor, now, settings);
}

/** The kernel carries bytes at any speed, but it remembers what the driver asked for. */
function baudRateOf(libc: TerminalCalls, descriptor: number): number | null {
  const settings = new Uint8Array(256);
  if (libc.tcgetattr(descriptor, settings) !== 0) return null;
  const speed = Number(libc.cfgetospeed(settings));
  return process.platform === 'linux' ? (linuxSpeeds[speed] ?? null) : speed;
}

/** B9600 … B115200 of asm-generic/termbits.h; other systems use the plain number. */
const linuxSpeeds: Readonly<Record<number, number>> = {
  13: 9_600,
  14: 19_200,
  15: 38_400,
  4097: 57_600,
  4098: 115_200,
};
