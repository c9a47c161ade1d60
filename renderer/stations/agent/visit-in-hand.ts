import type { VisitMode } from '../../../main/domain/doorstep/visit.ts';
import { createSignal } from '../../desk/signal.ts';

/** The visit for which papers are being taken in; it is kept in the ledger, this is only where the screen stands. */
export interface VisitInHand {
  readonly visitId: string;
  readonly personName: string;
  readonly mode: VisitMode;
  readonly itemCode: string | null;
}

export const visitInHand = createSignal<VisitInHand | null>(null);
