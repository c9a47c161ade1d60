import { demoPin, demoStaff } from './demo/demo-staff.ts';
import { ok, type Result } from './domain/result.ts';
import type { Staff } from './usecases/parts.ts';
import type { Keyring } from './vault/keyring.ts';

/** Staff come from the keyring; the demo brings its own people, also after a first start that was cut off. */
export async function openStaff(keyring: Keyring, options: { readonly demo: boolean }): Promise<Result<Staff>> {
  if (options.demo) {
    const known = new Set(keyring.operators().map(({ id }) => id));
    for (const person of demoStaff) {
      if (known.has(person.id)) continue;
      const added = await keyring.addOperator({ ...person, pin: demoPin });
      if (!added.ok) return added;
    }
  }
  return ok({
    list: () => keyring.operators(),
    async checkPin(operatorId, pin) {
      const opened = await keyring.unlockByPin(operatorId, pin);
      return opened.ok ? ok(opened.value.operator) : opened;
    },
  });
}
