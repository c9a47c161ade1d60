import { createHash, randomBytes, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type EventEnvelope, eventEnvelopeSchema, genesisHash, type LedgerEvent } from '../domain/ledger-event.ts';
import type { ChainReport, NewEvent } from './port.ts';

/** Where and when an event happens; everything else about it comes from the caller or the chain. */
export interface EventScene {
  readonly terminalId: string;
  readonly at: string;
  readonly monotonicMs: number;
  readonly boot: number;
  readonly countyOffsetMs: number | null;
}

/**
 * The last link, kept apart from the events and sealed: without it, cutting off the end of the chain would go unseen.
 * A doubt, once found, stays sealed in here, so that writing on never covers up what happened before.
 */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
  readonly doubt: { readonly seq: number; readonly reason: string } | null;
}

export const emptyHead: ChainHead = { seq: 0, hash: genesisHash, doubt: null };

export interface LinkedEvent {
  readonly event: LedgerEvent;
  /** The canonical JSON that bodyHash was taken of: the very bytes to keep. */
  readonly bodyText: string;
}

/** The next event of a chain; the salt in its body keeps short answers from being guessed back out of bodyHash. */
export function linkEvent(head: ChainHead, scene: EventScene, said: NewEvent): LinkedEvent {
  const bodyText = canonical({ ...said.body, salt: randomBytes(16).toString('hex') });
  const envelope: EventEnvelope = {
    seq: head.seq + 1,
    id: randomUUID(),
    type: said.type,
    ...scene,
    operatorId: said.operatorId,
    applicationId: said.applicationId,
    bodyHash: sha256(bodyText),
    prevHash: head.hash,
  };
  const parsed = eventEnvelopeSchema.parse(envelope);
  return { event: { ...parsed, hash: envelopeHash(parsed), body: JSON.parse(bodyText) }, bodyText };
}

export function headAfter(head: ChainHead, event: LedgerEvent): ChainHead {
  return { seq: event.seq, hash: event.hash, doubt: head.doubt };
}

export function envelopeHash(envelope: EventEnvelope): string {
  return sha256(canonical(envelope));
}

/** One event as it lies in the store. */
export interface StoredEvent {
  readonly envelope: EventEnvelope;
  readonly hash: string;
  /** Canonical JSON of the body, UTF-8; null where it can't be opened any more. */
  bodyBytes(): Uint8Array | null;
}

/** Walks a chain once, holding one event at a time; remembers the first thing that does not fit. */
export interface ChainWalk {
  take(stored: StoredEvent): void;
  /** `head` is what the ledger sealed beside the events. */
  report(head: ChainHead): ChainReport;
}

/** `after`: the last link before the first that will be taken; the beginning where nothing is said. */
export function startChainWalk(after: { readonly seq: number; readonly hash: string } = emptyHead): ChainWalk {
  let count = 0;
  let last = after;
  let broken: Flaw | null = null;
  return {
    take(stored) {
      count += 1;
      broken ??= flawOf(stored, last);
      last = { seq: stored.envelope.seq, hash: stored.hash };
    },
    report(head) {
      const first = earliest(broken, broken ? null : flawAtEnd(last, head), head.doubt);
      return {
        intact: first === null,
        eventCount: count,
        headHash: last.hash,
        brokenAt: first?.seq ?? null,
        reason: first?.reason ?? null,
      };
    },
  };
}

export function verifyEvents(events: Iterable<StoredEvent>, head: ChainHead): ChainReport {
  const walk = startChainWalk();
  for (const stored of events) walk.take(stored);
  return walk.report(head);
}

type Flaw = { readonly seq: number; readonly reason: string };

function flawOf(stored: StoredEvent, before: { readonly seq: number; readonly hash: string }): Flaw | null {
  const { envelope } = stored;
  const seq = before.seq + 1;
  if (envelope.seq !== seq) return { seq, reason: `event ${seq} is missing; ${envelope.seq} follows ${before.seq}` };
  if (envelope.prevHash !== before.hash) return { seq, reason: 'does not follow the event before' };
  if (!isHashOf(stored.hash, envelope)) return { seq, reason: 'the envelope was altered' };
  const bodyBytes = stored.bodyBytes();
  if (bodyBytes === null) return { seq, reason: 'the body cannot be opened' };
  if (sha256(bodyBytes) !== envelope.bodyHash) return { seq, reason: 'the body was altered' };
  return null;
}

/** An altered field may hold what canonical JSON has no form for; that is an altered envelope too, not a crash. */
function isHashOf(hash: string, envelope: EventEnvelope): boolean {
  try {
    return envelopeHash(envelope) === hash;
  } catch {
    return false;
  }
}

function flawAtEnd(last: { readonly seq: number; readonly hash: string }, head: ChainHead): Flaw | null {
  if (last.seq < head.seq) {
    return { seq: last.seq + 1, reason: `events ${last.seq + 1} to ${head.seq} are missing at the end` };
  }
  if (last.seq > head.seq) return { seq: head.seq + 1, reason: 'events were added from outside' };
  if (last.hash !== head.hash) return { seq: last.seq, reason: 'the last event is not the one that was written' };
  return null;
}

function earliest(...flaws: readonly (Flaw | null)[]): Flaw | null {
  return flaws.reduce((first, flaw) => (flaw && (!first || flaw.seq < first.seq) ? flaw : first), null);
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('the value has no JSON form');
  return text;
}

function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
