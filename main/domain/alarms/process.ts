import type { Move } from '../case/move.ts';
import { clocksOf } from '../clocks/case-clocks.ts';
import { profileOf, rulesOf } from '../clocks/profiles.ts';
import { type HappeningOf, happenings, isOf } from '../clocks/timeline.ts';
import { longDate, longTime, shanghaiDate } from '../dates.ts';
import type { AlarmScene, CaseFacts } from './case-facts.ts';
import type { RawFinding } from './raw-finding.ts';

/** 流程合法性 (R23): what the order of the steps, and who took them, says. */
export function processFindings(facts: CaseFacts, scene: AlarmScene): readonly RawFinding[] {
  return [
    ...corrections(facts, scene),
    ...deemed(facts),
    ...order(facts),
    ...offPlatform(facts),
    ...unlawfulSteps(facts),
    ...refusedSteps(facts),
    ...samePerson(facts),
    ...extensions(facts, scene),
  ];
}

function corrections({ record }: CaseFacts, { parameters }: AlarmScene): readonly RawFinding[] {
  const all = happenings(record);
  const asked = all.filter((one) => isOf('ask-correction')(one)) as readonly HappeningOf<'ask-correction'>[];
  // A round for new facts is lawful, and counts as none.
  const rounds = asked.filter(({ detail }) => detail.newFact === null);
  const acceptedAt = all.findIndex((one) => isOf('accept', 'deem-accepted')(one));
  const late = all.find((one, index) => acceptedAt >= 0 && index > acceptedAt && isOf('ask-correction')(one));
  const days = rounds.map(({ at }) => longDate(at));
  return [
    ...(rounds.length >= parameters.yellowCorrections
      ? [
          {
            rule: 'LC-CORRECTIONS',
            level: 'yellow',
            what: {
              zh: `补正只能一次性告知，已告知 ${rounds.length} 次：${days.join('、')}`,
              en: `What lacks is told once; told ${rounds.length} times: ${rounds.map(({ at }) => shanghaiDate(at)).join(', ')}`,
            },
          } as const,
        ]
      : []),
    ...(late
      ? [
          {
            rule: 'LC-AFTER-ACCEPT',
            level: 'red',
            what: {
              zh: `受理后又要求补正（${longTime(late.at)}）；受理后只能容缺或者走特别程序`,
              en: `Corrections were asked for after acceptance (${shanghaiDate(late.at)}); then only deferral or a special procedure is lawful`,
            },
          } as const,
        ]
      : []),
  ];
}

function deemed({ record }: CaseFacts): readonly RawFinding[] {
  const found = happenings(record).find((one) => isOf('deem-accepted')(one));
  if (!found) return [];
  return [
    {
      rule: 'LC-DEEMED',
      level: 'red',
      what: {
        zh: `收件后在期限内没有受理也没有告知补正，${longDate(found.at)}视为受理`,
        en: `Neither accepted nor answered in time: deemed accepted on ${shanghaiDate(found.at)}`,
      },
    },
  ];
}

/** A step before the receipt, one earlier than the step before it, or one after the end. */
function order({ record }: CaseFacts): readonly RawFinding[] {
  const all = happenings(record);
  const backwards = all.find((one, index) => index > 0 && one.at < (all[index - 1]?.at ?? ''));
  const early = all.find(({ at }) => at < record.application.receivedAt);
  const ended = all.findIndex((one) => isOf('refuse', 'terminate', 'withdraw', 'void', 'deliver', 'lapse')(one));
  const after = ended < 0 ? undefined : all.slice(ended + 1).find((one) => !isOf('archive')(one));
  const wrong = early ?? backwards ?? after;
  if (!wrong) return [];
  const why =
    wrong === after
      ? { zh: '办结之后还有环节', en: 'a step after the end' }
      : { zh: '环节时间早于收件或者前一环节', en: 'a step earlier than the receipt or the step before it' };
  return [
    {
      rule: 'LC-ORDER',
      level: 'reminder',
      what: { zh: `${why.zh}：${longTime(wrong.at)}，请核对终端时钟和记录`, en: `${why.en}: ${wrong.at}` },
    },
  ];
}

