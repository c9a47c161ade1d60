import type { Item } from '../../main/domain/catalogue.ts';
import { buildItemIndex, searchItems } from '../../main/domain/item-search.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';
import { print, spread } from './spread.ts';

const targetMs = 20;
const rounds = 20;
/** By name, alias, pinyin, initials, code, a part, several words, letters apart, and nothing at all found. */
const queries = ['临时救助', '低保', 'linshi', 'lsjz', 'DEMO-014', '养老', '高龄 津贴', 'czjz', 'zzzzqx', '证', 'd'];

/** Each key that a clerk presses is one search. */
export function benchItemSearch(): void {
  const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
  measure('item-search', items);
  measure('item-search', manyItems(items, 2000));
}

function measure(bench: string, items: readonly Item[]): void {
  const index = buildItemIndex(items);
  const tookMs: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      const start = performance.now();
      found += searchItems(index, query, 20).length;
      tookMs.push(performance.now() - start);
    }
  }
  if (found === 0) throw new Error('nothing was found: nothing was measured');
  print({ bench, items: items.length, n: tookMs.length, ...spread(tookMs), targetMs });
}

/** A county with a catalogue of its own for every office: the same words, so that searches find as many as they can. */
function manyItems(items: readonly Item[], count: number): Item[] {
  return Array.from({ length: count }, (_, n): Item => {
    const like = items[n % items.length];
    if (!like) throw new Error('an item expected');
    return { ...like, code: `${like.code}-${n}`, name: `${like.name}（${n}）` };
  });
}
