import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import receiptline from 'receiptline';
import { drawerKick } from '../../drivers/receipt-printer/escpos-bytes.ts';
import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import type { Raster } from './receipt-raster.ts';

type BaseCommand = receiptline.BaseCommand;
type Commands = typeof receiptline.commands.generic;

/**
 * The words of receiptline for one printer. Starting from its set for clones, without what printers for the Chinese market
 * lack: code pages (`ESC t n`, which its rules are drawn with) and the Japanese `FS C`.
 */
export function receiptCommands(profile: PrinterProfile, extras: { readonly openDrawer: boolean }): BaseCommand {
  const { generic } = receiptline.commands;
  return {
    ...generic,
    open(this: Commands, printer) {
      const kick = extras.openDrawer && profile.hasDrawer ? bytes(drawerKick) : '';
      return generic.open.call(this, printer) + kick;
    },
    // The closing `GS r` is the driver's to ask: it counts the answers.
    close: () => (profile.hasCutter ? feedAndCut : feedToTearBar),
    hr: (width) => `\x1c&${bytes(iconv.encode('─'.repeat(width / 2), 'gb18030'))}\x1c.`,
    text: (text) => `\x1c&${bytes(iconv.encode(text, 'gb18030'))}`,
    image: (image) => rasterCommand(readRaster(image)),
    qrcode: (symbol) => (profile.speaksGsK ? nativeQr(symbol) : rasterCommand(qrRaster(symbol))),
    barcode(this: Commands, symbol, encoding) {
      return profile.speaksGsK ? generic.barcode.call(this, symbol, encoding) : rasterCommand(barcodeRaster(symbol));
    },
  };
}

/** How a raster stands in the markup: receiptline hands it through as the base64 of an image. */
export function rasterAsImage({ widthDots, heightDots, bits }: Raster): string {
  const head = Uint8Array.of(widthDots & 255, widthDots >> 8, heightDots & 255, heightDots >> 8);
  return Buffer.concat([head, bits]).toString('base64');
}

function readRaster(image: string): Raster {
  const [w = 0, w256 = 0, h = 0, h256 = 0, ...bits] = Buffer.from(image, 'base64');
  return { widthDots: w + w256 * 256, heightDots: h + h256 * 256, bits: Uint8Array.from(bits) };
}

const feedAndCut = '\x1dVB\x00';
/** From the head to the tear bar. */
const feedToTearBar = '\x1bd\x04';

/** Lines of one raster command: small buffers take a picture in strips. */
const stripDots = 240;

/** GS v 0 */
function rasterCommand({ widthDots, heightDots, bits }: Raster): string {
  const rowBytes = (widthDots + 7) >> 3;
  let commands = '';
  for (let top = 0; top < heightDots; top += stripDots) {
    const rows = Math.min(stripDots, heightDots - top);
    const head = Uint8Array.of(0x1d, 0x76, 0x30, 0, rowBytes & 255, rowBytes >> 8, rows & 255, rows >> 8);
    commands += bytes(head) + bytes(harmless(bits.subarray(top * rowBytes, (top + rows) * rowBytes)));
  }
  return commands;
}

/**
 * Printers look for real-time commands in the raw stream, images included: dots that happen to spell `DLE EOT`, `DLE ENQ`
 * or `DLE DC4` would make them answer unasked, or open the drawer. One more dot changes the spelling.
 */
function harmless(bits: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(bits);
  for (let at = 0; at + 1 < safe.length; at += 1) {
    const next = safe[at + 1] ?? 0;
    if (safe[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) safe[at] = 0x18;
  }
  return safe;
}

function qrRaster(symbol: receiptline.QRCode): Raster {
  const matrix = receiptline.qrcode.generate(symbol);
  const size = matrix.length * symbol.cell;
  return drawn(size, size, (x, y) => matrix[Math.floor(y / symbol.cell)]?.[Math.floor(x / symbol.cell)] === 1);
}

function nativeQr({ data, cell, level }: receiptline.QRCode): string {
  const text = Buffer.from(data, 'utf8');
  const stored = text.length + 3;
  const levels = { l: 48, m: 49, q: 50, h: 51 };
  return [
    '\x1d(k\x04\x001A2\x00',
    `\x1d(k\x03\x001C${bytes(Uint8Array.of(cell))}`,
    `\x1d(k\x03\x001E${bytes(Uint8Array.of(levels[level]))}`,
    `\x1d(k${bytes(Uint8Array.of(stored & 255, stored >> 8))}1P0${bytes(text)}`,
    '\x1d(k\x03\x001Q0',
  ].join('');
}

/** Bars alone: what they say stands in words above. */
function barcodeRaster(symbol: receiptline.Barcode): Raster {
  const form = receiptline.barcode.generate({ ...symbol, hri: false });
  const ends: number[] = [];
  let total = 0;
  for (const width of form.widths ?? []) {
    total += width;
    ends.push(total);
  }
  return drawn(total, symbol.height, (x) => ends.findIndex((end) => x < end) % 2 === 1);
}

function drawn(widthDots: number, heightDots: number, isBlack: (x: number, y: number) => boolean): Raster {
  const rowBytes = (widthDots + 7) >> 3;
  const bits = new Uint8Array(rowBytes * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const at = y * rowBytes + (x >> 3);
      if (isBlack(x, y)) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, bits };
}

/** receiptline speaks strings of bytes. */
function bytes(of: Uint8Array): string {
  return Buffer.from(of).toString('latin1');
}
