import { z } from 'zod';
import { type BasicItem, basicItemSchema } from '../../../main/domain/catalogue.ts';
import type { Database } from '../store/database.ts';

/** 基本目录 of the level above (R04). It is not the county's own: it comes as a file and is kept beside the catalogue. */
export interface BasicListStore {
  /** Empty where none was ever set: nothing is mandatory then. */
  current(): Promise<BasicList>;
  put(list: Omit<BasicList, 'setAt'>): Promise<void>;
}

export interface BasicList {
  readonly items: readonly BasicItem[];
  /** Which paper of which authority it stands in. */
  readonly source: string;
  readonly setBy: string;
  readonly setAt: Date | null;
}

export const basicItemsSchema = z.array(basicItemSchema).max(5000);

export function sqlBasicList(database: Database, now: () => Date): BasicListStore {
  return {
    async current() {
      const [row] = await database.query<{ items: unknown; source: string; setBy: string; setAt: Date }>(
        `select items, source, set_by as "setBy", set_at as "setAt" from basic_lists order by version desc limit 1`,
      );
      if (row === undefined) return { items: [], source: '', setBy: '', setAt: null };
      return { ...row, items: basicItemsSchema.parse(row.items) };
    },
    async put({ items, source, setBy }) {
      await database.query('insert into basic_lists (items, source, set_by, set_at) values ($1::jsonb, $2, $3, $4)', [
        JSON.stringify(items),
        source,
        setBy,
        now(),
      ]);
    },
  };
}
