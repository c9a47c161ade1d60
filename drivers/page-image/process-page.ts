import { measureBackground } from './background.ts';
import { isBlank } from './blank-page.ts';
import { busiestTiles } from './busiest-tiles.ts';
import { encodeWithinBudget } from './fit-budget.ts';
import { type Frame, paperFrame, turnedFrame, wholeFrame } from './frame.ts';
import type { GreyImage } from './grey-image.ts';
import { findInk } from './ink.ts';
import { findPaper } from './paper-border.ts';
import { cutTiles, decodePicture, lookAt, type Picture, redraw } from './picture.ts';
import { blurredBelow, pageSharpness } from './sharpness.ts';
import { budgetBytes } from './size-budget.ts';
import { largestSkewDegrees, measureTextSkew } from './text-skew.ts';
import { whiteningGains } from './whitening.ts';

/** blank and blurred are a question to the person who fed the page, never a reason to drop it. */
export type PageVerdict = 'good' | 'blank' | 'blurred';

export interface ProcessedPage {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg';
  readonly sizeBytes: number;
  readonly verdict: PageVerdict;
  /** As it was fed, clockwise positive; 0 when it lay straight or nothing could be told. It has been turned back. */
  readonly skewDegrees: number;
  /** Whether ground around the paper was cut away. */
  readonly cropped: boolean;
}

/** Detection looks at the page this large: 94 dpi of an A4 page. */
const lookedAtLongSide = 1_100;
/** Turning costs sharpness, and nobody sees less: it is 0.8 mm over the length of a page. */
const leastTurnDegrees = 0.15;

/**
 * One page as it came from the scanner or the camera, made fit for the file: cut to the paper, straightened, whitened,
 * small. A page that needs none of it keeps its bytes. Null for what is no picture. Which way up it lies is left alone.
 */
export async function processPage(
  bytes: Uint8Array,
  { resolutionDpi }: { readonly resolutionDpi: number | null },
): Promise<ProcessedPage | null> {
  const image = await decodePicture(bytes);
  if (image === null) return null;
  const whole = wholeFrame(image);
  const overview = lookAt(image, whole, lookedAtLongSide);
  const paper = findPaper(overview);
  const sheet = paper === null ? whole : paperFrame(paper, image.width / overview.width, largestSkewDegrees);
  const look = paper === null ? overview : lookAt(image, sheet, lookedAtLongSide);
  const scale = sheet.width / look.width;

  const background = measureBackground(look);
  const ink = findInk(look, background);
  const verdict = isBlank(ink) ? 'blank' : isBlurred(image, { sheet, ink, resolutionDpi }) ? 'blurred' : 'good';
  const bySheet = paper === null ? null : sheet.degrees;
  const skew = bySheet ?? (verdict === 'blank' ? null : measureTextSkew(ink)) ?? 0;
  const skewDegrees = Math.abs(skew) < leastTurnDegrees ? 0 : skew;
  const findings = { mediaType: 'image/jpeg', verdict, skewDegrees, cropped: paper !== null } as const;

  const gains = whiteningGains(background);
  const isFine = paper === null && skewDegrees === 0 && gains === null;
  if (isFine && bytes.length <= budgetBytes(image.width, image.height)) {
    return { ...findings, bytes, sizeBytes: bytes.length };
  }
  const frame = paper === null && skewDegrees !== 0 ? turnedFrame(ink, skewDegrees, scale) : sheet;
  const page = redraw(image, frame, gains === null ? null : { background, gains, frame: sheet });
  const fitted = encodeWithinBudget(page);
  return { ...findings, bytes: fitted, sizeBytes: fitted.length };
}

const tileDpi = 150;
const tileSide = 96;
const mostTiles = 24;
const a4LongInches = 297 / 25.4;

interface Sheet {
  readonly sheet: Frame;
  readonly ink: GreyImage;
  /** Null for a camera: then the sheet is taken for A4. */
  readonly resolutionDpi: number | null;
}

/** Tiles are brought to one scale, so that a scanner's 300 dpi do not pass for blur; coarser pages are taken as they are. */
function isBlurred(image: Picture, { sheet, ink, resolutionDpi }: Sheet): boolean {
  const dpi = resolutionDpi ?? Math.max(sheet.width, sheet.height) / a4LongInches;
  const size = Math.max(tileSide, Math.round((tileSide * dpi) / tileDpi));
  const scale = sheet.width / ink.width;
  const tiles = busiestTiles(ink, { size: Math.max(8, Math.floor(size / scale)), most: mostTiles });
  const onSheet = tiles.map(({ x, y }) => ({ x: Math.floor(x * scale), y: Math.floor(y * scale), size }));
  const sharpness = pageSharpness(cutTiles(image, sheet, onSheet, tileSide));
  return sharpness !== null && sharpness < blurredBelow;
}
