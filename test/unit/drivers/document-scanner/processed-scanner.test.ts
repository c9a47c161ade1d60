import { describe, expect, it } from 'vitest';
import type { DocumentScanner, OnPage, ScannedPage } from '../../../../drivers/document-scanner/port.ts';
import { processedScanner } from '../../../../drivers/document-scanner/processed-scanner.ts';
import type { PageDesk, PageOutcome } from '../../../../drivers/page-image/page-desk.ts';

const request = { source: 'feeder', colour: 'grey', resolutionDpi: 200, maxPages: 50 } as const;

/** A scanner that is faster than any desk: the next page is there as soon as it may be handed over. */
function fastScanner(pageCount: number, onFeed: (number: number) => void): DocumentScanner {
  const feed = async (onPage: OnPage) => {
    for (let number = 1; number <= pageCount; number += 1) {
      onFeed(number);
      await onPage({ number, mediaType: 'image/jpeg', bytes: Uint8Array.of(number) });
    }
    return { ok: true, value: { pageCount } } as const;
  };
  return {
    start: () => undefined,
    status: () => ({
      deviceClass: 'document-scanner',
      name: '',
      condition: 'ready',
      trouble: null,
      where: '',
      warnings: [],
    }),
    onStatus: () => () => undefined,
    offer: () => null,
    scan: (_, onPage) => feed(onPage),
    close: async () => undefined,
  };
}

describe('a scanner behind the page desk', () => {
  it('is not let run ahead of the desk by more than three pages', async () => {
    let fed = 0;
    let worked = 0;
    let farthest = 0;
    const desk: PageDesk = {
      async process(bytes): Promise<PageOutcome> {
        await new Promise((resolve) => setImmediate(resolve));
        worked += 1;
        return worked % 2 === 0
          ? { processed: false, why: 'too-slow' }
          : {
              processed: true,
              page: { bytes, mediaType: 'image/jpeg', sizeBytes: 1, verdict: 'blurred', skewDegrees: 2, cropped: true },
            };
      },
      close: async () => undefined,
    };
    const scanner = processedScanner(
      fastScanner(40, (number) => {
        fed = number;
        farthest = Math.max(farthest, fed - worked);
      }),
      desk,
    );
    const pages: ScannedPage[] = [];
    expect(await scanner.scan(request, (page) => void pages.push(page))).toEqual({
      ok: true,
      value: { pageCount: 40 },
    });
    expect(pages).toHaveLength(40);
    expect(farthest).toBeLessThanOrEqual(4);
    expect(pages[0]).toMatchObject({ number: 1, verdict: 'blurred', skewDegrees: 2, cropped: true });
    expect(pages[0]?.unprocessed).toBeUndefined();
    expect(pages[1]).toMatchObject({ unprocessed: 'too-slow', bytes: Uint8Array.of(2) });
    expect(pages[1]?.verdict).toBeUndefined();
  });
});
