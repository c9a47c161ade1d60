import type { Application } from '../application.ts';
import type { Item } from '../catalogue.ts';
import type { Move } from './move.ts';

/**
 * All that rules, clocks, supervision and documents need of one case. `moves` in the order in which they happened, the
 * first one being its receipt; a case of an earlier release, which has none, stands as received and accepted at once.
 */
export interface CaseRecord {
  readonly application: Pick<
    Application,
    | 'id'
    | 'localNumber'
    | 'itemCode'
    | 'channel'
    | 'operatorId'
    | 'operatorName'
    | 'receivedAt'
    | 'acceptedAt'
    | 'materials'
    | 'handedOver'
    | 'handledBy'
  >;
  /** In the version that the case began with. */
  readonly item: Item;
  readonly moves: readonly Move[];
  /** 异地代收: when the county had it, and with it the deciding place; null while it has not. */
  readonly forwardedAt?: string | null;
}
