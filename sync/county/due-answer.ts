import type { WorkCalendar } from '../../main/domain/catalogue.ts';
import { lastDay } from '../../main/domain/clocks/count.ts';
import { explainLimit } from '../../main/domain/clocks/explain.ts';
import { clockProfileNames, rulesOf } from '../../main/domain/clocks/profiles.ts';
import { isProvisionalDate, isWorkday } from '../../main/domain/clocks/working-days.ts';
import { usualConfiguration } from '../../main/domain/configuration.ts';
import { addDays } from '../../main/domain/dates.ts';
import type { Calculation } from './due-words.ts';

type Answer =
  | { readonly ok: true; readonly date: string; readonly lines: readonly string[] }
  | { readonly ok: false; readonly why: string };

/** First day of the calendar that ships: before it holidays are not known, and a date would be wrong without a word. */
const knownFrom = '2025-01-01';

/** The day, and the sentences that explain it in both languages. */
export function dueAnswer(question: Calculation, calendar: WorkCalendar): Answer {
  const { startedOn, limit, pauses, profile } = question;
  if (limit.unit === 'workday' && startedOn < knownFrom) {
    return { ok: false, why: `holidays before ${knownFrom} are not known here, so working days can't be counted` };
  }
  const date = lastDay({ startedOn, limit, pauses, calendar });
  if (date === null) throw new Error('every suspension here has an end');
  const isProvisional = limit.unit === 'workday' && isProvisionalDate(date, calendar);
  const told = explainLimit({
    limit,
    extendedBy: 0,
    started: { on: startedOn, how: 'accepted' },
    pauses,
    due: date,
    aim: 'concluded',
    isProvisional,
  });
  const late = pauses.filter(({ from }) => from >= date && from !== startedOn);
  return {
    ok: true,
    date,
    lines: [
      told.zh,
      told.en,
      ...late.flatMap(({ from, until }) => [
        `${from} 到 ${until} 的中止开始时期限已满，不再延后`,
        `the suspension ${from}..${until} begins when the limit is over and moves nothing`,
      ]),
      ...dayOffLines(question, date, calendar),
      ...(profile === null ? [] : profileLines(question, profile)),
    ],
  };
}

/** Natural days end where they end: whoever has to keep the promise needs the working day before. */
function dayOffLines({ limit, startedOn }: Calculation, date: string, calendar: WorkCalendar): readonly string[] {
  if (limit.unit !== 'day' || date < knownFrom || isWorkday(date, calendar)) return [];
  let before = date;
  while (before > startedOn && !isWorkday(before, calendar)) before = addDays(before, -1);
  return [
    `${date} 是休息日，自然日不顺延；之前最后一个工作日是 ${before}`,
    `${date} is a day off and calendar days are not stretched; the last working day before it is ${before}`,
  ];
}

function profileLines({ limit }: Calculation, profile: NonNullable<Calculation['profile']>): readonly string[] {
  const { isDeemedAccepted, extensionDays } = rulesOf(profile, usualConfiguration);
  const name = clockProfileNames[profile];
  const { acceptDays } = usualConfiguration;
  const byDays = profile === 'licence' && limit.unit === 'day';
  return [
    `${name.zh}：只能延期一次，最多 ${extensionDays} 个工作日；收件后 ${acceptDays} 个工作日不答复${isDeemedAccepted ? '视为受理' : '不视为受理'}${
      profile === 'licence' ? '' : '（县里可以另定）'
    }`,
    `${name.en}: may be extended once, by ${extensionDays} working days at most; without an answer within ${acceptDays} working days it ${
      isDeemedAccepted ? 'counts as accepted' : 'does not count as accepted'
    }${profile === 'licence' ? '' : ' (a county may set its own)'}`,
    ...(byDays
      ? [
          '行政许可的期限按工作日计算（行政许可法第八十二条），请核对这里是不是应当写 wd',
          'periods of a licence are working days (Administrative Licensing Law, article 82): check whether wd was meant',
        ]
      : []),
  ];
}
