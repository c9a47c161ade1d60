import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { addWorkdays } from '../../../main/domain/clocks/working-days.ts';
import { type Configuration, usualConfiguration } from '../../../main/domain/configuration.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { CountyStore } from '../store/port.ts';

/** The last day on which something that arrived then may still wait; by the parameters and the calendar of today. */
export interface FollowUpDates {
  readonly today: string;
  by(arrivedAt: string, days: 'badRatingDays' | 'complaintDays'): string | null;
}

export async function followUpDates({
  store,
  shelf,
  now,
}: {
  readonly store: CountyStore;
  readonly shelf: CatalogueShelf;
  readonly now: () => Date;
}): Promise<FollowUpDates> {
  const published = await store.publications.current('configuration', '');
  const configuration: Configuration = published?.body ?? usualConfiguration;
  const calendar: WorkCalendar | null = await shelf.calendar();
  return {
    today: shanghaiDate(now().toISOString()),
    by: (arrivedAt, days) => calendar && addWorkdays(shanghaiDate(arrivedAt), configuration[days], calendar),
  };
}
