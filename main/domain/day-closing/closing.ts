import { z } from 'zod';
import { closingSpanSchema, dayFiguresSchema } from './figures.ts';

const personSchema = z.object({ id: z.string().max(200), name: z.string().max(200) });

/**
 * 交接班 or 日结 as it stands in the chain. `sheetHash` is that of everything else here, and stands on the printed sheet: the
 * paper and the record are the same words or they are not.
 */
export const closingSchema = closingSpanSchema.extend({
  kind: z.enum(['shift', 'day']),
  at: z.iso.datetime(),
  officeName: z.string().max(200),
  figures: dayFiguresSchema,
  /** Drafts are no events: how many stood open at that moment. */
  draftsOpen: z.int().min(0),
  note: z.string().max(2000),
  /** 交班人, or whoever closes the day. */
  outgoing: personSchema,
  /** 接班人, or the lead who countersigns. */
  second: personSchema,
  sheetHash: z.string().max(100),
});
export type Closing = z.infer<typeof closingSchema>;
export type ClosingKind = Closing['kind'];

/** What a list of them shows. */
export interface ClosingEntry {
  readonly seq: number;
  readonly kind: ClosingKind;
  readonly day: string;
  readonly at: string;
  readonly uptoSeq: number;
  readonly outgoing: string;
  readonly second: string;
}

/** Days with work behind their last closing, before today: a day that was not closed. */
export function daysNotClosed(
  work: Readonly<Record<string, number>>,
  closings: readonly Pick<ClosingEntry, 'kind' | 'day' | 'uptoSeq'>[],
  today: string,
): readonly string[] {
  return Object.entries(work)
    .filter(([day, lastSeq]) => {
      const closed = closings.filter((one) => one.kind === 'day' && one.day === day).map(({ uptoSeq }) => uptoSeq);
      return day < today && lastSeq > Math.max(0, ...closed);
    })
    .map(([day]) => day)
    .toSorted();
}

/** A shift begins where the last one ended, on the same day; with the first of the day it begins with the day. */
export function shiftBegins(closings: readonly Pick<ClosingEntry, 'kind' | 'day' | 'uptoSeq'>[], day: string): number {
  return Math.max(
    0,
    ...closings.filter((one) => one.kind === 'shift' && one.day === day).map(({ uptoSeq }) => uptoSeq),
  );
}
