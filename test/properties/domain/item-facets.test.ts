import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../../main/domain/catalogue.ts';
import { facets, firstThemes, groupByFacet } from '../../../main/domain/item-facets.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { sampleItem } from '../../unit/domain/sample-case.ts';

const word = fc.constantFrom('社会救助', '劳动就业', '扶贫脱贫', '社会保障', '其他', 'constructor');
const anyItem: fc.Arbitrary<Omit<Item, 'code'>> = fc
  .record({
    themes: fc.array(word, { maxLength: 4 }),
    itemType: fc.constantFrom('01', '05', '20'),
    serviceObject: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
    implementer: fc.record({ name: word, uscc: fc.constant(null) }),
    exerciseLevel: fc.constantFrom('4', '5', '6'),
    channels: fc.record({ window: fc.boolean(), kiosk: fc.boolean(), agent: fc.boolean() }),
    handleType: fc.constantFrom('1', '2', '9'),
    jurisdiction: fc.option(fc.array(fc.constantFrom('990101', '990101100')), { nil: undefined }),
  } as const)
  .map((change) => sampleItem(change as Partial<Item>));

const anyCatalogue = fc
  .array(anyItem, { maxLength: 30 })
  .map((items) => items.map((item, index): Item => ({ ...item, code: `T-${index}` })));

test('R03: each of the seven facets yields the same union of items, whatever an item says or leaves out', () => {
  expect(facets).toHaveLength(7);
  fc.assert(
    fc.property(anyCatalogue, (items) => {
      const all = items.map(({ code }) => code).toSorted();
      for (const facet of facets) {
        const found = groupByFacet(items, facet).flatMap((group) => group.items.map(({ code }) => code));
        expect([...new Set(found)].toSorted()).toEqual(all);
      }
    }),
  );
});

test('R03: no group is empty, none stands twice, and no item twice in one', () => {
  fc.assert(
    fc.property(anyCatalogue, fc.constantFrom(...facets), (items, facet) => {
      const groups = groupByFacet(items, facet);
      expect(new Set(groups.map(({ value }) => value)).size).toBe(groups.length);
      for (const group of groups) {
        expect(group.items.length).toBeGreaterThan(0);
        expect(new Set(group.items).size).toBe(group.items.length);
      }
    }),
  );
});

test('R38: 劳动就业、社会保障、社会救助、扶贫脱贫 come first, whatever else the catalogue has', () => {
  const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
  const themes = groupByFacet(items, 'theme').map(({ value }) => value);
  expect(themes.slice(0, 4)).toEqual([...firstThemes]);
  expect(themes.length).toBeGreaterThan(4);
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: 1 }), (some) => {
      const shown = groupByFacet(some, 'theme').map(({ value }) => value);
      const first = firstThemes.filter((theme) => shown.includes(theme));
      expect(shown.slice(0, first.length)).toEqual(first);
    }),
  );
});
