import type { RememberedUpload, UploadMemory } from '../sync/ports.ts';
import type { Ledger } from './ledger/port.ts';

/** More than the lanes hold by far; what falls out begins again, and that is all. */
const mostKept = 64;

/** Where uploads go on after a restart, sealed in the ledger: an address names what somebody handed in. */
export function createLedgerUploadMemory(ledger: Ledger): UploadMemory {
  const all = (): Readonly<Record<string, RememberedUpload>> => ledger.fact('uploads') ?? {};
  const keep = (uploads: Readonly<Record<string, RememberedUpload>>): boolean =>
    ledger.transact((writer) => writer.setFact('uploads', uploads)).ok;
  return {
    find: (sha256) => all()[sha256] ?? null,
    remember(sha256, upload) {
      const { [sha256]: _, ...others } = all();
      return keep(Object.fromEntries([...Object.entries(others), [sha256, upload] as const].slice(-mostKept)));
    },
    forget(sha256) {
      const { [sha256]: known, ...others } = all();
      if (known) keep(others);
    },
  };
}
