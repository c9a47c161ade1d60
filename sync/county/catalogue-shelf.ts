import type { CataloguePackage } from '../../main/domain/catalogue.ts';
import type { PublishingStore } from './store/port.ts';

/** Published versions never change, so what was read once is kept. */
export interface CatalogueShelf {
  current(): Promise<CataloguePackage | null>;
  version(version: number): Promise<CataloguePackage | null>;
}

const kept = 8;

export function catalogueShelf(publishing: PublishingStore): CatalogueShelf {
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
  return {
    version,
    async current() {
      const newest = await publishing.currentVersion();
      return newest === null ? null : version(newest.version);
    },
  };
}
