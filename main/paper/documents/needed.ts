import { longDate, longTime } from '../../domain/dates.ts';

type Maybe = string | null | undefined;

/** Collects what a document cannot be without: all of it is told at once, and nothing is ever printed as an empty line. */
export interface Needed {
  need(label: string, value: Maybe): string;
  /** `2026年11月22日` */
  needDay(label: string, value: Maybe): string;
  /** `2026年11月22日 14:05` */
  needTime(label: string, value: Maybe): string;
  readonly missing: readonly string[];
}

export function createNeeded(): Needed {
  const missing: string[] = [];
  const need = (label: string, value: Maybe): string => {
    const text = value?.trim() ?? '';
    if (text === '' && !missing.includes(label)) missing.push(label);
    return text;
  };
  const written = (write: (moment: string) => string) => (label: string, value: Maybe) => {
    const moment = need(label, value);
    return moment === '' ? '' : write(moment);
  };
  return { need, needDay: written(longDate), needTime: written(longTime), missing };
}
