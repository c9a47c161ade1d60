import canonicalize from 'canonicalize';
import type { Item } from '../../../main/domain/catalogue.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';

/**
 * The newest catalogue version in which the item still reads as in `from`: a new package that changed something else
 * must not void what was pre-checked.
 */
export async function lastSameVersion(
  shelf: CatalogueShelf,
  { itemCode, from }: { itemCode: string; from: number },
): Promise<number> {
  const newest = (await shelf.current())?.version ?? from;
  const asked = textOf(await itemIn(shelf, from, itemCode));
  let same = from;
  for (let version = from + 1; version <= newest; version += 1) {
    const catalogue = await shelf.version(version);
    // Versions may be skipped when publishing.
    if (catalogue === null) continue;
    if (textOf(catalogue.items.find(({ code }) => code === itemCode) ?? null) !== asked) break;
    same = version;
  }
  return same;
}

async function itemIn(shelf: CatalogueShelf, version: number, itemCode: string): Promise<Item | null> {
  return (await shelf.version(version))?.items.find(({ code }) => code === itemCode) ?? null;
}

const textOf = (item: Item | null): string => canonicalize(item) ?? '';
