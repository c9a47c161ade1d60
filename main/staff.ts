import { demoPin, demoStaff } from './demo/demo-staff.ts';
import type { Staff } from './usecases/parts.ts';
import type { Keyring } from './vault/keyring.ts';

/** Staff come from the keyring; the demo brings its own people at the first start. */
export async function openStaff(keyring: Keyring, options: { readonly demo: boolean }): Promise<Staff> {
  if (options.demo && keyring.operators().length === 0) {
    for (const person of demoStaff) await keyring.addOperator({ ...person, pin: demoPin });
  }
  return {
    list: () => keyring.operators(),
    async checkPin(operatorId, pin) {
      const opened = await keyring.unlockByPin(operatorId, pin);
      return opened.ok ? { ok: true, value: opened.value.operator } : opened;
    },
  };
}
