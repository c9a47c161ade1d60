import { setImmediate as breath } from 'node:timers/promises';
import { normalisePhone } from '../../domain/numbers/phone.ts';
import type { Ledger } from '../../ledger/port.ts';

/** Applications by phone number; whoever asks first waits until all are read, and the window goes on meanwhile. */
export interface PhoneIndex {
  find(phone: string, ids: readonly string[]): Promise<readonly string[]>;
  forget(): void;
}

/** Opening one takes a fraction of a millisecond. */
const handful = 50;

export function createPhoneIndex(ledger: Pick<Ledger, 'application'>): PhoneIndex {
  const phones = new Map<string, string>();
  let round = 0;
  return {
    async find(phone, ids) {
      const own = round;
      const unknown = ids.filter((id) => !phones.has(id));
      for (let from = 0; from < unknown.length; from += handful) {
        for (const id of unknown.slice(from, from + handful)) {
          phones.set(id, normalisePhone(ledger.application(id)?.phone ?? ''));
        }
        await breath();
        // Locked meanwhile: nothing of it may stay.
        if (own !== round) {
          phones.clear();
          return [];
        }
      }
      return ids.filter((id) => phones.get(id) === phone);
    },
    forget() {
      round += 1;
      phones.clear();
    },
  };
}
