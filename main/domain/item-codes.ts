import type { Item, ItemCode } from './catalogue.ts';

/** 各套编码: the item's own code first. Counties, the province and the national platform number the same item differently. */
export function codesOf({ code, codeScheme, codes = [] }: Pick<Item, 'code' | 'codeScheme' | 'codes'>): ItemCode[] {
  return [{ scheme: codeScheme, code }, ...codes];
}

/** A code means something under its scheme alone. */
export function isSame(one: ItemCode): (other: ItemCode) => boolean {
  return (other) => other.scheme === one.scheme && other.code === one.code;
}

/** The item by its code in this scheme. */
export function itemByCode(items: readonly Item[], wanted: ItemCode): Item | null {
  return items.find((item) => codesOf(item).some(isSame(wanted))) ?? null;
}
