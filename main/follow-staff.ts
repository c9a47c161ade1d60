import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { lock } from './usecases/unlock.ts';

/**
 * A new list of people takes effect at once: whoever is not on it any more is out, in the middle of a case if need be. What
 * they typed is a draft, and stays for the others.
 */
export function followStaff(parts: TerminalParts, names: NameIndex): () => void {
  let listHash: string | null = null;
  return () => {
    const hash = parts.ledger.fact('publications')?.find(({ kind }) => kind === 'staff')?.hash ?? null;
    if (hash === listHash) return;
    listHash = hash;
    const { operator } = parts.session;
    if (operator && parts.staff.isRevoked(operator.id)) {
      names.forget();
      const locked = lock(parts);
      if (!locked.ok) parts.log.error({ code: locked.failure.code }, 'a revoked operator could not be locked out');
    }
    void parts.staff.forgetRevoked().then((forgotten) => {
      if (!forgotten.ok) parts.log.warn({ code: forgotten.failure.code }, 'a revoked PIN is still stored');
    });
    parts.publish('staff', [...parts.staff.list()]);
  };
}
