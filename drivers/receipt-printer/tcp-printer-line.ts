import { connect, type Socket } from 'node:net';
import type { OpenedPrinterLine, PrinterLine } from './printer-line.ts';

export function openTcpPrinterLine(
  target: { readonly host: string; readonly port: number },
  limitMs: number,
): Promise<OpenedPrinterLine> {
  return new Promise((resolve) => {
    const { host, port } = target;
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
    const giveUp = setTimeout(() => fail(new Error('no answer')), limitMs);
    const fail = (error: Error) => {
      clearTimeout(giveUp);
      socket.destroy();
      resolve({ line: null, fault: { kind: 'no-answer', detail: `${host}:${port}: ${error.message}` } });
    };
    // Stays attached for the socket's whole life; after the connection stands, 'close' tells the story.
    socket.on('error', fail);
    socket.once('connect', () => {
      clearTimeout(giveUp);
      resolve({ line: lineOver(socket) });
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
