import type { EscPosCommand } from './escpos-commands.ts';
import { type PrinterModel, wellEquipped } from './printer-model.ts';
import { columnBitmap, rasterBitmap, storedBitmap } from './receipt-bitmaps.ts';
import { doubleByteGlyph, noGlyph, singleByteGlyph } from './receipt-charset.ts';
import { createCodeWriter, type PlacedCode } from './receipt-codes.ts';
import type { Band, Bitmap, Run, TextStyle } from './receipt-page.ts';

/** The print head of the simulated printer: commands in, bands of the page out. */
export interface Typesetter {
  /** What this command moved onto the paper; mostly nothing. */
  set(command: EscPosCommand): readonly Band[];
}

interface Settings extends TextStyle {
  readonly font: 'a' | 'b';
  readonly alignment: 0 | 1 | 2;
  readonly pitchDots: number;
  readonly hanzi: boolean;
  readonly codePage: number;
  readonly leftDots: number;
  readonly areaDots: number;
}

const defaultPitchDots = 30;
const lineDots = 24;

const initial: Omit<Settings, 'areaDots'> = {
  font: 'a',
  alignment: 0,
  pitchDots: defaultPitchDots,
  hanzi: false,
  codePage: 0,
  leftDots: 0,
  timesWide: 1,
  timesHigh: 1,
  bold: false,
  underlined: false,
  inverted: false,
};

