import type { SerialPort } from 'serialport';
import { LineListeners } from '../transport/line-listeners.ts';
import { deviceFault, nodeFault } from '../transport/open-fault.ts';
import { watchNode } from './node-presence.ts';
import type { SerialSettings } from './printer-address.ts';
import type { OpenedPrinterLine, PrinterLine } from './printer-line.ts';

/** A start bit, eight bits and a stop bit. */
const bitsPerByte = 10;
/** How long a closing port may take for what was sent; a printer that holds the line would keep it for ever. */
const closingMs = 300;

export async function openSerialPrinterLine(settings: SerialSettings, limitMs: number): Promise<OpenedPrinterLine> {
  const { path, baudRate, dataBits, parity, flow } = settings;
  // Lazy: a machine whose binding does not load still has network printers.
  const binding = await import('serialport').catch(() => null);
  if (binding === null) {
    return {
      line: null,
      fault: { kind: 'library-missing', detail: 'the serialport binding does not load: run npm ci' },
    };
  }
  const port = new binding.SerialPort({
    path,
    baudRate,
    dataBits,
    parity,
    stopBits: 1,
    rtscts: flow === 'rtscts',
    xon: flow === 'xonxoff',
    xoff: flow === 'xonxoff',
    autoOpen: false,
  });
  try {
    await openedWithin(port, limitMs);
  } catch (error) {
    const hint = 'no permission; add the user to the group that owns it (Debian: dialout)';
    return { line: null, fault: deviceFault(await nodeFault(path, error, hint)) };
  }
  return { line: lineOver(port, path, baudRate / bitsPerByte) };
}

/** Opening a port whose far end is gone can hang in the kernel; when it comes back late it is closed again. */
function openedWithin(port: SerialPort, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const giveUp = setTimeout(() => {
      isLate = true;
      reject(new Error('the port does not open'));
    }, limitMs);
    port.open((error) => {
      clearTimeout(giveUp);
      if (isLate && !error) port.close(() => {});
      if (error) reject(error);
      else resolve();
    });
  });
}

function lineOver(port: SerialPort, path: string, bytesPerSecond: number): PrinterLine {
  const listeners = new LineListeners();
  const closePort = () => {
    if (port.isOpen && !port.closing) port.close(() => {});
  };
  const stopWatching = watchNode(path, closePort);
  port.on('data', (chunk: Buffer) => listeners.deliver(chunk));
  port.on('error', closePort);
  port.on('close', () => {
    stopWatching();
    listeners.closed();
  });
  /** Otherwise the kernel keeps a closing port until all bytes are out, thirty seconds at a printer that holds the line. */
  const discard = () => {
    if (!port.isOpen || port.closing) return;
    port.flush(() => closePort());
  };
  return {
    bytesPerSecond,
    write: (bytes) =>
      new Promise((resolve) => {
        // The stream would queue bytes for the next opening of a closed port.
        if (!port.isOpen || port.closing) return resolve(false);
        listeners.onClose(() => resolve(false));
        port.write(Buffer.from(bytes), (error) => resolve(!error));
      }),
    onBytes: (listener) => listeners.onBytes(listener),
    onClose: (listener) => listeners.onClose(listener),
    close: () =>
      new Promise((resolve) => {
        listeners.onClose(resolve);
        const giveUp = setTimeout(discard, closingMs);
        listeners.onClose(() => clearTimeout(giveUp));
        if (port.isOpen && !port.closing) port.drain(() => closePort());
      }),
    abort: discard,
  };
}
