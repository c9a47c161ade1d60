import type {
  Exported,
  Imported,
  PackagePlaces,
  PackageProgress,
  PackagesView,
} from '../../preload/contract-packages.ts';
import type { LocalTable } from '../domain/local-tables.ts';
import type { Result } from '../domain/result.ts';
import type { CargoHold } from './cargo-hold.ts';

/**
 * 离线包 at this terminal. Guarantees: one package at a time (`package/busy` for the second); a file has its name only when
 * all of it is on the stick; a stick that is full, gone or worn is a failure by name and costs nothing that is here;
 * nothing counts as sent because it was exported, only because the county says so, by wire or by its signed receipt.
 */
export interface PackageDesk {
  readonly hold: CargoHold;
  view(): PackagesView;
  places(typed: string | null): Promise<PackagePlaces>;
  export(order: ExportOrder): Promise<Result<Exported>>;
  import(order: { readonly path: string; readonly operatorId: string }): Promise<Result<Imported>>;
  /** 回执 for the stick that goes back. */
  saveReceipt(order: { readonly cargoId: string; readonly folder: string }): Promise<Result<{ path: string }>>;
  /** Tables that have nothing to do with a package but lie on the same stick; one of the same name gives way. */
  saveTables(order: {
    readonly folder: string;
    readonly tables: readonly LocalTable[];
  }): Promise<Result<{ paths: string[] }>>;
  /** Ends what is under way; what was begun leaves no trace. */
  close(): Promise<void>;
}

export interface ExportOrder {
  readonly folder: string;
  /** null: all that the county has not confirmed. */
  readonly applicationIds: readonly string[] | null;
  readonly operatorId: string;
}

/** What is under way sees the end coming, and says how far it is. */
export interface PackageRun {
  readonly signal: AbortSignal;
  done(bytes: number): void;
}

export type RunPackage = <T>(
  kind: PackageProgress['kind'],
  totalBytes: number,
  work: (run: PackageRun) => Promise<Result<T>>,
) => Promise<Result<T>>;
