import { Buffer } from 'node:buffer';
import receiptline from 'receiptline';
import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { enlarged } from './large-lines.ts';
import { markedLines } from './marks.ts';
import type { PaperContext, PrinterReceipt, SlipLook } from './port.ts';
import { rasterAsImage, receiptCommands } from './receipt-commands.ts';
import { canPrint, charactersBeyond } from './receipt-encoding.ts';
import { laidOut } from './receipt-layout.ts';
import { type ReceiptLine, receiptLines } from './receipt-lines.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { lineRaster } from './receipt-raster.ts';

export interface ReceiptExtras {
  readonly openDrawer?: boolean;
  /** CODE128 of the number below the QR code, for windows with one-dimensional scanners. */
  readonly barcode?: boolean;
  /** 长辈模式 */
  readonly isLarge?: boolean;
}

/** The receipt for one model of printer. A line that its font can't set is drawn with the shipped one. */
export function receiptForPrinter(
  context: PaperContext,
  profile: PrinterProfile,
  extras: ReceiptExtras = {},
): Result<PrinterReceipt> {
  try {
    return ok(render(context, profile, extras));
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}

/** Any other slip of the same look. */
export function slipForPrinter(
  lines: readonly ReceiptLine[],
  profile: PrinterProfile,
  look: SlipLook = { isLarge: false },
): Result<PrinterReceipt> {
  try {
    return ok(printed(lines, profile, null, look));
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}

function render(context: PaperContext, profile: PrinterProfile, extras: ReceiptExtras): PrinterReceipt {
  const barcode = extras.barcode === true ? barcodeMarkup(context.application.localNumber, profile) : null;
  const lines = receiptLines(context);
  return printed(lines, profile, barcode, extras);
}

function printed(
  plain: readonly ReceiptLine[],
  profile: PrinterProfile,
  barcode: string | null,
  extras: ReceiptExtras,
): PrinterReceipt {
  const { columns, mark = null } = profile;
  const sized = extras.isLarge === true ? enlarged(plain, columns) : plain;
  const { lines, missing } = laidOut(markedLines(sized, mark), columns);
  const [head, tail] = aroundCode(lines);
  const parts = [markup(head, profile), ...(barcode ? [barcode, ''] : []), markup(tail, profile)];
  const stream = receiptline.transform(parts.join('\n'), {
    cpl: columns,
    encoding: 'gb18030',
    command: receiptCommands(profile, { openDrawer: extras.openDrawer === true }),
    spacing: true,
    cutting: profile.hasCutter,
  });
  const drawn = charactersBeyond(lines.map((line) => textOf(line) ?? '').join(''), profile.encoding);
  return {
    bytes: new Uint8Array(Buffer.from(stream, 'latin1')),
    warnings: [
      ...(missing.length === 0 ? [] : [{ kind: 'characters-spelled-out', characters: missing } as const]),
      ...(drawn.length === 0 ? [] : [{ kind: 'characters-drawn', characters: drawn } as const]),
      ...(extras.barcode === true && barcode === null ? [{ kind: 'barcode-left-out' } as const] : []),
    ],
  };
}

/** The markup ends with a cut of its own; the stream's end has the only one. */
function markup(lines: readonly ReceiptLine[], profile: PrinterProfile): string {
  const pictureOf = (line: ReceiptLine): string | null => {
    const text = textOf(line);
    if (text === null || canPrint(text, profile.encoding)) return null;
    const raster = lineRaster(line, profile.widthDots);
    return raster === null ? null : rasterAsImage(raster);
  };
  return receiptMarkup(lines, profile.columns, pictureOf).replace(/\n=$/, '');
}

/** Down to the code and the white below it, and the rest. */
function aroundCode(lines: readonly ReceiptLine[]): readonly [readonly ReceiptLine[], readonly ReceiptLine[]] {
  const code = lines.findIndex((line) => line.kind === 'qr');
  return [lines.slice(0, code + 2), lines.slice(code + 2)];
}

function textOf(line: ReceiptLine): string | null {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'field':
      return `${line.label}：${line.text}`;
    case 'columns':
      return line.left + line.right;
    case 'rule':
    case 'blank':
    case 'qr':
      return null;
  }
}

const barcodeDots = 72;
/** Two dots a module: thinner bars run together on thermal paper. */
const moduleDots = 2;
const quietZoneModules = 10;

function barcodeMarkup(data: string, { widthDots }: PrinterProfile): string | null {
  const symbol = { data, type: 'code128', width: moduleDots, height: barcodeDots, hri: false } as const;
  const { length = 0 } = receiptline.barcode.generate(symbol);
  const fits = length > 0 && length + 2 * quietZoneModules * moduleDots <= widthDots;
  return fits ? `{code:${data}; option:code128,${moduleDots},${barcodeDots},nohri}` : null;
}
