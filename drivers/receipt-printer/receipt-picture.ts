import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type Band, type Bitmap, isBlack, type Run } from './receipt-page.ts';

const marginDots = 24;
/** A picture for a screen, not an archive: a flood of line feeds must not ask for gigabytes. */
const tallestDots = 12_000;
const fontFamily = 'Receipt Noto Sans SC';

/** Draws a page dot for dot; codes stay scannable. Returns a PNG. */
export async function receiptPicture(bands: readonly Band[], widthDots: 384 | 576 = 576): Promise<Buffer> {
  loadFont();
  const heightDots = bands.reduce((sum, band) => sum + band.heightDots, marginDots * 2);
  const canvas = createCanvas(widthDots, Math.min(heightDots, tallestDots));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fffefa';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#1a1a1a';
  let top = marginDots;
  for (const band of bands) {
    if (top > tallestDots) break;
    drawBand(context, band, top);
    top += band.heightDots;
  }
  return encoded(canvas);
}

function encoded(canvas: Canvas): Promise<Buffer> {
  return canvas.encode('png');
}

function drawBand(context: SKRSContext2D, band: Band, top: number): void {
  switch (band.kind) {
    case 'line':
      for (const run of band.runs) drawRun(context, run, band.xDots, top + tallestOf(band.runs));
      break;
    case 'image':
      drawBitmap(context, band.image, band.xDots, top);
      break;
    case 'qr':
      drawQr(context, band, top);
      break;
    case 'barcode':
      drawBarcode(context, band, top);
      break;
    case 'feed':
      break;
  }
}

function drawQr(context: SKRSContext2D, { xDots, matrix, cellDots }: Extract<Band, { kind: 'qr' }>, top: number): void {
  for (const [y, row] of matrix.entries()) {
    for (const [x, module] of row.entries()) {
      if (module === 1) context.fillRect(xDots + x * cellDots, top + y * cellDots, cellDots, cellDots);
    }
  }
}

/** Tall and small letters of a line stand on one foot; what the pitch adds lies below it. */
function tallestOf(runs: readonly Run[]): number {
  return Math.max(...runs.map((run) => (run.kind === 'text' ? 24 * run.timesHigh : run.image.heightDots)));
}

function drawRun(context: SKRSContext2D, run: Run, lineX: number, foot: number): void {
  const left = lineX + run.xDots;
  if (run.kind === 'image') {
    drawBitmap(context, run.image, left, foot - run.image.heightDots);
    return;
  }
  const heightDots = 24 * run.timesHigh;
  const ink = context.fillStyle;
  if (run.inverted) {
    context.fillRect(left, foot - heightDots, run.widthDots, heightDots);
    context.fillStyle = '#fffefa';
  }
  const glyphs = Array.from(run.text);
  const natural = glyphs.map((glyph) => (isWide(glyph) ? 24 : 12));
  const unit = run.widthDots / natural.reduce((sum, width) => sum + width, 0);
  let x = left;
  glyphs.forEach((glyph, index) => {
    const cell = (natural[index] ?? 12) * unit;
    drawGlyph(context, glyph, { left: x, foot, cell, timesHigh: run.timesHigh, bold: run.bold });
    x += cell;
  });
  if (run.underlined) context.fillRect(left, foot - 2, run.widthDots, 2);
  context.fillStyle = ink;
}

interface Cell {
  readonly left: number;
  readonly foot: number;
  readonly cell: number;
  readonly timesHigh: number;
  readonly bold: boolean;
}

const fontPx = 22;
/** Of the 24 dots of a cell this much lies below the base line. */
const descentDots = 4;

function drawGlyph(context: SKRSContext2D, glyph: string, { left, foot, cell, timesHigh, bold }: Cell): void {
  if (glyph === ' ') return;
  context.save();
  const timesWide = cell / (isWide(glyph) ? 24 : 12);
  context.translate(left, foot - descentDots * timesHigh);
  context.scale(timesWide, timesHigh);
  if (isRule(glyph)) drawRule(context, glyph);
  else {
    context.font = `${fontPx}px "${fontFamily}"`;
    const room = isWide(glyph) ? 24 : 12;
    const width = context.measureText(glyph).width;
    const squeeze = Math.min(1, room / width);
    context.translate((room - width * squeeze) / 2, 0);
    context.scale(squeeze, 1);
    context.fillText(glyph, 0, 0);
    // Emphasis on a thermal head is the same glyph struck twice, a dot apart.
    if (bold) context.fillText(glyph, 0.9, 0);
  }
  context.restore();
}

/** Arms of the rule glyphs: up, right, down, left. */
const ruleArms: Readonly<Record<string, string>> = {
  '─': 'rl',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'dl',
  '└': 'ur',
  '┘': 'ul',
  '├': 'urd',
  '┤': 'udl',
  '┬': 'rdl',
  '┴': 'url',
  '┼': 'urdl',
  '╭': 'rd',
  '╮': 'dl',
  '╰': 'ur',
  '╯': 'ul',
};

function isRule(glyph: string): boolean {
  return ruleArms[glyph] !== undefined;
}

/** Drawn, not set: the font's own would leave gaps between cells. */
function drawRule(context: SKRSContext2D, glyph: string): void {
  const top = descentDots - 24;
  const arms = ruleArms[glyph] ?? '';
  if (arms.includes('r')) context.fillRect(5, top + 11, 7, 2);
  if (arms.includes('l')) context.fillRect(0, top + 11, 7, 2);
  if (arms.includes('u')) context.fillRect(5, top, 2, 13);
  if (arms.includes('d')) context.fillRect(5, top + 11, 2, 13);
}

function isWide(glyph: string): boolean {
  return (glyph.codePointAt(0) ?? 0) >= 0x80 && !isRule(glyph) && !/[\u00a0-\u00ff]/.test(glyph);
}

function drawBitmap(context: SKRSContext2D, image: Bitmap, left: number, top: number): void {
  for (let y = 0; y < image.heightDots; y += 1) {
    let x = 0;
    while (x < image.widthDots) {
      const from = x;
      while (x < image.widthDots && isBlack(image, x, y)) x += 1;
      if (x > from) {
        const width = (x - from) * image.timesWide;
        context.fillRect(left + from * image.timesWide, top + y * image.timesHigh, width, image.timesHigh);
      }
      x += 1;
    }
  }
}

function drawBarcode(context: SKRSContext2D, band: Extract<Band, { kind: 'barcode' }>, top: number): void {
  let x = band.xDots;
  band.widths.forEach((width, index) => {
    if (index % 2 === 1) context.fillRect(x, top, width, band.barHeightDots);
    x += width;
  });
  if (!band.textBelow) return;
  context.font = `20px "${fontFamily}"`;
  context.textAlign = 'center';
  context.fillText(band.data, (band.xDots + x) / 2, top + band.barHeightDots + 21);
  context.textAlign = 'start';
}

let fontLoaded = false;

function loadFont(): void {
  if (fontLoaded) return;
  const file = fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  );
  if (GlobalFonts.registerFromPath(file, fontFamily) === null) throw new Error(`font cannot be loaded: ${file}`);
  fontLoaded = true;
}
