import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

/** A4 at 150 dpi; pages are drawn in these units and scaled to what the scanner was asked for. */
export const sheet = { width: 1240, height: 1754 } as const;
/** One millimetre in sheet units. */
export const mm = 150 / 25.4;

export type Pen = SKRSContext2D;

const regular = 'Sample Noto Sans SC';
const bold = 'Sample Noto Sans SC Bold';

export interface SheetLook {
  readonly resolutionDpi: number;
  readonly grey: boolean;
  readonly blank: boolean;
  readonly blurMm: number;
}

/** Draws one page as the scanner would see it: JPEG, marked as a specimen. */
export async function drawSheet(
  draw: (pen: Pen) => void,
  { resolutionDpi, grey, blank, blurMm }: SheetLook,
): Promise<Buffer> {
  loadFonts();
  const scale = resolutionDpi / 150;
  const canvas = createCanvas(Math.round(sheet.width * scale), Math.round(sheet.height * scale));
  const pen = canvas.getContext('2d');
  if (grey) pen.filter = 'grayscale(1)';
  pen.scale(scale, scale);
  layPaper(pen);
  pen.save();
  draw(pen);
  pen.restore();
  if (!blank) markAsSpecimen(pen);
  markFoot(pen);
  return (blurMm === 0 ? canvas : blurred(canvas, (blurMm / 25.4) * resolutionDpi)).encode('jpeg', 72);
}

/** As from a lens that looked elsewhere. */
function blurred(sharp: Canvas, sigma: number): Canvas {
  const canvas = createCanvas(sharp.width, sharp.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(sharp, 0, 0);
  pen.filter = `blur(${sigma}px)`;
  pen.drawImage(sharp, 0, 0);
  return canvas;
}

export interface Lettering {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Extra room between the letters. */
  readonly spacing?: number;
}

/** `y` is the base line. */
export function write(pen: Pen, text: string, lettering: Lettering): void {
  pen.font = `${lettering.size}px "${lettering.bold === true ? bold : regular}"`;
  pen.fillStyle = lettering.colour ?? '#222222';
  pen.textAlign = lettering.align ?? 'left';
  pen.letterSpacing = `${lettering.spacing ?? 0}px`;
  pen.fillText(text, lettering.x, lettering.y);
  pen.letterSpacing = '0px';
}

/** Breaks after any character, as Chinese text does; returns the base line after the last one. */
export function writeBlock(
  pen: Pen,
  text: string,
  lettering: Lettering & { readonly width: number; readonly lineHeight: number },
): number {
  let { y } = lettering;
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const glyph of paragraph) {
      pen.font = `${lettering.size}px "${lettering.bold === true ? bold : regular}"`;
      const isFull = pen.measureText(line + glyph).width > lettering.width;
      // A full stop or comma never begins a line.
      if (isFull && !/[，。、：；）》」]/.test(glyph)) {
        write(pen, line, { ...lettering, y });
        y += lettering.lineHeight;
        line = '';
      }
      line += glyph;
    }
    write(pen, line, { ...lettering, y });
    y += lettering.lineHeight;
  }
  return y;
}

/** Ball-pen writing: slanted, blue, a little uneven. */
export function handwrite(
  pen: Pen,
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  let { x } = at;
  for (const [index, glyph] of Array.from(text).entries()) {
    pen.save();
    pen.translate(x, at.y + ((index * 7) % 5) - 2);
    pen.rotate((((index * 13) % 7) - 3) * 0.012);
    pen.transform(1, 0, -0.22, 1, 0, 0);
    write(pen, glyph, { x: 0, y: 0, size: at.size, colour: '#1f2f7a' });
    x += pen.measureText(glyph).width * 0.94;
    pen.restore();
  }
}

/** A round red seal with its text along the rim. Invented offices only. */
export function seal(
  pen: Pen,
  text: string,
  at: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(-0.06);
  pen.globalAlpha = 0.82;
  pen.strokeStyle = '#c4161c';
  pen.lineWidth = 5;
  pen.beginPath();
  pen.arc(0, 0, at.radius, 0, Math.PI * 2);
  pen.stroke();
  star(pen, at.radius * 0.28);
  const glyphs = Array.from(text);
  const sweep = Math.PI * 1.35;
  for (const [index, glyph] of glyphs.entries()) {
    const angle = -sweep / 2 + (sweep * index) / Math.max(1, glyphs.length - 1);
    pen.save();
    pen.rotate(angle);
    write(pen, glyph, {
      x: 0,
      y: -at.radius * 0.7,
      size: at.radius * 0.24,
      colour: '#c4161c',
      align: 'center',
      bold: true,
    });
    pen.restore();
  }
  pen.restore();
}

function star(pen: Pen, radius: number): void {
  pen.fillStyle = '#c4161c';
  pen.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const r = point % 2 === 0 ? radius : radius * 0.4;
    const angle = (Math.PI / 5) * point - Math.PI / 2;
    pen.lineTo(r * Math.cos(angle), r * Math.sin(angle));
  }
  pen.closePath();
  pen.fill();
}

export function rectangle(pen: Pen, x: number, y: number, width: number, height: number, line = 1.5): void {
  pen.strokeStyle = '#333333';
  pen.lineWidth = line;
  pen.strokeRect(x, y, width, height);
}

/** Off-white, a shade darker at the edge where the lid did not close quite. */
function layPaper(pen: Pen): void {
  pen.fillStyle = '#fcfbf7';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  const shade = pen.createLinearGradient(0, 0, 26, 0);
  shade.addColorStop(0, '#d9d6cd');
  shade.addColorStop(1, '#fcfbf7');
  pen.fillStyle = shade;
  pen.fillRect(0, 0, 26, sheet.height);
}

function markAsSpecimen(pen: Pen): void {
  pen.save();
  pen.globalAlpha = 0.07;
  pen.translate(sheet.width / 2, sheet.height / 2);
  pen.rotate(-0.5);
  for (const row of [-2, -1, 0, 1, 2]) {
    for (const column of [-1, 0, 1]) {
      write(pen, '演示样张', {
        x: column * 460,
        y: row * 340,
        size: 84,
        colour: '#b00020',
        align: 'center',
        bold: true,
      });
    }
  }
  pen.restore();
}

function markFoot(pen: Pen): void {
  write(pen, '演示样张 · 人物与单位均为虚构', {
    x: sheet.width - 60,
    y: sheet.height - 40,
    size: 20,
    colour: '#b00020',
    align: 'right',
  });
}

let fontsLoaded = false;

function loadFonts(): void {
  if (fontsLoaded) return;
  for (const [file, family] of [
    ['400Regular/NotoSansSC_400Regular.ttf', regular],
    ['700Bold/NotoSansSC_700Bold.ttf', bold],
  ] as const) {
    const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
    if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`font cannot be loaded: ${path}`);
  }
  fontsLoaded = true;
}
