import { z } from 'zod';
import { genesisHash } from '../../domain/ledger-event.ts';
import { type ChainHead, emptyHead } from '../chain.ts';
import type { EventTable } from './events.ts';
import type { FactTable } from './facts.ts';

const headSchema = z.object({
  seq: z.int().min(0),
  hash: z.string(),
  doubt: z.object({ seq: z.int(), reason: z.string() }).nullable(),
});

/**
 * The chain goes on from the sealed head, not from the last row: events cut off at the end leave a gap for ever.
 * Where head and rows can't both be true the ledger still works on, and the doubt is carried along.
 */
export function loadHead(facts: FactTable, events: EventTable): ChainHead {
  const last = events.last() ?? { seq: 0, hash: genesisHash };
  const head = readHead(facts);
  if (head === null) {
    return { ...last, doubt: { seq: last.seq + 1, reason: 'the sealed head of the chain is missing or was altered' } };
  }
  if (last.seq > head.seq) {
    return { ...last, doubt: head.doubt ?? { seq: head.seq + 1, reason: 'events were added from outside' } };
  }
  return head;
}

export function saveHead(facts: FactTable, head: ChainHead): void {
  facts.set('chainHead', head);
}

export function saveFirstHead(facts: FactTable): void {
  saveHead(facts, emptyHead);
}

function readHead(facts: FactTable): ChainHead | null {
  try {
    const parsed = headSchema.safeParse(facts.get('chainHead'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
