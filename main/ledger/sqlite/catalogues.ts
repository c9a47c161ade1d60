import { type CataloguePackage, cataloguePackageSchema, type Notice, noticeSchema } from '../../domain/catalogue.ts';
import { newestFirst } from '../notice-order.ts';
import type { DeskChange } from '../port.ts';
import type { FactTable } from './facts.ts';
import type { LedgerFile } from './ledger-file.ts';
import { createPublishedTable } from './published.ts';

/** 事项目录 and 公告: public, so not sealed. Every version stays: an open case finishes on the one it began with. */
export interface CatalogueTable {
  get(version?: number): CataloguePackage | null;
  put(catalogue: CataloguePackage, hash: string): void;
  itemChanges(after: number, limit: number): DeskChange[];
  notices(): Notice[];
  putNotices(notices: readonly Notice[]): void;
  noticeChanges(after: number, limit: number): DeskChange[];
  forgetCache(): void;
}

export function createCatalogueTable(file: LedgerFile, facts: FactTable, nextChange: () => number): CatalogueTable {
  const find = file.read<{ package: string }>('SELECT package FROM catalogues WHERE version = ?');
  const store = file.write(
    `INSERT INTO catalogues (version, hash, package) VALUES (?1, ?2, ?3)
     ON CONFLICT (version) DO UPDATE SET hash = ?2, package = ?3`,
  );
  const items = createPublishedTable(file, 'items', nextChange);
  const notices = createPublishedTable(file, 'notices', nextChange);
  // Asked for with every draft; parsing 38 items each time would be felt.
  const parsed = new Map<number, CataloguePackage>();

  return {
    get(wanted) {
      const version = wanted ?? facts.get('currentCatalogue');
      if (version === null) return null;
      const known = parsed.get(version);
      if (known) return known;
      const row = find.one(version);
      if (!row) return null;
      const catalogue = deepFrozen(cataloguePackageSchema.parse(JSON.parse(row.package)));
      parsed.set(version, catalogue);
      return catalogue;
    },
    put(catalogue, hash) {
      store.run(catalogue.version, hash, JSON.stringify(catalogue));
      facts.set('currentCatalogue', catalogue.version);
      facts.set('catalogueHash', hash);
      parsed.delete(catalogue.version);
      items.replace(new Map(catalogue.items.map((item) => [item.code, item])));
    },
    itemChanges: items.changes,
    notices: () => newestFirst(notices.all().map((notice) => noticeSchema.parse(notice))),
    putNotices: (list) => notices.replace(new Map(list.map((notice) => [notice.id, notice]))),
    noticeChanges: notices.changes,
    forgetCache: () => parsed.clear(),
  };
}

/** The cached package is shared by all callers. */
function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
