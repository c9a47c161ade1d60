/**
 * Where a receipt printer is:
 *
 *   tcp://192.168.1.9:9100                      a network printer
 *   /dev/ttyUSB0?baud=9600  COM4?flow=rtscts    USB-COM and RS-232; 8N1 unless parity or bits say otherwise
 *   file:///dev/usb/lp0                         the kernel's USB printer device (usblp)
 *   spooler:XP-80                               a Windows print queue in raw mode: only through a plug-in
 */
export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | ({ readonly kind: 'serial' } & SerialSettings)
  | { readonly kind: 'device-file'; readonly path: string }
  | { readonly kind: 'spooler'; readonly queue: string };

export interface SerialSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  /** Which end may ask the other to wait, and how: most printers are set to DTR/RTS by a switch, some to XON/XOFF. */
  readonly flow: 'none' | 'rtscts' | 'xonxoff';
}

/** Null when it is no address of a printer. */
export function parsePrinterAddress(address: string): PrinterAddress | null {
  if (address.startsWith('tcp://')) {
    const target = parseTcpAddress(address);
    return target === null ? null : { kind: 'tcp', ...target };
  }
  if (address.startsWith('file://')) return deviceFile(address);
  const queue = /^spooler:(.+)$/.exec(address)?.[1];
  if (queue !== undefined) return { kind: 'spooler', queue };
  return serialAddress(address);
}

/** `tcp://host:port`; null when the address is none. */
export function parseTcpAddress(address: string): { readonly host: string; readonly port: number } | null {
  const match = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#]+):(\d{1,5})\/?$/i.exec(address);
  const [, host, digits] = match ?? [];
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65535)) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port };
}

/** As staff read it. */
export function printerPlace(address: string): string {
  const place = parsePrinterAddress(address);
  switch (place?.kind) {
    case 'tcp':
      return `${place.host}:${place.port}`;
    case 'serial':
    case 'device-file':
      return place.path;
    case 'spooler':
      return place.queue;
    case undefined:
      return address;
  }
}

function deviceFile(address: string): PrinterAddress | null {
  const path = /^file:\/\/(\/[^?#\0]+)$/.exec(address)?.[1];
  return path === undefined ? null : { kind: 'device-file', path: decodeURI(path) };
}

/** What most printers are delivered with, and what a USB-COM bridge does not care about. */
const usualBaudRate = 9_600;
const baudRates = new Set([1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400]);

function serialAddress(address: string): PrinterAddress | null {
  const [path = '', query = '', ...more] = address.split('?');
  if (more.length > 0 || !/^(\/dev\/[^\s?#]+|\/[^\s?#]+|(\\\\\.\\)?COM\d{1,3})$/i.test(path)) return null;
  const asked = new URLSearchParams(query);
  const baudRate = Number(asked.get('baud') ?? usualBaudRate);
  const dataBits = Number(asked.get('bits') ?? 8);
  const parity = asked.get('parity') ?? 'none';
  const flow = asked.get('flow') ?? 'none';
  if (!baudRates.has(baudRate) || (dataBits !== 7 && dataBits !== 8)) return null;
  if (parity !== 'none' && parity !== 'even' && parity !== 'odd') return null;
  if (flow !== 'none' && flow !== 'rtscts' && flow !== 'xonxoff') return null;
  return { kind: 'serial', path, baudRate, dataBits, parity, flow };
}
