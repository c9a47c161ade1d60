import { serialLine } from './serial-line.ts';
import { tcpLine } from './tcp-line.ts';

/**
 * One open connection that carries bytes both ways. Guarantees of every implementation:
 *
 * - Listeners get the bytes in order; a chunk belongs to the listener, which may wipe it. Chunks may be cut anywhere.
 * - `onClose` is called exactly once, whoever closed; after it no byte arrives and every `write` rejects.
 * - `write` resolves when the system below took the bytes, and rejects when the line is gone; it never throws.
 * - `close` can be called twice; when it resolves, the port is free for the next opener.
 */
export interface ByteLine {
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
  close(): Promise<void>;
}

/** Opens a fresh line each time; rejects when nothing is there or somebody else has it. */
export type LineOpener = () => Promise<ByteLine>;

/** `tcp://host:port` for network readers; anything else is a serial port: `/dev/ttyUSB0`, `COM3`. */
export function lineOpener(address: string): LineOpener {
  if (address.startsWith('tcp://')) {
    const { hostname, port } = new URL(address);
    return tcpLine({ host: hostname, port: Number(port) });
  }
  return serialLine(address);
}
