import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type LedgerEvent, unenrolledTerminal } from '../../../main/domain/ledger-event.ts';
import { openCompact } from '../../crypto/compact-jws.ts';
import { keyIdOf } from '../../crypto/key-id.ts';
import { batchSealSchema, type EventPush } from '../../protocol.ts';
import type { Outcome, SignerRecord } from '../store/port.ts';

/** Says whether this terminal's key sealed these very events. Their hashes are `brokenLink`'s to check. */
export async function checkSeal(push: EventPush, { terminal, key }: SignerRecord): Promise<Outcome<null>> {
  const kid = keyIdOf({ terminalId: terminal.id, keyNumber: key.number });
  const signed = await openCompact(push.jws, { key: key.publicKey, kid });
  if (signed === null) {
    return { ok: false, error: 'unauthorised', message: 'the signature is not that of this terminal' };
  }
  const seal = batchSealSchema.safeParse(signed);
  const isOfTheseEvents =
    seal.success &&
    seal.data.terminalId === terminal.id &&
    seal.data.fromSeq === push.events[0]?.seq &&
    seal.data.toSeq === push.events.at(-1)?.seq &&
    seal.data.headHash === push.events.at(-1)?.hash;
  if (!isOfTheseEvents) return { ok: false, error: 'bad-request', message: 'the seal is that of another batch' };
  return { ok: true, value: null };
}

/** Far above what a terminal writes in its life, below what the column holds. */
export const seqLimit = 2_000_000_000;

/** Null when the events form a chain among themselves; otherwise what does not fit. */
export function brokenLink(
  terminal: { readonly id: string; readonly predecessors: readonly string[] },
  events: readonly LedgerEvent[],
): string | null {
  const before = new Set([unenrolledTerminal, ...terminal.predecessors]);
  let previous: LedgerEvent | null = null;
  for (const event of events) {
    if (event.terminalId !== terminal.id && !isFromBeforeEnrolment(event, previous, before)) {
      return `event ${event.seq} is that of another terminal`;
    }
    if (event.seq >= seqLimit) return `event ${event.seq} has an impossible number`;
    if (previous !== null && event.seq !== previous.seq + 1) return `event ${event.seq} comes after ${previous.seq}`;
    if (previous !== null && event.prevHash !== previous.hash) return `event ${event.seq} names another predecessor`;
    if (!hashesFit(event)) return `the hash of event ${event.seq} does not fit its content`;
    previous = event;
  }
  return null;
}

/**
 * A terminal has no name before its enrolment, and an older name before it was enrolled anew; what was done there until
 * then belongs to its chain all the same.
 */
function isFromBeforeEnrolment(event: LedgerEvent, previous: LedgerEvent | null, before: ReadonlySet<string>): boolean {
  return before.has(event.terminalId) && (previous === null || before.has(previous.terminalId));
}

function hashesFit({ body, hash, ...envelope }: LedgerEvent): boolean {
  return canonicalHash(body) === envelope.bodyHash && canonicalHash(envelope) === hash;
}

function canonicalHash(value: unknown): string | null {
  try {
    return createHash('sha256')
      .update(canonicalize(value) ?? '')
      .digest('hex');
  } catch {
    // Half a surrogate pair has no canonical form, so nothing can be its hash.
    return null;
  }
}
