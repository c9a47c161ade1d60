import type { PackageProgress, PackagesView } from '../../preload/contract-packages.ts';
import { failed } from '../domain/result.ts';
import type { CargoHold } from './cargo-hold.ts';
import { ableToSeal, type ExportParts, exportPackage } from './export-package.ts';
import { type ImportParts, importPackage, saveReceipt } from './import-package.ts';
import type { PackageDesk, RunPackage } from './port.ts';
import { placesNow } from './removable-places.ts';
import { saveTables } from './save-tables.ts';

interface PackageDeskParts extends ExportParts, Omit<ImportParts, 'hold'> {
  readonly hold: CargoHold;
  readonly monotonicMs: () => number;
  readonly onProgress: () => void;
}

const tellEveryMs = 200;

export function createPackageDesk(parts: PackageDeskParts): PackageDesk {
  const { ledger, hold } = parts;
  const closing = new AbortController();
  let progress: PackageProgress | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let toldAtMs = Number.NEGATIVE_INFINITY;

  function tell(next: PackageProgress | null): void {
    const isStep = (progress === null) !== (next === null);
    progress = next;
    if (!isStep && parts.monotonicMs() - toldAtMs < tellEveryMs) return;
    toldAtMs = parts.monotonicMs();
    parts.onProgress();
  }

  const run: RunPackage = async (kind, totalBytes, work) => {
    if (progress !== null) return failed('package/busy');
    tell({ kind, doneBytes: 0, totalBytes });
    const running = work({
      signal: closing.signal,
      done: (doneBytes) => tell({ kind, doneBytes: Math.min(doneBytes, totalBytes), totalBytes }),
    }).finally(() => tell(null));
    underWay = running.catch(() => {});
    return running;
  };

  function view(): PackagesView {
    const able = ableToSeal(ledger);
    return {
      obstacle: able.ok ? null : { code: able.failure.code, detail: able.failure.detail },
      made: ledger.fact('packagesMade') ?? [],
      cargo: hold.list(),
      progress,
    };
  }

  return {
    hold,
    view,
    async places(typed) {
      const places = await placesNow(typed);
      return places.map((place) => ({ ...place, files: [...place.files] }));
    },
    export: (order) => exportPackage(parts, order, run),
    import: (order) => importPackage(parts, order, run),
    saveReceipt: (order) => saveReceipt(hold, order),
    saveTables,
    async close() {
      closing.abort();
      await underWay;
    },
  };
}
