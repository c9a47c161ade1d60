import { opensStartCode } from '../sync/start-code.ts';
import type { Clock } from './clock.ts';
import { failed, ok, type Result } from './domain/result.ts';
import type { StaffPerson } from './domain/staff-list.ts';
import type { Ledger } from './ledger/port.ts';
import { type Attempts, attemptBegun, attemptsBeforeLockOut, lockOutAt, noAttempts } from './vault/lock-out.ts';

/** 启用码 as this terminal meets them: each good once here, wrong ones counted on the disk like wrong PINs. */
export interface StartCodes {
  /** There is one that could still be used. */
  isWaiting(person: StaffPerson): boolean;
  check(person: StaffPerson, typed: string): Promise<Result<void>>;
  noteUsed(person: StaffPerson): Result<void>;
}

export function openStartCodes(ledger: Ledger, clock: Clock): StartCodes {
  // One after the other: tries side by side would all be counted as the first.
  let queue: Promise<unknown> = Promise.resolve();
  const attemptsOf = (id: string): Attempts => ledger.fact(`start-code-tries/${id}`) ?? noAttempts;
  const count = (id: string, attempts: Attempts): Result<void> =>
    ledger.transact((writer) => writer.setFact(`start-code-tries/${id}`, attempts));

  function isWaiting({ startCode }: StaffPerson): boolean {
    if (startCode === null || (ledger.fact('usedStartCodes') ?? []).includes(startCode.id)) return false;
    // By the county's clock, as far as it is known: this one may be days off.
    const countyMs = clock.now().getTime() + (ledger.fact('lastContact')?.offsetMs ?? 0);
    return countyMs < Date.parse(startCode.expiresAt);
  }

  async function check(person: StaffPerson, typed: string): Promise<Result<void>> {
    const { startCode } = person;
    if (startCode === null || !isWaiting(person)) return failed('operator/code-expired');
    const before = lockOutAt(attemptsOf(person.id), clock.now());
    if (before.locked) return failed('operator/locked-out', `since ${before.attempts.lockedSince}`);
    const begun = attemptBegun(before.attempts, clock.now());
    const counted = count(person.id, begun);
    if (!counted.ok) return counted;
    if (await opensStartCode(startCode, typed)) return count(person.id, noAttempts);
    const left = attemptsBeforeLockOut - begun.failures;
    return left > 0 ? failed('operator/wrong-code', `${left} tries left`) : failed('operator/locked-out');
  }

  return {
    isWaiting,
    check(person, typed) {
      const turn = queue.then(() => check(person, typed));
      queue = turn.catch(() => undefined);
      return turn;
    },
    noteUsed({ id, startCode }) {
      if (startCode === null) return ok();
      return ledger.transact((writer) => {
        writer.setFact('usedStartCodes', [...(ledger.fact('usedStartCodes') ?? []), startCode.id].slice(-keptCodes));
        writer.appendEvent({
          type: 'operator/pin-set',
          operatorId: id,
          applicationId: null,
          body: { startCodeId: startCode.id },
        });
      });
    },
  };
}

/** A code that was used so long ago has expired. */
const keptCodes = 1_000;
