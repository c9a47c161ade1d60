import type { Bitmap } from './receipt-page.ts';

/** GS v 0 m xL xH yL yH d…, without its name. */
export function rasterBitmap([, mode = 0, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0, ...bits]: Uint8Array): Bitmap {
  return {
    widthDots: (xLow + xHigh * 256) * 8,
    heightDots: yLow + yHigh * 256,
    timesWide: (mode & 1) + 1,
    timesHigh: ((mode >> 1) & 1) + 1,
    bits: Uint8Array.from(bits),
  };
}

/** GS ( L and GS 8 L, function 112: a bx by c xL xH yL yH d… */
export function storedBitmap(params: readonly number[]): Bitmap {
  const [, timesWide = 1, timesHigh = 1, , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0, ...bits] = params;
  const widthDots = xLow + xHigh * 256;
  return {
    widthDots,
    heightDots: Math.min(yLow + yHigh * 256, Math.floor(bits.length / Math.max(1, (widthDots + 7) >> 3))),
    timesWide: timesWide === 2 ? 2 : 1,
    timesHigh: timesHigh === 2 ? 2 : 1,
    bits: Uint8Array.from(bits),
  };
}

/** ESC * m nL nH d…: its data runs down the columns, the page's bitmaps run along rows. */
export function columnBitmap([mode = 0, low = 0, high = 0, ...columns]: Uint8Array): Bitmap {
  const widthDots = low + high * 256;
  const bytesPerColumn = mode < 32 ? 1 : 3;
  const heightDots = bytesPerColumn * 8;
  const rowBytes = (widthDots + 7) >> 3;
  const bits = new Uint8Array(rowBytes * heightDots);
  for (let x = 0; x < widthDots; x += 1) {
    for (let y = 0; y < heightDots; y += 1) {
      const black = ((columns[x * bytesPerColumn + (y >> 3)] ?? 0) & (0x80 >> (y & 7))) !== 0;
      const at = y * rowBytes + (x >> 3);
      if (black) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, timesWide: mode === 0 || mode === 32 ? 2 : 1, timesHigh: 1, bits };
}
