import type { Socket } from 'node:net';
import type { ByteLine } from './byte-line.ts';
import { LineListeners } from './line-listeners.ts';

/** A byte line over anything that Node treats as a socket: TCP connections, and the master side of a pseudo-terminal. */
export function socketLine(socket: Socket): ByteLine {
  const listeners = new LineListeners();
  socket.on('data', (chunk: Buffer) => listeners.deliver(chunk));
  // A half-closed peer will never answer again: both directions end together.
  socket.on('end', () => socket.destroy());
  // The reason is of no use to anybody; `close` always follows.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => listeners.closed());
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) reject(new Error('line closed'));
        else socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onBytes: (listener) => listeners.onBytes(listener),
    onClose: (listener) => listeners.onClose(listener),
    close: () =>
      new Promise((resolve) => {
        listeners.onClose(resolve);
        socket.destroy();
      }),
    hold: (isHeld) => void (isHeld ? socket.pause() : socket.resume()),
  };
}
