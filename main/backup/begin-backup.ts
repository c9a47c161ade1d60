import type { Closing } from '../closing.ts';
import type { Pushes } from '../pushes.ts';
import type { Truth } from '../truth.ts';
import { type BackupDeskParts, openBackupDesk } from './backup-desk.ts';
import type { BackupDesk } from './port.ts';
import { withoutBackup } from './without-backup.ts';

/** From the first commit of the run on; what it does is told on its topic. Practice has none. */
export function beginBackup(
  truth: Truth,
  parts: Pick<BackupDeskParts, 'dataDir' | 'version' | 'clock' | 'log' | 'work'> & {
    readonly training: object | null;
    readonly pushes: Pushes;
    readonly closing: Closing;
  },
): { readonly desk: BackupDesk; readonly page: (sha256: string) => void } {
  if (parts.training) return { desk: withoutBackup(), page() {} };
  const running = openBackupDesk({
    ...parts,
    ledger: truth.ledger,
    file: truth.file,
    sealer: truth.sealer,
    dataKey: truth.dataKey,
    onChange: () => parts.pushes.publish('backup', running.view()),
  });
  parts.closing.add('backup', () => running.close());
  return { desk: running, page: running.page };
}
