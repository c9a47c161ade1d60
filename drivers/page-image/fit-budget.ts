import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { budgetBytes, poorestQuality, searchQuality } from './size-budget.ts';

/** Bisecting on whole pages costs 40 ms a try: it is done on bands from all over the page. */
const bandRows = 16;
const bandEvery = 112;
/** Bands predict the whole to within a few per cent. */
const prediction = 0.95;

/**
 * JPEG within the budget of its size. A page that can't be had at the poorest quality that still reads is brought to
 * three quarters of its resolution (150 dpi from 200) instead.
 */
export function encodeWithinBudget(page: Canvas): Buffer {
  const limit = budgetBytes(page.width, page.height);
  const bands = bandsOf(page);
  const share = (bands.height * bands.width) / (page.height * page.width);
  let quality = searchQuality(limit * share * prediction, (tried) => bands.encodeSync('jpeg', tried).length);
  let bytes = page.encodeSync('jpeg', quality);
  while (bytes.length > limit && quality > poorestQuality) {
    quality = Math.max(poorestQuality, quality - 6);
    bytes = page.encodeSync('jpeg', quality);
  }
  return bytes.length <= limit || page.width < smallestWidth ? bytes : encodeWithinBudget(smaller(page));
}

const smallestWidth = 1_000;

function bandsOf(page: Canvas): Canvas {
  const count = Math.max(1, Math.floor(page.height / bandEvery));
  const bands = createCanvas(page.width, count * bandRows);
  const pen = bands.getContext('2d');
  for (let band = 0; band < count; band += 1) {
    const from = Math.floor((page.height / count) * (band + 0.5)) - bandRows / 2;
    pen.drawImage(page, 0, from, page.width, bandRows, 0, band * bandRows, page.width, bandRows);
  }
  return bands;
}

function smaller(page: Canvas): Canvas {
  const scaled = createCanvas(Math.round(page.width * 0.75), Math.round(page.height * 0.75));
  const pen = scaled.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(page, 0, 0, scaled.width, scaled.height);
  return scaled;
}
