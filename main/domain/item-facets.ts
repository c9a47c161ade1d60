import type { Item } from './catalogue.ts';
import type { Text } from './failures.ts';

/** 七个维度 by which the catalogue is browsed (R03). Each of them covers every item: none is lost by choosing another. */
export const facets = ['theme', 'nature', 'serviceObject', 'implementer', 'level', 'form', 'jurisdiction'] as const;
export type Facet = (typeof facets)[number];

/** 服务主题 that townships are asked to serve first (R38), in this order. */
export const firstThemes = ['劳动就业', '社会保障', '社会救助', '扶贫脱贫'] as const;
export type FirstTheme = (typeof firstThemes)[number];
export const firstThemeWords: Readonly<Record<FirstTheme, Text>> = {
  劳动就业: { zh: '劳动就业', en: 'Work and jobs' },
  社会保障: { zh: '社会保障', en: 'Social insurance' },
  社会救助: { zh: '社会救助', en: 'Social assistance' },
  扶贫脱贫: { zh: '扶贫脱贫', en: 'Out of poverty' },
};

export interface FacetGroup {
  /** A code, or the words themselves where the catalogue has no code. */
  readonly value: string;
  readonly items: readonly Item[];
}

/** Where an item says nothing it stands under this value, so that it is still found. */
export const unstated = '';

/** All groups of one facet; an item with several values stands in each of them. The first four themes come first. */
export function groupByFacet(items: readonly Item[], facet: Facet): readonly FacetGroup[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const value of facetValues(item, facet)) groups.set(value, [...(groups.get(value) ?? []), item]);
  }
  return [...groups]
    .map(([value, own]) => ({ value, items: own }))
    .toSorted((one, other) => placeOf(facet, one.value) - placeOf(facet, other.value));
}

export function facetValues(item: Item, facet: Facet): readonly string[] {
  const values = [...new Set(said[facet](item))];
  return values.length === 0 ? [unstated] : values;
}

/** 服务形态: where and how it can be done. */
export type ServiceForm = 'window' | 'kiosk' | 'agent' | 'at-once' | 'emergency';

const said: Readonly<Record<Facet, (item: Item) => readonly string[]>> = {
  theme: ({ themes }) => themes,
  nature: ({ itemType }) => [itemType],
  serviceObject: ({ serviceObject }) => serviceObject,
  implementer: ({ implementer }) => [implementer.name],
  level: ({ exerciseLevel }) => [exerciseLevel],
  form: (item) => serviceForms(item),
  jurisdiction: ({ jurisdiction }) => jurisdiction ?? [],
};

function serviceForms({ channels, handleType, offlineMode }: Item): readonly ServiceForm[] {
  return [
    ...(channels.window ? (['window'] as const) : []),
    ...(channels.kiosk ? (['kiosk'] as const) : []),
    ...(channels.agent ? (['agent'] as const) : []),
    // GB/T 39046-2020 A.6: 即办件
    ...(handleType === '1' ? (['at-once'] as const) : []),
    ...(offlineMode === 'receive-emergency' ? (['emergency'] as const) : []),
  ];
}

/** Groups keep the order in which the catalogue names them, behind the four that come first; the unstated one is last. */
function placeOf(facet: Facet, value: string): number {
  if (value === unstated) return Number.POSITIVE_INFINITY;
  const first = facet === 'theme' ? (firstThemes as readonly string[]).indexOf(value) : -1;
  return first < 0 ? firstThemes.length : first;
}
