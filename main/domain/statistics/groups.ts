import { z } from 'zod';
import type { Text } from '../failures.ts';
import type { CaseFact } from './case-fact.ts';
import { dayOf, type Measure } from './measures.ts';

export const groupings = ['item', 'village', 'clerk', 'channel', 'place', 'day'] as const;
export const groupingSchema = z.enum(groupings);
export type Grouping = z.infer<typeof groupingSchema>;

/** Keyed by code, never by name (R02): an item or a person that is renamed stays one row. */
export function groupOf(grouping: Grouping, measure: Measure, fact: CaseFact): string {
  switch (grouping) {
    case 'item':
      return fact.itemCode;
    case 'village':
      return fact.village;
    case 'clerk':
      return fact.clerkId;
    case 'channel':
      return fact.channel;
    case 'place':
      return fact.place;
    case 'day':
      return dayOf(measure, fact) ?? '';
  }
}

/** The newest case's word for the group. */
export function groupName(grouping: Grouping, fact: CaseFact): string | null {
  if (grouping === 'item') return fact.itemName;
  return grouping === 'clerk' ? fact.clerkName : null;
}

export const groupingNames: Readonly<Record<Grouping, Text>> = {
  item: { zh: '事项', en: 'Item' },
  village: { zh: '村（社区）', en: 'Village' },
  clerk: { zh: '经办人', en: 'Clerk' },
  channel: { zh: '渠道', en: 'Channel' },
  place: { zh: '窗口', en: 'Window' },
  day: { zh: '日期', en: 'Day' },
};
