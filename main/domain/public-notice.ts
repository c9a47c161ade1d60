import type { Application } from './application.ts';
import type { Item, WorkCalendar } from './catalogue.ts';
import { addWorkdays } from './clocks/working-days.ts';
import { addDays, ageOn } from './dates.ts';
import { readCitizenId } from './numbers/citizen-id.ts';
import { failed, ok, type Result } from './result.ts';

/**
 * 公示 (R21): what is put up for all to read. Name, village and result, from and to, and where to object. Numbers of
 * documents, phones and accounts have no place in it, whatever stood in the answers.
 */
export interface PublicNotice {
  readonly name: string;
  readonly village: string;
  readonly result: string;
  readonly from: string;
  /** Included. */
  readonly to: string;
  readonly procedure: string;
}

export type NoticeStage = 'review' | 'decision';

/** 公示 that the catalogue orders for this application; null where it orders none, or the applicant is a minor. */
export function noticeProcedure(
  item: Pick<Item, 'specialProcedures'>,
  application: Pick<Application, 'form' | 'idNumber' | 'idType'>,
  today: string,
): Item['specialProcedures'][number] | null {
  const born = birthDateOf(application);
  const isMinor = born !== null && ageOn(born, today) < 18;
  return (
    item.specialProcedures.find(({ isPublicNotice, exceptMinors }) => isPublicNotice && !(exceptMinors && isMinor)) ??
    null
  );
}

export function composeNotice(about: {
  readonly item: Item;
  readonly application: Application;
  readonly stage: NoticeStage;
  readonly from: string;
  readonly calendar: WorkCalendar;
  /** 公示天数 where the catalogue gives none. */
  readonly usualDays: number;
}): Result<PublicNotice> {
  const { item, application, stage, from, calendar, usualDays } = about;
  const procedure = noticeProcedure(item, application, from);
  if (procedure === null) return failed('item/no-public-notice');
  const { decision } = application;
  if (stage === 'decision' && decision === null) return failed('application/state-forbids', 'not decided yet');
  const result = stage === 'review' ? '初审合格，拟报批' : decision?.outcome === 'approved' ? '批准' : '不予批准';
  const days = procedure.days ?? { value: usualDays, unit: 'day' as const };
  const to = days.unit === 'day' ? addDays(from, days.value - 1) : addWorkdays(addDays(from, -1), days.value, calendar);
  return ok({
    name: withoutNumbers(application.applicantName),
    village: villageOf(application),
    result,
    from,
    to,
    procedure: procedure.name,
  });
}

/** 村、社区 alone: a house number is nobody's business. */
function villageOf({ form }: Pick<Application, 'form'>): string {
  const applicant = (form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const text = [applicant.liveAddress, applicant.address].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  if (text === undefined) return '本镇';
  const village = /^[^\d]*?(?:村|社区|居委会)/u.exec(text)?.[0] ?? /^[^\d]*?(?:镇|乡|街道)/u.exec(text)?.[0];
  return withoutNumbers(village ?? /^[^\d]*/u.exec(text)?.[0] ?? '') || '本镇';
}

/** Runs of digits, whatever their width, with their tail sign: a number has slipped into a name or an address. */
function withoutNumbers(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\dXx][\d\s-]{3,}[\dXx]?/g, '')
    .trim();
}

function birthDateOf({ form, idNumber }: Pick<Application, 'form' | 'idNumber' | 'idType'>): string | null {
  const applicant = (form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof applicant.birthDate === 'string' && applicant.birthDate !== '') return applicant.birthDate;
  return readCitizenId(idNumber)?.birthDate ?? null;
}
