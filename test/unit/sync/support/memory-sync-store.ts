import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { PublicationRef } from '../../../../main/domain/publication.ts';
import { type Failure, failed, ok } from '../../../../main/domain/result.ts';
import type { PublicKey } from '../../../../sync/crypto/keys.ts';
import type { PendingEvidence, PendingSubmission, SyncStore } from '../../../../sync/ports.ts';
import type { Change } from '../../../../sync/protocol.ts';

interface Entry extends Omit<PendingSubmission, 'failure'> {
  state: 'waiting' | 'sending' | 'delivered' | 'needs-attention';
  attempts: number;
  dueAtMs: number;
  failure: Failure | null;
  countyNumber: string | null;
}

/** A SyncStore in memory, whose inside the test can look at. The ledger's own adapter is tested on the real ledger. */
export function memorySyncStore() {
  const events: LedgerEvent[] = [];
  const entries = new Map<string, Entry>();
  const changes: Change[] = [];
  const state = { shippedSeq: 0, cursor: '', cursorWrites: 0 };
  const contacts: Parameters<SyncStore['recordContact']>[0][] = [];
  const withdrawn: string[] = [];
  const publications: PublicationRef[] = [];
  const refused: PublicationRef[] = [];
  const evidence: PendingEvidence[] = [];
  let countyKey: PublicKey | null = null;
  const entry = (id: string): Entry => {
    const found = entries.get(id);
    if (!found) throw new Error(`no submission of ${id}`);
    return found;
  };
  const store: SyncStore = {
    unshippedEvents: (limit) => events.filter((event) => event.seq > state.shippedSeq).slice(0, limit),
    markShipped(reply) {
      state.shippedSeq = reply.anchoredSeq;
      for (const refusal of reply.refusals) {
        if (refusal.applicationId === null) continue;
        const refused = entry(refusal.applicationId);
        refused.state = 'needs-attention';
        refused.failure = { code: 'county/refused', detail: refusal.reason };
      }
      return ok();
    },
    dueSubmissions: (nowMs, limit) =>
      [...entries.values()]
        .filter((one) => (one.state === 'waiting' || one.state === 'sending') && one.dueAtMs <= nowMs)
        .slice(0, limit)
        .map((one) => ({ ...one, failure: one.failure?.code ?? null })),
    markSending(id) {
      entry(id).state = 'sending';
      return ok();
    },
    markDelivered(id, reply) {
      Object.assign(entry(id), { state: 'delivered', countyNumber: reply.countyNumber, failure: null });
      return ok();
    },
    markRetry(id, failure, dueAtMs) {
      const one = entry(id);
      Object.assign(one, { state: 'waiting', failure, dueAtMs, attempts: one.attempts + 1 });
      return ok();
    },
    markNeedsAttention(id, failure) {
      Object.assign(entry(id), { state: 'needs-attention', failure });
      return ok();
    },
    unsentEvidence: () => evidence,
    markEvidenceHeld(id) {
      evidence.splice(0, evidence.length, ...evidence.filter(({ evidenceId }) => evidenceId !== id));
      return ok();
    },
    pullCursor: () => state.cursor,
    applyChanges(applied, cursor) {
      changes.push(...applied);
      state.cursor = cursor;
      state.cursorWrites += 1;
      return ok();
    },
    publications: () => publications,
    switchPublication(publication) {
      publications.push(publication);
      return ok();
    },
    leavePublications: () => ok(),
    noteRefusedPublication: (wanted) => void refused.push(wanted),
    ownChainKnown: () => null,
    takeIn: () => ok(),
    caughtUp: () => ok(),
    shippedSeq: () => state.shippedSeq,
    checkHead(head, shippedBefore) {
      const known = head.anchoredSeq === 0 || events[head.anchoredSeq - 1]?.hash === head.anchoredHash;
      if (!known) return failed('county/chain-conflict');
      if (head.anchoredSeq >= Math.min(shippedBefore, state.shippedSeq)) return ok(false);
      state.shippedSeq = head.anchoredSeq;
      for (const one of entries.values()) {
        if (one.state !== 'delivered' || one.eventSeq <= head.anchoredSeq) continue;
        one.state = 'waiting';
        withdrawn.push(one.applicationId);
      }
      return ok(true);
    },
    lastContact: () => contacts.at(-1) ?? null,
    recordContact(contact) {
      contacts.push(contact);
      return ok();
    },
    countyKey: () => countyKey,
    pinCountyKey(key) {
      countyKey = key;
      return ok();
    },
  };
  return {
    store,
    state,
    changes,
    contacts,
    withdrawn,
    evidence,
    entry,
    entries: () => [...entries.values()],
    accept(id: string, sizesBytes: readonly number[] = []) {
      const seq = events.length + 1;
      events.push(eventOf(seq, id));
      entries.set(id, {
        applicationId: id,
        eventSeq: seq,
        acceptedAtMs: Date.parse('2026-03-02T08:00:00.000Z') + seq,
        attempts: 0,
        materials: sizesBytes.map((sizeBytes, n) => ({ sha256: `${id}#${n}`, sizeBytes, mediaType: 'image/jpeg' })),
        state: 'waiting',
        dueAtMs: 0,
        failure: null,
        countyNumber: null,
      });
    },
  };
}

function eventOf(seq: number, applicationId: string): LedgerEvent {
  return {
    seq,
    id: `event-${seq}`,
    type: 'application/accepted',
    terminalId: 'T1',
    at: '2026-03-02T08:00:00.000Z',
    monotonicMs: seq,
    boot: 1,
    countyOffsetMs: null,
    operatorId: null,
    applicationId,
    bodyHash: 'b'.repeat(64),
    prevHash: 'p'.repeat(64),
    hash: `hash-${seq}`,
    body: {},
  };
}
