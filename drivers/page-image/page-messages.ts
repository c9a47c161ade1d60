import type { ProcessedPage } from './process-page.ts';

/** One page at a time: the answer belongs to the question before it. */
export interface PageQuestion {
  readonly bytes: Uint8Array;
  readonly resolutionDpi: number | null;
}

/** Null: it is no picture that can be decoded. */
export type PageAnswer = ProcessedPage | null;
