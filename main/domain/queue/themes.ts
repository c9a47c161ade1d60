import type { CataloguePackage } from '../catalogue.ts';
import { groupByFacet, unstated } from '../item-facets.ts';

/** 取号的类别: a theme of the catalogue with its letter; what is none of them is 综合. */
export interface QueueTheme {
  readonly theme: string;
  readonly letter: string;
}

/** Whoever does not know what theirs is. */
export const generalTheme = '综合';
const generalLetter = 'Z';
const letters = 'ABCDEFGHJKLMNPQRSTUVWXY';

/** In the order of the guides: the letter a theme has on the board is the same all over a county. */
export function queueThemes(catalogue: CataloguePackage | null): readonly QueueTheme[] {
  const themes = groupByFacet(catalogue?.items.filter(({ status }) => status !== 'retired') ?? [], 'theme')
    .map(({ value }) => value)
    .filter((value) => value !== unstated && value !== generalTheme)
    .slice(0, letters.length);
  return [
    ...themes.map((theme, index) => ({ theme, letter: letters.charAt(index) })),
    { theme: generalTheme, letter: generalLetter },
  ];
}