/** R11, R16: nothing is handed over that nobody decided, nothing decided that nobody accepted. */
function offPlatform({ record }: CaseFacts): readonly RawFinding[] {
  const all = happenings(record);
  const [decided, delivered] = [
    all.findIndex((one) => isOf('decide')(one)),
    all.findIndex((one) => isOf('deliver')(one)),
  ];
  const accepted = all.findIndex((one) => isOf('accept', 'deem-accepted')(one));
  const why =
    delivered >= 0 && (decided < 0 || decided > delivered)
      ? { zh: '没有决定就送达', en: 'handed over without a decision' }
      : decided >= 0 && (accepted < 0 || accepted > decided)
        ? { zh: '没有受理就决定', en: 'decided without acceptance' }
        : null;
  if (why === null) return [];
  return [
    {
      rule: 'LC-OFF-PLATFORM',
      level: 'red',
      what: { zh: `平台外办结：${why.zh}`, en: `Finished off the platform: ${why.en}` },
    },
  ];
}

/** Heavier than a refused one: it has had its effect. */
function unlawfulSteps({ unlawfulSteps: made = [] }: CaseFacts): readonly RawFinding[] {
  const last = made.at(-1);
  if (!last) return [];
  return [
    {
      rule: 'LC-REFUSED-STEP',
      level: 'red',
      what: {
        zh: `县里复核有 ${made.length} 处违规，最近一处 ${longTime(last.at)}：${last.why.zh}；办件照常保留，请核实`,
        en: `${made.length} steps do not pass the county's own look, the last of ${last.at}: ${last.why.en}; the case is kept`,
      },
    },
  ];
}

function refusedSteps({ refusedSteps: tried }: CaseFacts): readonly RawFinding[] {
  const last = tried.at(-1);
  if (!last) return [];
  return [
    {
      rule: 'LC-REFUSED-STEP',
      level: 'yellow',
      what: {
        zh: `违反流程的操作已被拒绝，共 ${tried.length} 次，最近一次 ${longTime(last.at)}：${last.why}`,
        en: `${tried.length} steps against the rules were refused, the last at ${last.at}: ${last.why}`,
      },
    },
  ];
}

function samePerson({ record }: CaseFacts): readonly RawFinding[] {
  const of = (name: Move['detail']['transition']) => record.moves.find(({ detail }) => detail.transition === name);
  const [accepted, decided] = [of('accept'), of('decide')];
  const alone = record.moves.find(({ by, second }) => second !== null && second.id === by.id);
  const isOwnDecision =
    record.item.handleType === '2' &&
    accepted !== undefined &&
    decided !== undefined &&
    accepted.by.id === decided.by.id;
  const who = alone?.by.name ?? (isOwnDecision ? decided?.by.name : undefined);
  if (who === undefined) return [];
  const what = alone
    ? { zh: `${who}既是经办人又是复核人`, en: `${who} both acted and confirmed` }
    : { zh: `承诺件由${who}一人受理并决定`, en: `${who} both accepted and decided a promised item` };
  return [{ rule: 'LC-SAME-PERSON', level: 'yellow', what }];
}

function extensions({ record }: CaseFacts, scene: AlarmScene): readonly RawFinding[] {
  const made = happenings(record).filter((one) => isOf('extend')(one)) as readonly HappeningOf<'extend'>[];
  const first = made[0];
  if (!first) return [];
  const most = rulesOf(profileOf(record.item), scene.parameters).extensionDays;
  const promised = clocksOf(
    { ...record, moves: record.moves.filter(({ detail }) => detail.transition !== 'extend') },
    scene,
  ).find(({ kind }) => kind === 'promised');
  const isLate = promised?.due != null && shanghaiDate(first.at) > promised.due;
  const why =
    made.length > 1
      ? { zh: `延期 ${made.length} 次，只能一次`, en: `extended ${made.length} times; once is lawful` }
      : first.detail.days > most
        ? {
            zh: `延期 ${first.detail.days} 天，最多 ${most} 天`,
            en: `extended by ${first.detail.days}, at most ${most}`,
          }
        : isLate
          ? {
              zh: `${longDate(first.at)}延期时已经超期`,
              en: `it was late already when extended on ${shanghaiDate(first.at)}`,
            }
          : null;
  if (why === null) return [];
  return [
    {
      rule: 'LC-EXTENSION',
      level: 'yellow',
      what: { zh: `违规延期：${why.zh}`, en: `Extension against the rules: ${why.en}` },
    },
  ];
}
