import { type CardReading, cardReadingSchema } from '../../domain/application.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import type { LedgerFile } from './ledger-file.ts';

export interface ReadingTable {
  get(id: string): CardReading | null;
  put(reading: CardReading): void;
}

export function createReadingTable(file: LedgerFile): ReadingTable {
  const find = file.read<{ content: Uint8Array }>('SELECT content FROM card_readings WHERE id = ?');
  // A reading is evidence of one moment: a second one under the same id is a mistake, and the constraint says so.
  const insert = file.write('INSERT INTO card_readings (id, content) VALUES (?, ?)');
  return {
    get(id) {
      const row = find.one(id);
      return row && cardReadingSchema.parse(openJson(file.sealer, row.content, `card_readings/${id}`));
    },
    put(reading) {
      insert.run(reading.id, sealJson(file.sealer, reading, `card_readings/${reading.id}`));
    },
  };
}
