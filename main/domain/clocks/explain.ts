import type { Limit } from '../catalogue.ts';
import { longDate, shortDate } from '../dates.ts';
import type { Text } from '../failures.ts';
import type { Pause } from './count.ts';

/** How a clock began, and what has to be done before it ends, in the words of the window. */
export type Beginning = keyof typeof beginnings;
export type Aim = keyof typeof aims;

const beginnings = {
  received: { zh: '收件', en: 'received' },
  'received-after-hours': { zh: '下班后收件', en: 'received after hours' },
  'received-day-off': { zh: '休息日收件', en: 'received on a day off' },
  'handed-in': { zh: '补齐材料', en: 'corrected' },
  accepted: { zh: '受理', en: 'accepted' },
  'deemed-accepted': { zh: '视为受理', en: 'deemed accepted' },
  notified: { zh: '告知补正', en: 'asked to correct' },
  suspended: { zh: '开始特别程序', en: 'special procedure begun' },
  decided: { zh: '作出决定', en: 'decided' },
  assigned: { zh: '转入本环节', en: 'assigned' },
} as const satisfies Record<string, Text>;

const aims = {
  answered: { zh: '受理或者告知补正', en: 'accepted or answered' },
  concluded: { zh: '办结', en: 'done' },
  corrected: { zh: '补正', en: 'corrected' },
  resumed: { zh: '完成', en: 'finished' },
  delivered: { zh: '送达', en: 'delivered' },
  brought: { zh: '补齐', en: 'brought' },
  forwarded: { zh: '转到办理地', en: 'passed on' },
  passed: { zh: '办完本环节', en: 'done in this step' },
} as const satisfies Record<string, Text>;

export interface LimitStory {
  readonly limit: Limit;
  /** 延期, in the unit of the limit. */
  readonly extendedBy: number;
  readonly started: { readonly on: string; readonly how: Beginning };
  readonly pauses: readonly Pause[];
  /** Null while it is not known: a pause goes on. */
  readonly due: string | null;
  readonly aim: Aim;
  readonly isProvisional: boolean;
}

/** One sentence: `15 个工作日，2026年3月2日受理，3月9日至20日中止，应于4月3日前办结`. */
export function explainLimit(story: LimitStory): Text {
  const { limit, started, extendedBy } = story;
  const year = started.on.slice(0, 4);
  const pauses = story.pauses.filter(({ from, until }) => until === null || until > from);
  const zh = [
    `${limit.value} 个${unitZh(limit)}`,
    `${longDate(started.on)}${beginnings[started.how].zh}`,
    ...pauses.map((pause) => pauseZh(pause, year)),
    ...(extendedBy > 0 ? [`延期 ${extendedBy} 个${unitZh(limit)}`] : []),
    story.due === null
      ? `恢复后继续计算，到时再定${aims[story.aim].zh}日期`
      : `应于${dateZh(story.due, year)}前${aims[story.aim].zh}`,
  ].join('，');
  const en = [
    `${limit.value} ${unitEn(limit)}`,
    `${beginnings[started.how].en} on ${started.on}`,
    ...pauses.map(pauseEn),
    ...(extendedBy > 0 ? [`extended by ${extendedBy} ${unitEn(limit)}`] : []),
    story.due === null ? 'counted on after it resumes' : `to be ${aims[story.aim].en} by ${story.due}`,
  ].join(', ');
  return story.isProvisional
    ? {
        zh: `${zh}；那时的放假安排还没公布，公布后可能会变`,
        en: `${en}; holidays of that time are not published yet, so it may move`,
      }
    : { zh, en };
}

/** A clock whose last day was set by hand rather than counted: 补正期限, 容缺期限. */
export function explainDay(story: {
  readonly what: Text;
  readonly started: { readonly on: string; readonly how: Beginning };
  readonly due: string;
  readonly aim: Aim;
}): Text {
  const { what, started, due, aim } = story;
  const year = started.on.slice(0, 4);
  return {
    zh: `${what.zh}，${longDate(started.on)}${beginnings[started.how].zh}，应于${dateZh(due, year)}前${aims[aim].zh}`,
    en: `${what.en}, ${beginnings[started.how].en} on ${started.on}, to be ${aims[aim].en} by ${due}`,
  };
}

/** `3月9日至20日中止`; the year is said where it is another one. */
function pauseZh({ from, until }: Pause, year: string): string {
  if (until === null) return `${dateZh(from, year)}起中止`;
  const sameMonth = from.slice(0, 7) === until.slice(0, 7);
  return `${dateZh(from, year)}至${sameMonth ? `${Number(until.slice(8))}日` : dateZh(until, year)}中止`;
}

function pauseEn({ from, until }: Pause): string {
  return until === null ? `suspended since ${from}` : `suspended from ${from} to ${until}`;
}

function dateZh(date: string, year: string): string {
  return date.startsWith(year) ? shortDate(date) : longDate(date);
}

function unitZh({ unit }: Limit): string {
  return unit === 'day' ? '自然日' : '工作日';
}

function unitEn({ value, unit }: Limit): string {
  return `${unit === 'day' ? 'calendar' : 'working'} day${value === 1 ? '' : 's'}`;
}
