import type { ScannedPage, ScanRequest } from '../../drivers/document-scanner/port.ts';
import type { Input, Output, TopicValue } from '../../preload/contract.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import { draftForPages, type PagesOf, pagesOf, placePage } from './draft-pages.ts';
import type { TerminalParts } from './parts.ts';

const maxPagesPerScan = 50;

/**
 * Each page goes into the vault, and then into the draft, before the next one is looked at: a jam on page 3 leaves
 * pages 1 and 2 safe and in their places. A page that is taken anew takes the place of the one before only once it is
 * there.
 */
export async function scanMaterial(
  parts: TerminalParts,
  input: Input<'scanMaterial'>,
): Promise<Result<Output<'scanMaterial'>>> {
  const draft = draftForPages(parts, input);
  if (!draft.ok) return draft;
  const replaces = input.replaces ?? null;
  if (replaces !== null && !pagesOf(draft.value, input.materialCode).some(({ sha256 }) => sha256 === replaces)) {
    return failed('input/invalid', 'the page to be taken anew is no longer there');
  }

  const pages = new PageShelf(parts, input, replaces);
  const outcome = await parts.devices.scan(requestFor(input), (page) => pages.add(page));
  const shelved = await pages.settled();
  if (!shelved.ok) return shelved;
  const stored = parts.ledger.draft(input.draftId);
  if (!stored) return failed('application/not-found');
  const interruptedBy: Failure | null = outcome.ok ? null : { code: outcome.trouble, detail: outcome.detail };
  return ok({ draft: stored, pageCount: pages.shelved.length, pages: pages.shelved, interruptedBy });
}

/** One side is enough in the place of one page: the back of the sheet is a page of its own. */
function requestFor({ source, duplex = false, replaces }: Input<'scanMaterial'>): ScanRequest {
  const look = { source, colour: 'colour', resolutionDpi: 200 } as const;
  if (replaces !== undefined) return { ...look, maxPages: 1, duplex: false };
  return { ...look, maxPages: duplex ? 2 * maxPagesPerScan : maxPagesPerScan, duplex };
}

type Shelved = Output<'scanMaterial'>['pages'][number];

/** Puts pages away one after the other, in feeding order. */
class PageShelf {
  readonly shelved: Shelved[] = [];
  #line: Promise<Result<unknown>> = Promise.resolve(ok());
  #replaces: string | null;
  readonly #parts: TerminalParts;
  readonly #target: PagesOf;

  constructor(parts: TerminalParts, { draftId, materialCode }: PagesOf, replaces: string | null) {
    this.#parts = parts;
    this.#target = { draftId, materialCode };
    this.#replaces = replaces;
  }

  add(page: ScannedPage): void {
    this.#line = this.#line.then((before) => (before.ok ? this.#put(page) : before));
    // `settled` tells; until then nobody waits for it, and the scan may take minutes.
    this.#line.catch(() => {});
  }

  settled(): Promise<Result<unknown>> {
    return this.#line;
  }

  async #put(page: ScannedPage): Promise<Result<unknown>> {
    const kept = await this.#parts.vault.put(page.bytes, page.mediaType);
    if (!kept.ok) return kept;
    const found = findingsOf(page);
    const placed = placePage(this.#parts, this.#target, {
      page: kept.value,
      why: whyToAsk(found),
      taken: 'scanner',
      replaces: this.#replaces,
    });
    if (!placed.ok) return placed;
    // Whatever a device gives beyond the one page that was asked for goes to the end.
    this.#replaces = null;
    this.shelved.push({ ...found, sha256: kept.value.sha256, isNew: placed.value.isNew });
    this.#parts.publish('scan', { ...this.#target, ...found, pageNumber: page.number, page: kept.value });
    return ok();
  }
}

type Findings = Pick<TopicValue<'scan'>, 'verdict' | 'unprocessed'>;

function findingsOf({ verdict, unprocessed }: ScannedPage): Findings {
  return { verdict: verdict ?? null, unprocessed: unprocessed ?? null };
}

/** A page that nobody judged is as doubtful as one that was found wanting. */
export function whyToAsk({ verdict, unprocessed }: Findings) {
  return unprocessed ?? (verdict === 'good' ? null : verdict);
}
