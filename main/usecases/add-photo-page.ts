import { Buffer } from 'node:buffer';
import type { Input, Output } from '../../preload/contract.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { draftForPages, placePage } from './draft-pages.ts';
import type { TerminalParts } from './parts.ts';
import { whyToAsk } from './scan-material.ts';

export const largestPhotoBytes = 8_000_000;

/**
 * A page from the document camera goes the way of a scanned one: cut, straightened and judged, into the vault, then into
 * the draft. What the page desk can't work on is kept as it was taken; what is no JPEG is refused.
 */
export async function addPhotoPage(
  parts: TerminalParts,
  { draftId, materialCode, jpegBase64, replaces }: Input<'addPhotoPage'>,
): Promise<Result<Output<'addPhotoPage'>>> {
  const target = { draftId, materialCode };
  const draft = draftForPages(parts, target);
  if (!draft.ok) return draft;
  const photo = new Uint8Array(Buffer.from(jpegBase64, 'base64'));
  if (photo.byteLength > largestPhotoBytes) return failed('input/invalid', 'a photo has 8 MB at most');
  if (!isWholeJpeg(photo)) return failed('input/invalid', 'the photo is no JPEG');

  const outcome = await parts.devices.processPhoto(photo);
  if (!outcome.processed && outcome.why === 'unreadable') return failed('input/invalid', 'the photo is no picture');
  const bytes = outcome.processed ? outcome.page.bytes : photo;
  const found = outcome.processed
    ? { verdict: outcome.page.verdict, unprocessed: null }
    : { verdict: null, unprocessed: outcome.why };
  const kept = await parts.vault.put(bytes, 'image/jpeg');
  if (!kept.ok) return kept;
  const why = whyToAsk(found);
  const placed = placePage(parts, target, { page: kept.value, why, taken: 'camera', replaces: replaces ?? null });
  return placed.ok ? ok({ ...placed.value, ...found, sha256: kept.value.sha256 }) : placed;
}

/** From start to end mark (ITU-T T.81, B.1.1.3): a photo that was cut off on its way lacks the last one. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const last = bytes.length - 2;
  return last > 2 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[last] === 0xff && bytes[last + 1] === 0xd9;
}
