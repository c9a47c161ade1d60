import type { SyncStore } from '../ports.ts';

/** Tells of every write that a screen may show, after it is on the disk. */
export function announcing(store: SyncStore, onWritten: () => void): SyncStore {
  function told<Arguments extends readonly unknown[], Written extends { readonly ok: boolean }>(
    write: (...given: Arguments) => Written,
  ): (...given: Arguments) => Written {
    return (...given) => {
      const written = write(...given);
      if (written.ok) onWritten();
      return written;
    };
  }
  return {
    unshippedEvents: (limit) => store.unshippedEvents(limit),
    ownChainKnown: () => store.ownChainKnown(),
    takeIn: told((page) => store.takeIn(page)),
    caughtUp: told(() => store.caughtUp()),
    shippedSeq: () => store.shippedSeq(),
    checkHead(head, shippedBefore) {
      const checked = store.checkHead(head, shippedBefore);
      if (checked.ok && checked.value) onWritten();
      return checked;
    },
    markShipped: told((reply) => store.markShipped(reply)),
    dueSubmissions: (nowMs, limit) => store.dueSubmissions(nowMs, limit),
    markSending: told((applicationId) => store.markSending(applicationId)),
    markDelivered: told((applicationId, reply) => store.markDelivered(applicationId, reply)),
    markRetry: told((applicationId, failure, atMs) => store.markRetry(applicationId, failure, atMs)),
    markNeedsAttention: told((applicationId, failure) => store.markNeedsAttention(applicationId, failure)),
    unsentEvidence: () => store.unsentEvidence(),
    markEvidenceHeld: told((evidenceId) => store.markEvidenceHeld(evidenceId)),
    pullCursor: () => store.pullCursor(),
    applyChanges: told((changes, cursor, ownPlace) => store.applyChanges(changes, cursor, ownPlace)),
    publications: () => store.publications(),
    switchPublication: told((publication) => store.switchPublication(publication)),
    leavePublications: told((published) => store.leavePublications(published)),
    noteRefusedPublication: (wanted, failure) => store.noteRefusedPublication(wanted, failure),
    lastContact: () => store.lastContact(),
    recordContact: (contact) => store.recordContact(contact),
    countyKey: () => store.countyKey(),
    pinCountyKey: (key) => store.pinCountyKey(key),
  };
}
