import type { PageDesk, PageOutcome } from '../page-image/page-desk.ts';
import type { DocumentScanner, ScannedPage } from './port.ts';

/** So many pages may wait for the page desk before the scanner waits for it: pages are megabytes. */
const mostWaiting = 2;

/** The same scanner, with every page cut, straightened and judged on its way. The desk is not closed with it. */
export function processedScanner(scanner: DocumentScanner, desk: PageDesk): DocumentScanner {
  return {
    start: () => scanner.start(),
    status: () => scanner.status(),
    onStatus: (listener) => scanner.onStatus(listener),
    offer: () => scanner.offer(),
    async scan(request, onPage) {
      let waiting = 0;
      let lastPage: Promise<void> = Promise.resolve();
      const handOver = async (page: ScannedPage) => {
        waiting += 1;
        const outcome = await desk.process(page.bytes, request.resolutionDpi);
        await onPage(withOutcome(page, outcome));
        waiting -= 1;
      };
      // The desk answers in the order of asking, so pages keep theirs.
      const result = await scanner.scan(request, (page) => {
        lastPage = handOver(page);
        return waiting > mostWaiting ? lastPage : undefined;
      });
      await lastPage;
      return result;
    },
    close: () => scanner.close(),
  };
}

function withOutcome(page: ScannedPage, outcome: PageOutcome): ScannedPage {
  if (!outcome.processed) return { ...page, unprocessed: outcome.why };
  const { bytes, mediaType, verdict, skewDegrees, cropped } = outcome.page;
  return { ...page, bytes, mediaType, verdict, skewDegrees, cropped };
}
