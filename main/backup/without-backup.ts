import { failed } from '../domain/result.ts';
import type { BackupDesk } from './port.ts';

/** 练习: nothing of it is worth a copy, and nothing of it may lie beside what is. */
export function withoutBackup(): BackupDesk {
  return {
    view: () => ({
      place: null,
      restoredAt: null,
      lastCopy: null,
      progress: null,
      isUpToDate: false,
      failure: null,
    }),
    choose: async () => failed('backup/no-place'),
    copyNow: async () => failed('backup/no-place'),
    trouble: () => null,
    close: async () => {},
  };
}
