import type { Operator } from '../preload/contract.ts';
import type { StaffMember } from '../preload/contract-staff.ts';
import type { Clock } from './clock.ts';
import { demoPin, demoRoles, demoStaff } from './demo/demo-staff.ts';
import { isWeakPin } from './domain/pin.ts';
import { failed, ok, type Result } from './domain/result.ts';
import { mayWork, type StaffPerson } from './domain/staff-list.ts';
import type { Ledger } from './ledger/port.ts';
import { staffInForce } from './publications/in-force.ts';
import { openStartCodes } from './start-codes.ts';
import type { Staff } from './usecases/parts.ts';
import type { Keyring } from './vault/keyring.ts';

/**
 * Who may work here is the county's word, as soon as it has published a list for this office; their PINs are this
 * terminal's own. The demo brings its own people, also after a first start that was cut off.
 */
export async function openStaff(
  keyring: Keyring,
  { demo, ledger, clock }: { readonly demo: boolean; readonly ledger: Ledger; readonly clock: Clock },
): Promise<Result<Staff>> {
  const known = (id: string) => keyring.operators().find((operator) => operator.id === id);
  if (demo) {
    for (const person of demoStaff) {
      if (known(person.id) || isNamed(ledger, person.id)) continue;
      const added = await keyring.addOperator({ ...person, pin: demoPin });
      if (!added.ok) return added;
    }
  }
  const codes = openStartCodes(ledger, clock);

  /** People of the terminal's own: all of them before the first list, the demo's afterwards. */
  function own(): readonly Operator[] {
    const list = staffInForce(ledger);
    if (list === null) return keyring.operators();
    return demo ? demoStaff.filter(({ id }) => known(id) && !isNamed(ledger, id)) : [];
  }

  function isRevoked(id: string): boolean {
    const list = staffInForce(ledger);
    if (list === null || mayWork(list, id) || own().some((operator) => operator.id === id)) return false;
    return known(id) !== undefined || isNamed(ledger, id);
  }

  function person(id: string): StaffPerson | null {
    return staffInForce(ledger)?.people.find((one) => one.id === id && one.revokedAt === null) ?? null;
  }

  return ok({
    list() {
      const listed = staffInForce(ledger)?.people.filter(({ revokedAt }) => revokedAt === null) ?? [];
      return [
        ...listed.map((one): StaffMember => {
          const { id, name, post } = one;
          const hasPin = known(id) !== undefined;
          return { id, name, post, needsStartCode: !hasPin || codes.isWaiting(one), hasPin };
        }),
        ...own().map(({ id, name, post }) => ({ id, name, post, needsStartCode: false, hasPin: true })),
      ];
    },

    rolesOf(operatorId) {
      const listed = person(operatorId);
      if (listed) return listed.roles;
      if (!own().some(({ id }) => id === operatorId)) return [];
      return (demo && demoRoles[operatorId]) || ['accept', 'lead'];
    },

    async checkPin(operatorId, pin) {
      if (isRevoked(operatorId)) return failed('operator/revoked');
      const opened = await keyring.unlockByPin(operatorId, pin);
      if (!opened.ok) return opened;
      const { id, name, post } = person(operatorId) ?? opened.value.operator;
      return ok({ id, name, post });
    },

    async startWithCode({ operatorId, startCode, pin }) {
      const starting = person(operatorId);
      if (!starting) return failed('operator/revoked');
      if (isWeakPin(pin)) return failed('operator/weak-pin');
      const checked = await codes.check(starting, startCode);
      if (!checked.ok) return checked;
      const { id, name, post } = starting;
      const put = await keyring.putOperator({ id, name, post, pin });
      if (!put.ok) return put;
      const noted = codes.noteUsed(starting);
      return noted.ok ? ok({ id, name, post }) : noted;
    },

    async changePin({ operatorId, pin, newPin }) {
      if (isRevoked(operatorId)) return failed('operator/revoked');
      if (isWeakPin(newPin)) return failed('operator/weak-pin');
      const changed = await keyring.changePin(operatorId, pin, newPin);
      if (!changed.ok) return changed;
      return ledger.transact((writer) => {
        writer.appendEvent({ type: 'operator/pin-set', operatorId, applicationId: null, body: { startCodeId: null } });
      });
    },

    isRevoked,

    async forgetRevoked() {
      for (const { id } of keyring.operators()) {
        const removed = isRevoked(id) ? await keyring.removeOperator(id) : ok();
        if (!removed.ok) return removed;
      }
      return ok();
    },
  });
}

/** In the county's list, whether they may work or not. */
function isNamed(ledger: Ledger, id: string): boolean {
  return staffInForce(ledger)?.people.some((person) => person.id === id) ?? false;
}
