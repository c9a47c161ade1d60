import { setImmediate as breath } from 'node:timers/promises';
import { normalisePhone } from '../../domain/numbers/phone.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { Pace } from './pace.ts';

/** Applications by phone number; whoever asks first waits until all are read, and the window goes on meanwhile. */
export interface PhoneIndex {
  find(phone: string, ids: readonly string[]): Promise<readonly string[]>;
  /** 预读 of what the next `find` would have to open. */
  read(ids: readonly string[], pace: Pace): Promise<void>;
  forget(): void;
}

/** Opening one takes a fraction of a millisecond. */
const handful = 50;

export function createPhoneIndex(ledger: Pick<Ledger, 'application'>): PhoneIndex {
  const phones = new Map<string, string>();
  let round = 0;
  /** False: locked meanwhile. */
  async function read(ids: readonly string[], rest: () => Promise<void>): Promise<boolean> {
    const own = round;
    const unknown = ids.filter((id) => !phones.has(id));
    for (let from = 0; from < unknown.length; from += handful) {
      // Somebody else may have read them since.
      for (const id of unknown.slice(from, from + handful).filter((one) => !phones.has(one))) {
        phones.set(id, normalisePhone(ledger.application(id)?.phone ?? ''));
      }
      await rest();
      if (own !== round) return false;
    }
    return true;
  }

  return {
    async find(phone, ids) {
      return (await read(ids, breath)) ? ids.filter((id) => phones.get(id) === phone) : [];
    },
    async read(ids, pace) {
      await read(ids, pace.rest);
    },
    forget() {
      round += 1;
      phones.clear();
    },
  };
}
