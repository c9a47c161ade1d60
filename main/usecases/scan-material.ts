import type { ScannedPage } from '../../drivers/document-scanner/port.ts';
import type { Input, Output } from '../../preload/contract.ts';
import type { Draft, MaterialEntry, PageRef } from '../domain/application.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { storeDraft } from './start-draft.ts';

const maxPagesPerScan = 50;

/**
 * Each page goes into the vault, and then into the draft, before the next one is looked at: a jam on page 3 leaves
 * pages 1 and 2 safe and in their places.
 */
export async function scanMaterial(
  parts: TerminalParts,
  input: Input<'scanMaterial'>,
): Promise<Result<Output<'scanMaterial'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  if (!draft.materials.some((entry) => entry.code === input.materialCode)) {
    return failed('input/invalid', 'this item does not ask for that material');
  }

  const pages = new PageShelf(parts, input);
  const outcome = await parts.devices.scan(
    { source: input.source, colour: 'colour', resolutionDpi: 200, maxPages: maxPagesPerScan },
    (page) => pages.add(page),
  );
  const shelved = await pages.settled();
  if (!shelved.ok) return shelved;
  const stored = parts.ledger.draft(input.draftId);
  if (!stored) return failed('application/not-found');
  const interruptedBy: Failure | null = outcome.ok ? null : { code: outcome.trouble, detail: outcome.detail };
  return ok({ draft: stored, pageCount: pages.count, interruptedBy });
}

export function removePage(parts: TerminalParts, input: Input<'removePage'>): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  const entry = draft.materials.find(({ code }) => code === input.materialCode);
  // Clicked twice: it is gone already.
  if (!entry?.pages.some((page) => page.sha256 === input.sha256)) return ok(draft);
  return changePages(parts, input, (pages) => pages.filter((page) => page.sha256 !== input.sha256));
}

/** Puts pages away one after the other, in feeding order. */
class PageShelf {
  count = 0;
  #line: Promise<Result<unknown>> = Promise.resolve(ok());
  readonly #parts: TerminalParts;
  readonly #target: { readonly draftId: string; readonly materialCode: string };

  constructor(parts: TerminalParts, target: { readonly draftId: string; readonly materialCode: string }) {
    this.#parts = parts;
    this.#target = target;
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
    const changed = changePages(this.#parts, this.#target, (pages) =>
      pages.some((known) => known.sha256 === kept.value.sha256) ? [...pages] : [...pages, kept.value],
    );
    if (!changed.ok) return changed;
    this.count += 1;
    this.#parts.publish('scan', { ...this.#target, pageNumber: page.number, page: kept.value });
    return ok();
  }
}

/** Pages belong to the main process, so whatever revision the desk typed on meanwhile is kept and built upon. */
export function changePages(
  parts: TerminalParts,
  target: { readonly draftId: string; readonly materialCode: string },
  change: (pages: readonly PageRef[]) => PageRef[],
): Result<Draft> {
  const draft = parts.ledger.draft(target.draftId);
  if (!draft) return failed('application/not-found');
  const materials = draft.materials.map((entry): MaterialEntry => {
    if (entry.code !== target.materialCode) return entry;
    const pages = change(entry.pages);
    return { ...entry, pages, method: methodAfter(entry, pages) };
  });
  return storeDraft(parts, { ...draft, materials, updatedAt: parts.clock.now().toISOString() }, draft.revision);
}

function methodAfter(entry: MaterialEntry, pages: readonly PageRef[]): MaterialEntry['method'] {
  if (pages.length > 0) return 'scanned';
  return entry.method === 'scanned' ? 'none' : entry.method;
}
