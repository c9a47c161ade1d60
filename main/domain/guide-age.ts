import type { Item } from './catalogue.ts';
import { daysBetween, shanghaiDate } from './dates.ts';

/** 截至: how old what a citizen reads may be (R09, R20). */
export interface GuideAge {
  /** The last day on which this was compared with the county and was the same; null where it never was. */
  readonly asOf: string | null;
  /** The county has not been heard for longer than it allows. */
  readonly isStale: boolean;
  /** The guide's own date of review is past. */
  readonly isReviewDue: boolean;
}

/** `staleDays` is the county's parameter; at that many days it is not stale yet. */
export function guideAge(about: {
  readonly item: Pick<Item, 'reviewDate'> | null;
  /** ISO instant of the last contact at which the publications were compared. */
  readonly comparedAt: string | null;
  readonly today: string;
  readonly staleDays: number;
}): GuideAge {
  const { item, comparedAt, today, staleDays } = about;
  const asOf = comparedAt === null ? null : shanghaiDate(comparedAt);
  return {
    asOf,
    isStale: asOf === null || daysBetween(asOf, today) > staleDays,
    isReviewDue: item?.reviewDate !== undefined && item.reviewDate < today,
  };
}
