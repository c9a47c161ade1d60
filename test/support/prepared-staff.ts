import path from 'node:path';
import { must } from '../../main/domain/result.ts';
import { keyFileSecret } from '../../main/vault/key-file-secret.ts';
import { openKeyring } from '../../main/vault/keyring.ts';

export const clerk = { id: 'W01', name: '韦窗口', post: '窗口受理', pin: '246800' } as const;

/** A terminal that is not the demo gets its staff before its first day. */
export async function prepareStaff(dataDir: string): Promise<void> {
  const keyring = await openKeyring({
    path: path.join(dataDir, 'keyring.json'),
    machineSecret: await keyFileSecret(path.join(dataDir, 'machine.key')),
    now: () => new Date(),
  });
  must(keyring.unlockByMachine());
  must(await keyring.addOperator(clerk));
}
