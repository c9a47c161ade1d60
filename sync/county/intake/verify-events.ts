import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { type LedgerEvent, unenrolledTerminal } from '../../../main/domain/ledger-event.ts';
import { type EventBatch, eventBatchSchema } from '../../protocol.ts';
import type { Outcome } from '../store/port.ts';

/** The batch inside a JWS, if this terminal's key signed it and it says so itself. */
export async function openSignedBatch(
  jws: string,
  signer: { terminalId: string; publicKeyX: string },
): Promise<Outcome<EventBatch>> {
  const payload = await verifiedPayload(jws, signer);
  if (payload === null)
    return { ok: false, error: 'unauthorised', message: 'the signature is not that of this terminal' };
  const batch = eventBatchSchema.safeParse(jsonOf(payload));
  if (!batch.success)
    return { ok: false, error: 'bad-request', message: 'the signed batch does not have the expected shape' };
  if (batch.data.terminalId !== signer.terminalId) {
    return { ok: false, error: 'unauthorised', message: 'the batch is that of another terminal' };
  }
  return { ok: true, value: batch.data };
}

async function verifiedPayload(
  jws: string,
  signer: { terminalId: string; publicKeyX: string },
): Promise<Uint8Array | null> {
  try {
    if (decodeProtectedHeader(jws).kid !== signer.terminalId) return null;
    const key = { kty: 'OKP', crv: 'Ed25519', x: signer.publicKeyX };
    return (await compactVerify(jws, key, { algorithms: ['EdDSA', 'Ed25519'] })).payload;
  } catch {
    // jose has a class for each way in which a JWS can be wrong; all of them mean: not signed by this terminal.
    return null;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Far above what a terminal writes in its life, below what the column holds. */
const seqLimit = 2_000_000_000;

/** Null when the events form a chain among themselves; otherwise what does not fit. */
export function brokenLink(terminalId: string, events: readonly LedgerEvent[]): string | null {
  let previous: LedgerEvent | null = null;
  for (const event of events) {
    if (event.terminalId !== terminalId && !isFromBeforeEnrolment(event, previous)) {
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

/** A terminal has no name before its enrolment; what was done there until then belongs to its chain all the same. */
function isFromBeforeEnrolment(event: LedgerEvent, previous: LedgerEvent | null): boolean {
  return event.terminalId === unenrolledTerminal && (previous === null || previous.terminalId === unenrolledTerminal);
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
