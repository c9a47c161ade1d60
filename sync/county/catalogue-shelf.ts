import type { CataloguePackage, WorkCalendar } from '../../main/domain/catalogue.ts';
import type { CountyStore } from './store/port.ts';

/** Published versions never change, so what was read once is kept. */
export interface CatalogueShelf {
  current(): Promise<CataloguePackage | null>;
  version(version: number): Promise<CataloguePackage | null>;
  /** 工作日历 in force: published by itself, or else the newest catalogue's. */
  calendar(): Promise<WorkCalendar | null>;
}

const kept = 8;

export function catalogueShelf({
  publishing,
  publications,
}: Pick<CountyStore, 'publishing' | 'publications'>): CatalogueShelf {
  const shelf = new Map<number, CataloguePackage>();
  async function version(wanted: number): Promise<CataloguePackage | null> {
    const known = shelf.get(wanted);
    if (known !== undefined) return known;
    const read = await publishing.catalogue(wanted);
    if (read === null) return null;
    const [oldest] = shelf.keys();
    if (shelf.size >= kept && oldest !== undefined) shelf.delete(oldest);
    shelf.set(wanted, read);
    return read;
  }
  async function current(): Promise<CataloguePackage | null> {
    const newest = await publishing.currentVersion();
    return newest === null ? null : version(newest.version);
  }
  return {
    version,
    current,
    async calendar() {
      const published = await publications.current('calendar', '');
      return published?.body ?? (await current())?.calendar ?? null;
    },
  };
}
