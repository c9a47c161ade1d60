import type { PackageManifest } from '../../package/manifest.ts';
import type { OpeningKey } from '../../package/sealing-key.ts';
import type { ChainAnchor } from '../../protocol.ts';
import type { PageWithin } from '../store/port.ts';

/** What the county keeps about packages that came by hand. A repeat of any call changes nothing. */
export interface PackageStore {
  /** On every instance the same. Its public part is what terminals seal for. */
  readonly openingKey: OpeningKey;
  /** How far the county holds this terminal's chain. */
  anchor(terminalId: string): Promise<ChainAnchor>;
  find(contentId: string): Promise<PackageRecord | null>;
  /** Written before anything of it is taken in. */
  keep(arrival: PackageArrival): Promise<PackageRecord>;
  /** 停用终端的包: a clerk has looked at it and wants it in. */
  approve(contentId: string, clerk: string): Promise<void>;
  settle(done: { contentId: string; receipt: string; isComplete: boolean }): Promise<void>;
  list(page: PageWithin): Promise<{ readonly rows: readonly PackageRow[]; readonly total: number }>;
}

export interface PackageArrival {
  readonly contentId: string;
  readonly manifest: PackageManifest;
  readonly slices: readonly string[];
  /** Who brought it first: a terminal's office, or a clerk. */
  readonly carrier: string;
}

export interface PackageRecord extends PackageArrival {
  readonly arrivedAt: Date;
  readonly approvedBy: string | null;
  readonly takenInAt: Date | null;
  /** Every part is here; nothing can change any more. */
  readonly isComplete: boolean;
  readonly receipt: string | null;
}

export interface PackageRow extends PackageRecord {
  readonly numberPrefix: string;
  readonly isRevoked: boolean;
}
