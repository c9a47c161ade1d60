import { hidLine } from './hid-line.ts';
import { OpenFault } from './open-fault.ts';
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
  /** Lines that have a speed: bytes go and come at another one from now on. */
  setBaudRate?(baudRate: number): Promise<void>;
  /** A simulator's end of a serial cable: the speed that the other end is set to, null where that can't be known. */
  peerBaudRate?(): number | null;
  /** A simulator's end, flow control: takes no more bytes until let go, so that the other end's writes wait. */
  hold?(isHeld: boolean): void;
}

/** Opens a fresh line each time; rejects when nothing is there or somebody else has it. */
export type LineOpener = () => Promise<ByteLine>;

/**
 * `tcp://host:port` for network readers and `hid://10c4:0007?profile=miaxis-mr300` for HID ones (hid-address.ts); anything
 * else is a serial port: `/dev/ttyUSB0`, `COM3`, `/dev/ttyS1?baud=9600`.
 */
export function lineOpener(address: string): LineOpener {
  if (address.startsWith('tcp://')) {
    const { hostname, port } = new URL(address);
    return tcpLine({ host: hostname, port: Number(port) });
  }
  if (address.startsWith('hid://')) return hidLine(address);
  if (address.startsWith('usb://')) return () => Promise.reject(new OpenFault('address-wrong', rawUsbHint));
  const { path, baudRate } = serialAddress(address);
  return serialLine(path, baudRate);
}

/**
 * "Direct SAM" readers (0400:C35A) are no HID devices: the same bytes are split over four bulk pipes (devices §1.8), OUT 02
 * takes preamble and length, OUT 06 command to check; IN 81 gives preamble and length, IN 85 status bytes to check. No
 * pipe library is shipped; a plug-in in its own process speaks to them (card-reader/vendor-plugin.ts).
 */
const rawUsbHint =
  'a reader on raw USB pipes is reached through a vendor plug-in: set its address to plugin:/path/to/plugin.mjs';

function serialAddress(address: string): { readonly path: string; readonly baudRate: number } {
  const [path = '', query = ''] = address.split('?');
  const baudRate = Number(new URLSearchParams(query).get('baud') ?? usualBaudRate);
  return { path, baudRate: Number.isInteger(baudRate) && baudRate > 0 ? baudRate : usualBaudRate };
}

/** What SAM modules speak unless told otherwise (devices §1.1); USB-COM devices do not care. */
const usualBaudRate = 115_200;
