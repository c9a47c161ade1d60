import { connect, type Socket } from 'node:net';

/** A byte line to a printer. After `onClose` was called once, nothing else is called. */
export interface PrinterLine {
  /** Resolves true when the bytes left this process, false when the line closed first. */
  write(bytes: Uint8Array): Promise<boolean>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
  /** Lets sent bytes go out; the printer is free for the next one when this resolves. */
  close(): Promise<void>;
  /** Throws away what was not sent yet: a printer that takes nothing more must not get the rest later. */
  abort(): void;
}

export type OpenPrinterLine = (limitMs: number) => Promise<PrinterLine | null>;

/** `tcp://host:port`; null when the address is none. */
export function parseTcpAddress(address: string): { readonly host: string; readonly port: number } | null {
  const match = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#]+):(\d{1,5})\/?$/i.exec(address);
  const [, host, digits] = match ?? [];
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65535)) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port };
}

export function openTcpPrinterLine(
  target: { readonly host: string; readonly port: number },
  limitMs: number,
): Promise<PrinterLine | null> {
  return new Promise((resolve) => {
    const socket = connect({ ...target, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
    const giveUp = setTimeout(() => fail(), limitMs);
    const fail = () => {
      clearTimeout(giveUp);
      socket.destroy();
      resolve(null);
    };
    // Stays attached for the socket's whole life; after the connection stands, 'close' tells the story.
    socket.on('error', fail);
    socket.once('connect', () => {
      clearTimeout(giveUp);
      resolve(lineOver(socket));
    });
  });
}

/** A printer that stands still never takes the last bytes. */
const closingMs = 300;

function lineOver(socket: Socket): PrinterLine {
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        if (socket.destroyed || !socket.writable) return resolve(false);
        const closed = () => resolve(false);
        socket.once('close', closed);
        socket.write(bytes, (error) => {
          socket.off('close', closed);
          resolve(error === undefined || error === null);
        });
      }),
    onBytes: (listener) => void socket.on('data', listener),
    onClose: (listener) => void (socket.destroyed ? listener() : socket.once('close', () => listener())),
    close: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        const giveUp = setTimeout(() => socket.resetAndDestroy(), closingMs);
        socket.once('close', () => {
          clearTimeout(giveUp);
          resolve();
        });
        socket.end();
      }),
    abort: () => void socket.resetAndDestroy(),
  };
}
