import type { Draft, MaterialEntry, PageDoubt } from './application.ts';

/** A doubt with the place of its page: `pageNumber` counts from 1. */
export interface OpenDoubt extends PageDoubt {
  readonly pageNumber: number;
}

/** What the clerk has not answered yet, in the order of the materials and their pages. */
export function openDoubts(draft: Pick<Draft, 'materials' | 'pageDoubts'>): readonly OpenDoubt[] {
  const doubts = draft.pageDoubts ?? [];
  return draft.materials.flatMap((entry) =>
    entry.pages.flatMap((page, index) => {
      const doubt = doubts.find((one) => isAbout(one, entry.code, page.sha256));
      return doubt ? [{ ...doubt, pageNumber: index + 1 }] : [];
    }),
  );
}

/** A doubt goes with its page. */
export function withoutHomeless(
  doubts: readonly PageDoubt[],
  materials: readonly MaterialEntry[],
): readonly PageDoubt[] {
  return doubts.filter((doubt) =>
    materials.some(({ code, pages }) => pages.some(({ sha256 }) => isAbout(doubt, code, sha256))),
  );
}

export function isAbout(doubt: PageDoubt, materialCode: string, sha256: string): boolean {
  return doubt.materialCode === materialCode && doubt.sha256 === sha256;
}
