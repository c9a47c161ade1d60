import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { samplePage } from '../../../../drivers/document-scanner/samples/library.ts';

/** What happened to a sheet on its way through feeder or camera; everything about it is known. */
export interface Mishap {
  /** Clockwise. */
  readonly degrees?: number;
  /** The sheet lies on this ground, at this share of its size; without one it fills the picture, on white. */
  readonly ground?: string;
  readonly share?: number;
  /** Sigma, in pixels. */
  readonly blur?: number;
  /** The light falls off towards the right, down to this share. */
  readonly shadow?: number;
  /** Of the JPEG. */
  readonly quality?: number;
}

export async function misfed(key: string, mishap: Mishap, resolutionDpi = 200): Promise<Buffer> {
  const sheet = await loadImage(await samplePage(key, { resolutionDpi, grey: false }));
  const page = createCanvas(sheet.width, sheet.height);
  const pen = page.getContext('2d');
  pen.fillStyle = mishap.ground ?? '#ffffff';
  pen.fillRect(0, 0, page.width, page.height);
  if (mishap.blur !== undefined) pen.filter = `blur(${mishap.blur}px)`;
  pen.translate(page.width / 2, page.height / 2);
  pen.rotate(((mishap.degrees ?? 0) * Math.PI) / 180);
  const share = mishap.share ?? 1;
  pen.scale(share, share);
  pen.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
  pen.resetTransform();
  pen.filter = 'none';
  if (mishap.shadow !== undefined) {
    const light = pen.createLinearGradient(0, 0, page.width, 0);
    const end = Math.round(255 * mishap.shadow);
    light.addColorStop(0, '#ffffff');
    light.addColorStop(1, `rgb(${end} ${end} ${end})`);
    pen.globalCompositeOperation = 'multiply';
    pen.fillStyle = light;
    pen.fillRect(0, 0, page.width, page.height);
  }
  return page.encodeSync('jpeg', mishap.quality ?? 85);
}

export async function opened(bytes: Uint8Array): Promise<Canvas> {
  const image = await loadImage(Buffer.from(bytes));
  const page = createCanvas(image.width, image.height);
  page.getContext('2d').drawImage(image, 0, 0);
  return page;
}

/** Grain of a scanner that has seen better days, the same every time. */
export function grainy(page: Canvas, spread: number): Canvas {
  const pen = page.getContext('2d');
  const image = pen.getImageData(0, 0, page.width, page.height);
  let seed = 1;
  for (let at = 0; at < image.data.length; at += 4) {
    for (let channel = at; channel < at + 3; channel += 1) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      image.data[channel] = (image.data[channel] ?? 0) + ((seed >> 16) % (2 * spread + 1)) - spread;
    }
  }
  pen.putImageData(image, 0, 0);
  return page;
}
