import type { Closing } from '../../../main/domain/day-closing/closing.ts';
import type { Database } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';

/** 日结、交接班 of all windows, of one place and what lies in it; empty for the whole county. */
export interface ClosingStore {
  /** The latest day first. `terminalId` empty: of all. */
  list(of: {
    readonly placeCode: string;
    readonly terminalId: string;
    readonly limit: number;
    readonly offset: number;
  }): Promise<readonly ToldClosing[]>;
  count(of: { readonly placeCode: string; readonly terminalId: string }): Promise<number>;
}

export interface ToldClosing {
  readonly terminalId: string;
  readonly office: string;
  readonly numberPrefix: string;
  readonly seq: number;
  readonly closing: Closing;
  readonly toldAt: Date;
}

const ofPlace = `from closings c join terminals t on t.id = c.terminal_id
  where starts_with(${placeOfOffice('t.office')}, $1) and ($2 = '' or c.terminal_id = $2)`;

export function sqlClosings(database: Database): ClosingStore {
  return {
    async list({ placeCode, terminalId, limit, offset }) {
      const rows = await database.query<Omit<ToldClosing, 'seq'> & { readonly seq: string }>(
        `select c.terminal_id as "terminalId", t.office, t.number_prefix as "numberPrefix", c.seq, c.closing,
           c.told_at as "toldAt" ${ofPlace} order by c.day desc, c.terminal_id, c.seq desc limit $3 offset $4`,
        [placeCode, terminalId, limit, offset],
      );
      return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    },
    async count({ placeCode, terminalId }) {
      const [row] = await database.query<{ count: number }>(`select count(*)::int as count ${ofPlace}`, [
        placeCode,
        terminalId,
      ]);
      return row?.count ?? 0;
    },
  };
}
