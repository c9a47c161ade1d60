import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { itemSource } from './case-source.ts';
import type { Told } from './export-set.ts';
import type { Mapping } from './mapping.ts';
import type { ExchangePeriod, ExchangeStore } from './port.ts';

/** What a data set tells of, in its order. `exportedAt` and `batch` are the same in every row of one export. */
export async function* told(
  about: Mapping['about'],
  from: {
    readonly exchange: Pick<ExchangeStore, 'cases' | 'voices'>;
    readonly shelf: Pick<CatalogueShelf, 'current'>;
    readonly period: ExchangePeriod;
    readonly exportedAt: string;
  },
): AsyncGenerator<Told> {
  const { exchange, period, exportedAt } = from;
  const same = { exportedAt, batch: exportedAt.replace(/\D/g, '').slice(0, 14) };
  if (about === 'item') {
    for (const item of (await from.shelf.current())?.items ?? []) {
      yield { number: item.code, source: { ...itemSource(item), ...same } };
    }
  } else if (about === 'voice') {
    for await (const voice of exchange.voices(period)) yield { number: voice.number, source: { ...voice, ...same } };
  } else {
    for await (const one of exchange.cases(period)) {
      yield { number: one.countyNumber ?? one.application.localNumber, source: { ...one, ...same } };
    }
  }
}
