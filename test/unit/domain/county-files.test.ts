import { describe, expect, test } from 'vitest';
import {
  type AcceptedMaterial,
  acceptedMaterialSchema,
  draftSchema,
  type PageRef,
} from '../../../main/domain/application.ts';
import { filesForCounty, isBundled, largestBundleBytes } from '../../../main/domain/county-files.ts';
import { sampleDraft } from './sample-case.ts';

const page = (digit: string, change: Partial<PageRef> = {}): PageRef => ({
  sha256: digit.repeat(64),
  mediaType: 'image/jpeg',
  sizeBytes: 300_000,
  ...change,
});
const entry = (pages: PageRef[]): AcceptedMaterial => ({ code: 'SF', originalSeen: true, method: 'scanned', pages });
const bundle = { sha256: 'f'.repeat(64), mediaType: 'application/pdf' as const, sizeBytes: 600_900 };

describe('what the county gets of a material', () => {
  test('is the bundle where there is one, and else the pages', () => {
    const pages = [page('a'), page('b')];
    expect(filesForCounty({ ...entry(pages), bundle })).toEqual([bundle]);
    expect(filesForCounty(entry(pages))).toEqual(pages);
    expect(filesForCounty(entry([]))).toEqual([]);
  });

  test('is bundled from two pages on', () => {
    expect(isBundled(entry([]))).toBe(false);
    expect(isBundled(entry([page('a')]))).toBe(false);
    expect(isBundled(entry([page('a'), page('b')]))).toBe(true);
  });

  test('stays as it is with a PDF or a PNG among the pages', () => {
    expect(isBundled(entry([page('a'), page('b', { mediaType: 'application/pdf' })]))).toBe(false);
    expect(isBundled(entry([page('a', { mediaType: 'image/png' }), page('b')]))).toBe(false);
  });

  test('stays as it is where one file would be too large for the county', () => {
    const half = largestBundleBytes / 2;
    expect(isBundled(entry([page('a', { sizeBytes: half }), page('b', { sizeBytes: half })]))).toBe(true);
    expect(isBundled(entry([page('a', { sizeBytes: half }), page('b', { sizeBytes: half + 1 })]))).toBe(false);
  });
});

describe('a bundle', () => {
  test('is a PDF, and belongs to what was accepted: no draft brings one along', () => {
    const withBundle = { ...entry([page('a'), page('b')]), bundle };
    expect(acceptedMaterialSchema.parse(withBundle)).toEqual(withBundle);
    expect(acceptedMaterialSchema.parse(entry([]))).toEqual(entry([]));
    const picture = { ...withBundle, bundle: { ...bundle, mediaType: 'image/jpeg' } };
    expect(acceptedMaterialSchema.safeParse(picture).success).toBe(false);
    const draft = draftSchema.parse({ ...sampleDraft(), materials: [withBundle] });
    expect(draft.materials).toEqual([entry([page('a'), page('b')])]);
  });
});
