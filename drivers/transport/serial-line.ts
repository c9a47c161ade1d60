import { stat } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import type { LineOpener } from './byte-line.ts';
import { LineListeners } from './line-listeners.ts';
import { nodeFault, OpenFault } from './open-fault.ts';

const presenceCheckMs = 300;

/** A serial port, 8N1. */
export function serialLine(path: string, baudRate = 115_200): LineOpener {
  return async () => {
    // Lazy: a machine whose binding does not load still has network readers, and says what is missing for this one.
    const { SerialPort } = await import('serialport').catch((error: unknown) => {
      throw new OpenFault('library-missing', 'the serialport binding does not load: run npm ci', { cause: error });
    });
    const port = new SerialPort({ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false });
    await opened(port).catch(async (error: unknown) => {
      throw await nodeFault(path, error, 'no permission; add the user to the group that owns it (Debian: dialout)');
    });
    const listeners = new LineListeners();
    const stopWatching = watchPresence(path, () => closePort(port));
    port.on('data', (chunk: Buffer) => listeners.deliver(chunk));
    port.on('error', () => closePort(port));
    port.on('close', () => {
      stopWatching();
      listeners.closed();
    });
    return {
      write: (bytes) =>
        new Promise((resolve, reject) => {
          // The stream would queue bytes for the next opening of a closed port.
          if (!port.isOpen) reject(new Error('line closed'));
          else port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
        }),
      onBytes: (listener) => listeners.onBytes(listener),
      onClose: (listener) => listeners.onClose(listener),
      close: () =>
        new Promise((resolve) => {
          listeners.onClose(resolve);
          closePort(port);
        }),
      setBaudRate: (rate) =>
        new Promise((resolve, reject) => {
          if (!port.isOpen) reject(new Error('line closed'));
          else port.update({ baudRate: rate }, (error) => (error ? reject(error) : resolve()));
        }),
    };
  };
}

function opened(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
}

/** Closing a port that is closed, or is being closed, is an error to the package and none to us. */
function closePort(port: SerialPort): void {
  if (port.isOpen) port.close(() => {});
}

/**
 * A hung-up tty may read as zero bytes, which the reader of serialport 13 on Linux takes as a reason to read again at
 * once. So the device node is watched too: gone, or another device under the same name (pulled and plugged between two
 * looks), both mean that this line is dead.
 */
function watchPresence(path: string, onGone: () => void): () => void {
  if (!path.startsWith('/')) return () => {};
  let openedAs: string | null = null;
  const look = async () => {
    const now = await identity(path);
    openedAs ??= now;
    if (now === null || now !== openedAs) onGone();
  };
  void look();
  const timer = setInterval(() => void look(), presenceCheckMs);
  return () => clearInterval(timer);
}

async function identity(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