export function createTypesetter(
  model: PrinterModel = wellEquipped,
  onRefused: (what: string) => void = () => {},
): Typesetter {
  const paperDots = model.widthDots;
  let now: Settings = { ...initial, areaDots: paperDots };
  let runs: Run[] = [];
  let cursor = 0;
  let leadByte: number | null = null;
  let codes = createCodeWriter();
  let graphics: Bitmap | null = null;

  function change(settings: Partial<Settings>): readonly Band[] {
    now = { ...now, ...settings };
    return [];
  }

  function placed(widthDots: number): number {
    return now.leftDots + Math.max(0, Math.floor(((now.areaDots - widthDots) * now.alignment) / 2));
  }

  /** The line feeds at least the pitch, and never less than what stands on it. */
  function endLine(): Band[] {
    const heights = runs.map((run) => (run.kind === 'text' ? lineDots * run.timesHigh : run.image.heightDots));
    const heightDots = Math.max(now.pitchDots, ...heights, runs.length === 0 ? lineDots * now.timesHigh : 0);
    const width = Math.max(0, ...runs.map((run) => run.xDots + run.widthDots));
    const band: Band = { kind: 'line', heightDots, xDots: placed(width), runs };
    runs = [];
    cursor = 0;
    return [band];
  }

  function endOpenLine(): Band[] {
    return runs.length > 0 ? endLine() : [];
  }

  function put(glyph: string, cellDots: number): Band[] {
    const widthDots = cellDots * now.timesWide;
    const wrapped = cursor + widthDots > now.areaDots && cursor > 0 ? endLine() : [];
    const last = runs.at(-1);
    if (last?.kind === 'text' && last.xDots + last.widthDots === cursor && sameStyle(last, now)) {
      runs[runs.length - 1] = { ...last, text: last.text + glyph, widthDots: last.widthDots + widthDots };
    } else {
      const { timesWide, timesHigh, bold, underlined, inverted } = now;
      runs.push({
        kind: 'text',
        text: glyph,
        xDots: cursor,
        widthDots,
        timesWide,
        timesHigh,
        bold,
        underlined,
        inverted,
      });
    }
    cursor += widthDots;
    return wrapped;
  }

  function putByte(byte: number): Band[] {
    const narrow = now.font === 'a' ? 12 : 9;
    if (leadByte !== null) {
      const glyph = doubleByteGlyph(leadByte, byte, model.encoding);
      leadByte = null;
      if (glyph === noGlyph) onRefused('character');
      if (glyph !== null) return put(glyph, 24);
      onRefused(byte >= 0x30 && byte <= 0x39 ? 'GB 18030 four-byte' : 'character');
      return [...put(noGlyph, 24), ...putByte(byte)];
    }
    if (byte < 0x80) return put(byte === 0x7f ? noGlyph : String.fromCharCode(byte), narrow);
    if (!now.hanzi) return put(model.knowsCodePages ? singleByteGlyph(now.codePage, byte) : noGlyph, narrow);
    if (byte === 0x80 || byte === 0xff) return put(noGlyph, narrow);
    leadByte = byte;
    return [];
  }

  /** A lead byte whose second byte never came: something else was said in between. */
  function endHalfGlyph(): Band[] {
    if (leadByte === null) return [];
    leadByte = null;
    return put(noGlyph, 24);
  }

  function raster(image: Bitmap): Band[] {
    const width = image.widthDots * image.timesWide;
    if (width > paperDots) {
      onRefused('raster too wide');
      return [];
    }
    const heightDots = image.heightDots * image.timesHigh;
    return [...endOpenLine(), { kind: 'image', heightDots, xDots: placed(width), image }];
  }

  function columnImage(params: Uint8Array): readonly Band[] {
    const image = columnBitmap(params);
    const widthDots = image.widthDots * image.timesWide;
    runs.push({ kind: 'image', image, xDots: cursor, widthDots });
    cursor += widthDots;
    return [];
  }

  function code(drawn: PlacedCode | null): readonly Band[] {
    return drawn === null ? [] : [...endOpenLine(), drawn.at(placed(drawn.widthDots))];
  }

  function bars(settings: Parameters<typeof codes.setBarcode>[0]): readonly Band[] {
    codes.setBarcode(settings);
    return [];
  }

  /** GS ( L and GS 8 L without their length bytes: store (112), print (2, 50). */
  function graphicsFunction([, fn, ...params]: Uint8Array): readonly Band[] {
    if (fn === 112) graphics = storedBitmap(params);
    if ((fn !== 2 && fn !== 50) || graphics === null) return [];
    const stored = graphics;
    graphics = null;
    return raster(stored);
  }

  function control(code: number): readonly Band[] {
    if (code === 0x0a) return endLine();
    if (code === 0x09) {
      const tab = 8 * 12;
      cursor = Math.min(now.areaDots, (Math.floor(cursor / tab) + 1) * tab);
    }
    return [];
  }

  function codePage(n: number): readonly Band[] {
    if (n !== 0 && !model.knowsCodePages) {
      onRefused('ESC t');
      return [];
    }
    return change({ codePage: n });
  }

  function init(): readonly Band[] {
    now = { ...initial, areaDots: paperDots };
    runs = [];
    cursor = 0;
    codes = createCodeWriter();
    graphics = null;
    return [];
  }

  function moveTo(dots: number): readonly Band[] {
    cursor = Math.min(paperDots, Math.max(0, dots));
    return [];
  }

  const orders: Readonly<Record<string, (params: Uint8Array) => readonly Band[]>> = {
    'ESC @': init,
    'ESC a': ([n]) => change({ alignment: digit(n) === 1 ? 1 : digit(n) === 2 ? 2 : 0 }),
    'ESC E': ([n = 0]) => change({ bold: (n & 1) === 1 }),
    'ESC -': ([n]) => change({ underlined: digit(n) !== 0 }),
    'FS -': ([n]) => change({ underlined: digit(n) !== 0 }),
    'ESC !': ([n = 0]) =>
      change({
        font: (n & 1) !== 0 ? 'b' : 'a',
        bold: (n & 0x08) !== 0,
        timesHigh: (n & 0x10) !== 0 ? 2 : 1,
        timesWide: (n & 0x20) !== 0 ? 2 : 1,
        underlined: (n & 0x80) !== 0,
      }),
    'FS !': ([n = 0]) =>
      change({
        timesWide: (n & 0x04) !== 0 ? 2 : 1,
        timesHigh: (n & 0x08) !== 0 ? 2 : 1,
        underlined: (n & 0x80) !== 0,
      }),
    'FS W': ([n = 0]) => change({ timesWide: (n & 1) + 1, timesHigh: (n & 1) + 1 }),
    'GS !': ([n = 0]) => change({ timesWide: ((n >> 4) & 7) + 1, timesHigh: (n & 7) + 1 }),
    'GS B': ([n = 0]) => change({ inverted: (n & 1) === 1 }),
    'ESC M': ([n]) => change({ font: digit(n) === 1 ? 'b' : 'a' }),
    'ESC 2': () => change({ pitchDots: defaultPitchDots }),
    'ESC 3': ([n = 0]) => change({ pitchDots: n }),
    'ESC t': ([n = 0]) => codePage(n),
    'FS &': () => change({ hanzi: true }),
    'FS .': () => change({ hanzi: false }),
    'GS L': (params) => change({ leftDots: Math.min(word(params), paperDots) }),
    'GS W': (params) => change({ areaDots: Math.min(Math.max(word(params), 24), paperDots) }),
    'ESC $': (params) => moveTo(word(params)),
    'ESC \\': (params) => moveTo(cursor + ((word(params) << 16) >> 16)),
    'ESC d': ([n = 0]) => [...endOpenLine(), { kind: 'feed', heightDots: n * Math.max(now.pitchDots, lineDots) }],
    'ESC J': ([n = 0]) => [...endOpenLine(), { kind: 'feed', heightDots: n }],
    'ESC *': columnImage,
    'GS v': (params) => raster(rasterBitmap(params)),
    'GS 8': (params) => graphicsFunction(params.subarray(5)),
    'GS (': (params) => (params[0] === 0x4c ? graphicsFunction(params.subarray(3)) : code(codes.qr(params))),
    'GS h': ([n = 0]) => bars({ heightDots: Math.max(1, n) }),
    'GS w': ([n = 0]) => bars({ width: Math.min(6, Math.max(1, n)) }),
    'GS H': ([n]) => bars({ textBelow: digit(n) !== 0 }),
    'GS k': (params) => code(codes.barcode(params)),
    'GS V': () => endOpenLine(),
  };

  return {
    set(command) {
      if (command.kind === 'text') return [...command.bytes].flatMap(putByte);
      const half = endHalfGlyph();
      if (command.kind === 'control') return [...half, ...control(command.code)];
      return [...half, ...(orders[command.name]?.(command.params) ?? [])];
    },
  };
}

/** Switches take a number or its digit: 1 or "1". */
function digit(n = 0): number {
  return n >= 0x30 ? n - 0x30 : n;
}

function word([low = 0, high = 0]: Uint8Array): number {
  return low + high * 256;
}

function sameStyle(a: TextStyle, b: TextStyle): boolean {
  return (
    a.timesWide === b.timesWide &&
    a.timesHigh === b.timesHigh &&
    a.bold === b.bold &&
    a.underlined === b.underlined &&
    a.inverted === b.inverted
  );
}
