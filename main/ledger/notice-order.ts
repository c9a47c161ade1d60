import type { Notice } from '../domain/catalogue.ts';

export function newestFirst(notices: readonly Notice[]): Notice[] {
  return notices.toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? -1 : 1));
}
