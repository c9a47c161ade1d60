import canonicalize from 'canonicalize';
import { eventEnvelopeSchema, type LedgerEvent } from '../domain/ledger-event.ts';
import { envelopeHash, type LinkedEvent, startChainWalk } from './chain.ts';

export interface Woven {
  /** The events that came back, then the own ones behind them. */
  readonly linked: readonly LinkedEvent[];
  readonly head: { readonly seq: number; readonly hash: string };
  /** Where the own events stand now, by where they stood. */
  readonly newSeqOf: ReadonlyMap<number, number>;
}

/** Throws where what came back does not continue the chain: whoever fetched it has looked before. */
export function weave(
  after: { readonly seq: number; readonly hash: string },
  lost: readonly LedgerEvent[],
  own: readonly LinkedEvent[],
): Woven {
  if (!continues(after, lost)) throw new Error(`the events do not continue the chain behind ${after.seq}`);
  const linked: LinkedEvent[] = lost.map((event) => ({ event, bodyText: bodyTextOf(event) }));
  const newSeqOf = new Map<number, number>();
  let head = { seq: lost.at(-1)?.seq ?? after.seq, hash: lost.at(-1)?.hash ?? after.hash };
  const back = new Map(lost.map((event) => [event.id, event.seq]));
  for (const { event, bodyText } of own) {
    const seq = back.get(event.id);
    if (seq !== undefined) {
      // Written here, and seen elsewhere after all: it came back with its place.
      newSeqOf.set(event.seq, seq);
      continue;
    }
    const { hash: _hash, body, ...envelope } = event;
    const moved = eventEnvelopeSchema.parse({ ...envelope, seq: head.seq + 1, prevHash: head.hash });
    const next = { ...moved, hash: envelopeHash(moved), body };
    linked.push({ event: next, bodyText });
    newSeqOf.set(event.seq, next.seq);
    head = { seq: next.seq, hash: next.hash };
  }
  return { linked, head, newSeqOf };
}

/** Number by number, hash by hash. */
export function continues(
  after: { readonly seq: number; readonly hash: string },
  events: readonly LedgerEvent[],
): boolean {
  const walk = startChainWalk(after);
  for (const event of events) {
    const { hash, body: _body, ...envelope } = event;
    walk.take({ envelope, hash, bodyBytes: () => Buffer.from(bodyTextOf(event), 'utf8') });
  }
  const last = events.at(-1) ?? after;
  return walk.report({ seq: last.seq, hash: last.hash, doubt: null }).intact;
}

function bodyTextOf({ body }: LedgerEvent): string {
  return canonicalize(body) ?? '';
}
