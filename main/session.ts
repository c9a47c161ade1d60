import type { Operator, Station } from '../preload/contract.ts';
import { kioskOperatorId } from './domain/kiosk-operator.ts';
import type { Session } from './usecases/parts.ts';

/** 自助终端: nobody logs in there, so whoever locks it leaves it to the villagers again. */
const kioskOperator: Operator = { id: kioskOperatorId, name: '自助服务', post: '自助终端' };

/** Somebody of the staff is signed in; at a kiosk nobody is until they are. */
export function isStaffSession({ operator }: Pick<Session, 'operator'>): boolean {
  return operator !== null && operator.id !== kioskOperator.id;
}

export function openSession(station: Station): Session {
  const home = station === 'kiosk' ? kioskOperator : null;
  let current: Operator | null = home;
  return {
    get operator() {
      return current;
    },
    set operator(next) {
      current = next ?? home;
    },
  };
}
