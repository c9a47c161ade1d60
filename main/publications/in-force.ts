import type { Notice, WorkCalendar } from '../domain/catalogue.ts';
import { type Configuration, configurationSchema, usualConfiguration } from '../domain/configuration.ts';
import { matterOf, publicationBodies } from '../domain/publication.ts';
import type { StaffList } from '../domain/staff-list.ts';
import { newestFirst } from '../ledger/notice-order.ts';
import type { Ledger } from '../ledger/port.ts';

/** 工作日历: published by itself it outweighs the one inside any catalogue; null before the first catalogue. */
export function calendarInForce(ledger: Ledger, catalogueVersion?: number): WorkCalendar | null {
  const published = ledger.fact('publication/calendar');
  if (published) return publicationBodies.calendar.parse(published);
  return ledger.catalogue(catalogueVersion)?.calendar ?? null;
}

export function configurationInForce(ledger: Pick<Ledger, 'fact'>): Configuration {
  const published = configurationSchema.safeParse(ledger.fact('publication/configuration'));
  return published.success ? published.data : usualConfiguration;
}

/** Null where the county has published no list for this office yet. */
export function staffInForce(ledger: Ledger): StaffList | null {
  const published = ledger.fact('publication/staff');
  return published ? publicationBodies.staff.parse(published) : null;
}

const shownAtMost = 200;

/** 公告 of the county and of every place that this terminal lies in. */
export function mergedNotices(ledger: Ledger): readonly Notice[] {
  const lists = (ledger.fact('publications') ?? []).filter(({ kind }) => kind === 'notices');
  const all = lists.flatMap((held) => {
    const published = publicationBodies.notices.safeParse(ledger.fact(`publication/${matterOf(held)}`));
    return published.success ? published.data.notices : [];
  });
  return newestFirst(all).slice(0, shownAtMost);
}
