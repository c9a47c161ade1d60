import type { BackupView } from '../../preload/contract-backup.ts';
import type { Failure, Result } from '../domain/result.ts';
import type { WrappedKey } from './recovery-code.ts';

/** 备份位置. Kept in the ledger: what was chosen, and what became of the last copy. */
export interface BackupPlace {
  /** One for each choice of a place and for each new code. */
  readonly id: string;
  /** The disk or folder that was chosen. */
  readonly place: string;
  /** The backup's own folder in it. */
  readonly folder: string;
  readonly chosenAt: string;
  /** The data key under the recovery code; the code itself is nowhere. */
  readonly wrappedKey: WrappedKey;
  readonly lastCopy: LastCopy | null;
}

export interface LastCopy {
  readonly at: string;
  readonly sizeBytes: number;
  readonly events: number;
  /** Of the last commit in it. */
  readonly number: number;
}

export interface RestoredLedger {
  readonly at: string;
  /** The last event that the copy and its journal held. */
  readonly seq: number;
  readonly hash: string;
  /** See restored-numbers.ts. */
  readonly numbersFrom: number;
}

/**
 * 备份 (R60). Never in the way of the desk: a commit only hands its change over, everything else happens afterwards, and a
 * medium that is missing, full, read-only or pulled out is a state to be shown and tried again.
 */
export interface BackupDesk {
  view(): BackupView;
  /** Answers with the recovery code, once. A first copy is made at once, in the background. */
  choose(order: { readonly place: string; readonly operatorId: string }): Promise<Result<string>>;
  /** A whole copy, written and verified. */
  copyNow(): Promise<Result<void>>;
  /** The trouble of now; null when all is well or nothing was chosen. */
  trouble(): Failure | null;
  close(): Promise<void>;
}
