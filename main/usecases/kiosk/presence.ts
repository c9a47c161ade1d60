import type { TextTable } from '../../../preload/contract-kiosk.ts';
import type { CardReading } from '../../domain/application.ts';

/** Who stands before the kiosk: nobody known, the holder of a card, or the holder of one receipt. */
export type Visitor =
  | { readonly kind: 'card'; readonly reading: CardReading }
  | {
      readonly kind: 'receipt';
      readonly applicationId: string;
      readonly localNumber: string;
      readonly itemName: string;
    };

export interface Visit {
  readonly number: number;
  readonly visitor: Visitor | null;
  /** Ids of the drafts that were opened during this visit. */
  readonly drafts: Set<string>;
}

/** Held in memory alone: a kiosk that starts again knows nobody. */
export interface KioskPresence {
  visit: Visit;
  /** Read at the start. */
  readonly texts: readonly TextTable[];
}

export function newVisit(number: number, visitor: Visitor | null = null): Visit {
  return { number, visitor, drafts: new Set() };
}
