import { longDate, longTime, shanghaiDate } from '../../main/domain/dates.ts';
import type { Language } from '../text.ts';

/** A date, or the day of an instant, as the language of the screen writes it. */
export function dayWords(dateOrInstant: string, language: Language): string {
  if (language === 'zh') return longDate(dateOrInstant);
  return dateOrInstant.length === 10 ? dateOrInstant : shanghaiDate(dateOrInstant);
}

export function timeWords(instant: string, language: Language): string {
  if (language === 'zh') return longTime(instant);
  return `${shanghaiDate(instant)} ${longTime(instant).slice(-5)}`;
}
