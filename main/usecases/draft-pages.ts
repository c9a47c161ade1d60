import type { Input } from '../../preload/contract.ts';
import type { Draft, MaterialEntry, PageDoubt, PageRef } from '../domain/application.ts';
import { isAbout, withoutHomeless } from '../domain/page-doubts.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { refuseDemand } from './refuse-demand.ts';
import { storeDraft } from './start-draft.ts';

export interface PagesOf {
  readonly draftId: string;
  readonly materialCode: string;
}

export interface NewPage {
  readonly page: PageRef;
  /** Null: nothing to ask about it. */
  readonly why: PageDoubt['why'] | null;
  readonly taken: PageDoubt['taken'];
  /** The page whose place it takes; null: the end. */
  readonly replaces: string | null;
}

/** The open draft with this material, for an operator who is there. */
export function draftForPages(parts: TerminalParts, { draftId, materialCode }: PagesOf): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  if (!draft) return failed('application/not-found');
  if (!draft.materials.some(({ code }) => code === materialCode)) {
    const { itemCode, catalogueVersion } = draft;
    const materialCodes = [materialCode];
    return refuseDemand(parts, { itemCode, catalogueVersion, materialCodes, applicationId: null, verb: 'scan' });
  }
  return ok(draft);
}

export function pagesOf(draft: Draft, materialCode: string): readonly PageRef[] {
  return draft.materials.find(({ code }) => code === materialCode)?.pages ?? [];
}

/**
 * Puts a page at the end, or in the place of the one that it replaces. A page that is there already, to the byte, is not
 * put there twice; nor does it push out another one. Where the one to be replaced is gone, it goes to the end: no page is
 * lost.
 */
export function placePage(
  parts: TerminalParts,
  target: PagesOf,
  { page, why, taken, replaces }: NewPage,
): Result<{ readonly draft: Draft; readonly isNew: boolean }> {
  const draft = parts.ledger.draft(target.draftId);
  if (!draft) return failed('application/not-found');
  if (pagesOf(draft, target.materialCode).some(({ sha256 }) => sha256 === page.sha256)) {
    return ok({ draft, isNew: false });
  }
  const doubt = why === null ? null : { materialCode: target.materialCode, sha256: page.sha256, why, taken };
  const changed = changePages(parts, target, {
    pages: (pages) => {
      const at = pages.findIndex(({ sha256 }) => sha256 === replaces);
      return at < 0 ? [...pages, page] : pages.with(at, page);
    },
    doubts: (doubts) => (doubt === null ? doubts : [...doubts, doubt]),
  });
  return changed.ok ? ok({ draft: changed.value, isNew: true }) : changed;
}

export function removePage(parts: TerminalParts, input: Input<'removePage'>): Result<Draft> {
  const draft = parts.ledger.draft(input.draftId);
  const at = draft ? pagesOf(draft, input.materialCode).findIndex(({ sha256 }) => sha256 === input.sha256) : -1;
  const page = draft && pagesOf(draft, input.materialCode)[at];
  if (page) removedFrom(parts).set(keyOf(input), { page, at });
  return changeWhereThere(parts, input, { pages: (pages) => pages.filter(({ sha256 }) => sha256 !== input.sha256) });
}

export function movePage(parts: TerminalParts, input: Input<'movePage'>): Result<Draft> {
  return changeWhereThere(parts, input, {
    pages: (pages) => {
      const moved = pages.filter(({ sha256 }) => sha256 === input.sha256);
      const others = pages.filter(({ sha256 }) => sha256 !== input.sha256);
      return [...others.slice(0, input.to), ...moved, ...others.slice(input.to)];
    },
  });
}

export function keepPage(parts: TerminalParts, input: Input<'keepPage'>): Result<Draft> {
  return changeWhereThere(parts, input, {
    doubts: (doubts) => doubts.filter((doubt) => !isAbout(doubt, input.materialCode, input.sha256)),
  });
}

/** Clicked twice, or answered at another window: what is gone already stays as it is. */
function changeWhereThere(
  parts: TerminalParts,
  target: PagesOf & { readonly sha256: string },
  change: PagesChange,
): Result<Draft> {
  const draft = draftForPages(parts, target);
  if (!draft.ok) return draft;
  const isThere = pagesOf(draft.value, target.materialCode).some(({ sha256 }) => sha256 === target.sha256);
  return isThere ? changePages(parts, target, change) : draft;
}

interface PagesChange {
  readonly pages?: (pages: readonly PageRef[]) => PageRef[];
  readonly doubts?: (doubts: readonly PageDoubt[]) => readonly PageDoubt[];
}

/** Pages belong to the main process, so whatever revision the desk typed on meanwhile is kept and built upon. */
function changePages(parts: TerminalParts, target: PagesOf, change: PagesChange): Result<Draft> {
  const draft = parts.ledger.draft(target.draftId);
  if (!draft) return failed('application/not-found');
  const materials = draft.materials.map((entry): MaterialEntry => {
    if (entry.code !== target.materialCode || !change.pages) return entry;
    const pages = change.pages(entry.pages);
    return { ...entry, pages, method: methodAfter(entry, pages) };
  });
  const doubts = withoutHomeless((change.doubts ?? same)(draft.pageDoubts ?? []), materials);
  const updatedAt = parts.clock.now().toISOString();
  return storeDraft(parts, { ...draft, materials, pageDoubts: [...doubts], updatedAt }, draft.revision);
}

const same = <T>(value: T): T => value;

function methodAfter(entry: MaterialEntry, pages: readonly PageRef[]): MaterialEntry['method'] {
  if (pages.length > 0) return 'scanned';
  return entry.method === 'scanned' ? 'none' : entry.method;
}

/** Pages that were removed since the terminal started: only those can be put back, and only where they were. */
const removed = new WeakMap<TerminalParts, Map<string, { readonly page: PageRef; readonly at: number }>>();

function removedFrom(parts: TerminalParts) {
  const known = removed.get(parts) ?? new Map();
  removed.set(parts, known);
  return known;
}

const keyOf = ({ draftId, materialCode, sha256 }: Input<'removePage'>): string =>
  `${draftId} ${materialCode} ${sha256}`;

export function putBackPage(parts: TerminalParts, input: Input<'putBackPage'>): Result<Draft> {
  const draft = draftForPages(parts, input);
  if (!draft.ok) return draft;
  const gone = removedFrom(parts).get(keyOf(input));
  if (!gone) return failed('vault/missing', 'nobody removed this page here');
  removedFrom(parts).delete(keyOf(input));
  if (pagesOf(draft.value, input.materialCode).some(({ sha256 }) => sha256 === input.sha256)) return draft;
  return changePages(parts, input, { pages: (pages) => pages.toSpliced(gone.at, 0, gone.page) });
}
