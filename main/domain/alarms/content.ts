import { clocksOf } from '../clocks/case-clocks.ts';
import { type HappeningOf, happenings, isOf } from '../clocks/timeline.ts';
import { addWorkdays } from '../clocks/working-days.ts';
import { longDate, shanghaiDate } from '../dates.ts';
import { yuan } from '../fees.ts';
import type { AlarmScene, CaseFacts } from './case-facts.ts';
import type { RawFinding } from './raw-finding.ts';

/** 内容完整性, 收费合规性, 廉政风险点 and what is none of these (R24, R25, R26). */
export function contentFindings(facts: CaseFacts, scene: AlarmScene): readonly RawFinding[] {
  return [
    ...missing(facts),
    ...reasons(facts, scene),
    ...deferrals(facts, scene),
    ...fees(facts, scene),
    ...risks(facts),
    ...ratings(facts, scene),
  ];
}

function missing({ record, missing: names }: CaseFacts): readonly RawFinding[] {
  const accepted = happenings(record).find((one) => isOf('accept')(one));
  if (!accepted || names.length === 0) return [];
  return [
    {
      rule: 'NR-MATERIALS',
      level: 'yellow',
      what: {
        zh: `${longDate(accepted.at)}受理时缺 ${names.join('、')}，没有容缺也没有承诺`,
        en: `Accepted on ${shanghaiDate(accepted.at)} without ${names.join(', ')}, neither deferred nor committed`,
      },
    },
  ];
}

function reasons({ record }: CaseFacts, { parameters }: AlarmScene): readonly RawFinding[] {
  const all = happenings(record);
  const refused = all.find((one) => isOf('refuse')(one)) as HappeningOf<'refuse'> | undefined;
  const denied = all.find((one) => isOf('decide')(one) && one.detail.outcome === 'denied') as
    | HappeningOf<'decide'>
    | undefined;
  const isShort = (text: string) => [...text.trim()].length < parameters.shortestReason;
  const short = [
    ...(refused && isShort(refused.detail.reason) ? ['不予受理'] : []),
    ...(denied && isShort(denied.detail.reason) ? ['不予决定'] : []),
  ];
  const unfounded = [
    ...(refused && refused.detail.basis.trim().length < 2 ? ['不予受理没有法律依据'] : []),
    ...(denied && denied.detail.remedies.trim() === '' ? ['不予决定没有写救济途径'] : []),
  ];
  return [
    ...(short.length === 0
      ? []
      : [
          {
            rule: 'NR-REASON',
            level: 'reminder',
            what: {
              zh: `${short.join('、')}的理由不足 ${parameters.shortestReason} 个字`,
              en: `A refusal’s reason has fewer than ${parameters.shortestReason} characters`,
            },
          } as const,
        ]),
    ...(unfounded.length === 0
      ? []
      : [
          {
            rule: 'NR-BASIS',
            level: 'yellow',
            what: { zh: unfounded.join('；'), en: 'A refusal without its legal basis or remedies' },
          } as const,
        ]),
    ...(refused
      ? [
          {
            rule: 'QT-REFUSAL',
            level: 'reminder',
            what: {
              zh: `${longDate(refused.at)}不予受理：${refused.detail.reason}（${refused.detail.basis}），请复核`,
              en: `Not accepted on ${shanghaiDate(refused.at)}: to be reviewed`,
            },
          } as const,
        ]
      : []),
  ];
}

/** C6 never runs beyond the promise. */
function deferrals({ record }: CaseFacts, scene: AlarmScene): readonly RawFinding[] {
  const accepted = happenings(record).find((one) => isOf('accept')(one)) as HappeningOf<'accept'> | undefined;
  const promised = clocksOf(record, scene).find(({ kind }) => kind === 'promised')?.due ?? null;
  const beyond = (accepted?.detail.deferred ?? []).filter(({ by }) => promised !== null && by > promised);
  if (beyond.length === 0) return [];
  const list = beyond.map(({ materialCode, by }) => `${materialCode} ${by}`).join('、');
  return [
    {
      rule: 'NR-DEFERRAL',
      level: 'warning',
      what: {
        zh: `容缺期限晚于承诺办结日 ${promised}：${list}`,
        en: `Deferred beyond the promised day ${promised}: ${list}`,
      },
    },
  ];
}

function fees({ fee }: CaseFacts, { parameters }: AlarmScene): readonly RawFinding[] {
  if (fee === null || fee.paidFen === 0) return [];
  if (fee.isFree) {
    return [
      {
        rule: 'SF-FREE',
        level: 'red',
        what: { zh: `免费事项收了 ${yuan(fee.paidFen)} 元`, en: `${yuan(fee.paidFen)} was charged for a free item` },
      },
    ];
  }
  const difference = Math.abs(fee.paidFen - fee.dueFen);
  if (difference * 100 <= fee.dueFen * parameters.feeTolerancePercent) return [];
  return [
    {
      rule: 'SF-AMOUNT',
      level: 'yellow',
      what: {
        zh: `应收 ${yuan(fee.dueFen)} 元，实收 ${yuan(fee.paidFen)} 元`,
        en: `Due ${yuan(fee.dueFen)}, paid ${yuan(fee.paidFen)}`,
      },
    },
  ];
}

/** A risk that met its guard is noted, so that it is seen; one that did not is a card. */
function risks({ risks: met }: CaseFacts): readonly RawFinding[] {
  if (met.length === 0) return [];
  const isOpen = met.some(({ isGuarded }) => !isGuarded);
  const list = (of: 'zh' | 'en') =>
    met.map(({ name, note }) => `${name[of]}${note === '' ? '' : `（${note}）`}`).join(of === 'zh' ? '、' : ', ');
  return [
    {
      rule: 'FX-RISK',
      level: isOpen ? 'yellow' : 'reminder',
      what: {
        zh: `${list('zh')}：${isOpen ? '没有落实防控措施' : '已按防控措施办理，请备案'}`,
        en: `${list('en')}: ${isOpen ? 'its guard was not kept' : 'its guard was kept; on file'}`,
      },
    },
  ];
}

function ratings({ badRatings }: CaseFacts, { parameters, calendar, now }: AlarmScene): readonly RawFinding[] {
  const late = badRatings.find(
    ({ at, followedUpAt }) =>
      followedUpAt === null && shanghaiDate(now) > addWorkdays(shanghaiDate(at), parameters.ratingAnswerDays, calendar),
  );
  if (!late) return [];
  return [
    {
      rule: 'QT-RATING',
      level: 'yellow',
      what: {
        zh: `${longDate(late.at)}的差评 ${parameters.ratingAnswerDays} 个工作日内没有回访整改`,
        en: `A bad rating of ${shanghaiDate(late.at)} was not followed up within ${parameters.ratingAnswerDays} working days`,
      },
    },
  ];
}
