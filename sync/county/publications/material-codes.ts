import type { CataloguePackage } from '../../../main/domain/catalogue.ts';
import type { Queryable } from '../store/database.ts';

/** What an application asks to be held against: the version of the catalogue that it began with. */
export interface OfItem {
  readonly itemCode: string;
  readonly catalogueVersion: number;
}

type CodesOfItems = ReadonlyMap<string, ReadonlySet<string>>;

/** A published version never changes, and its hash names it on whichever database it lies. */
const codesByHash = new Map<string, CodesOfItems>();
const mostKept = 64;

/**
 * R07: codes among these that the item does not know in this version. A version or an item that this county never
 * published says nothing: it is held against nothing here.
 */
export async function strangeMaterials(
  database: Queryable,
  { itemCode, catalogueVersion }: OfItem,
  codes: readonly string[],
): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const known = (await codesOf(database, catalogueVersion))?.get(itemCode);
  return known === undefined ? [] : codes.filter((code) => !known.has(code));
}

/**
 * For the way that nearly everything takes: answers at once for versions that it has looked at before. A version that is
 * not published is looked for again each time, and costs a question; those of a living county are.
 */
export function materialGate(
  database: Queryable,
): (about: OfItem, codes: readonly string[]) => boolean | Promise<boolean> {
  const versions = new Map<number, CodesOfItems>();
  const isWithin = (items: CodesOfItems, { itemCode }: OfItem, codes: readonly string[]): boolean => {
    const known = items.get(itemCode);
    return known === undefined || codes.every((code) => known.has(code));
  };
  return (about, codes) => {
    if (codes.length === 0) return true;
    const items = versions.get(about.catalogueVersion);
    if (items) return isWithin(items, about, codes);
    return codesOf(database, about.catalogueVersion).then((read) => {
      if (read === null) return true;
      versions.set(about.catalogueVersion, read);
      return isWithin(read, about, codes);
    });
  };
}

async function hashOfVersion(database: Queryable, version: number): Promise<string | null> {
  const [row] = await database.query<{ hash: string }>('select hash from catalogues where version = $1', [version]);
  return row?.hash ?? null;
}

async function codesOf(database: Queryable, version: number): Promise<CodesOfItems | null> {
  const hash = await hashOfVersion(database, version);
  if (hash === null) return null;
  const held = codesByHash.get(hash);
  if (held) return held;
  const [row] = await database.query<{ package: string }>('select package from catalogues where version = $1', [
    version,
  ]);
  if (row === undefined) return null;
  const { items } = JSON.parse(row.package) as Pick<CataloguePackage, 'items'>;
  const made = new Map(items.map(({ code, materials }) => [code, new Set(materials.map((material) => material.code))]));
  const [oldest] = codesByHash.keys();
  if (codesByHash.size >= mostKept && oldest !== undefined) codesByHash.delete(oldest);
  codesByHash.set(hash, made);
  return made;
}

export function strangeWords(codes: readonly string[]): string {
  return `it holds materials that its item does not ask for: ${codes.slice(0, 10).join(', ').slice(0, 200)}`;
}
