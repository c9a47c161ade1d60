import { z } from 'zod';
import { caseDocumentKinds } from '../documents/kinds.ts';

const count = z.int().min(0);

/** Numbers of one row that were given in this time; what is missing among them, and what was voided and why. */
export const seriesFigureSchema = z.object({
  /** 办件编号 of the day, or 文号 of a kind and year. */
  kind: z.enum(['local-number', ...caseDocumentKinds]),
  year: z.int(),
  first: count,
  last: count,
  issued: count,
  missing: z.array(count).readonly(),
  voided: z.array(z.object({ count, reason: z.string() })).readonly(),
});
export type SeriesFigure = z.infer<typeof seriesFigureSchema>;

/** 日结、交接班的数: each of them counted from the chain, and nothing else (R54). */
export const dayFiguresSchema = z.object({
  received: count,
  accepted: count,
  corrections: count,
  refused: count,
  /** 送达 to the applicant. */
  delivered: count,
  receiptsPrinted: count,
  receiptsReprinted: count,
  receiptsFailed: count,
  series: z.array(seriesFigureSchema).readonly(),
  /** Not held by the county at the end of it; `reason`: the code by which it waits for a person. */
  unsentCount: count,
  /** 需要处理 among them. */
  attentionCount: count,
  /** The first of them. */
  unsent: z.array(z.object({ localNumber: z.string(), reason: z.string().nullable() })).readonly(),
  /** 原件 that are here still, or went back without a signature. */
  originalsCount: count,
  originals: z
    .array(z.object({ localNumber: z.string(), materialName: z.string(), count, isUnsigned: z.boolean() }))
    .readonly(),
  ticketsIssued: count,
  ticketsServed: count,
  ticketsMissed: count,
  /** Numbers that nobody called, or that are at a window still. */
  ticketsOpen: z.array(z.string()).readonly(),
  /** Accepted, and nobody was asked how it was. */
  notAskedToRate: count,
});
export type DayFigures = z.infer<typeof dayFiguresSchema>;

/** Over which part of the chain: of this day, behind `afterSeq`, up to `uptoSeq`. */
export const closingSpanSchema = z.object({ day: z.iso.date(), afterSeq: count, uptoSeq: count });
export type ClosingSpan = z.infer<typeof closingSpanSchema>;

/** What of two countings of the same span is not the same; empty where all is as it was written. */
export function differencesOf(written: DayFigures, now: DayFigures): readonly (keyof DayFigures)[] {
  const keys = Object.keys(dayFiguresSchema.shape) as (keyof DayFigures)[];
  return keys.filter((key) => JSON.stringify(written[key]) !== JSON.stringify(now[key]));
}

/** 缺号、重号: what whoever closes has to explain. */
export function hasGaps({ series }: Pick<DayFigures, 'series'>): boolean {
  return series.some(({ missing }) => missing.length > 0);
}
