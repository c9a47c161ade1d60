/** A requirement of dossier §1 in our own words. `out` says why this product does not answer for it. */
export interface Requirement {
  readonly id: string;
  readonly area: string;
  /** What the authority calls it. */
  readonly title: string;
  readonly words: string;
  readonly scope: 'in' | { readonly out: string };
}

/** A number as it stands in a test's name. */
export const requirementNumber = /\bR\d{2}\b/g;
