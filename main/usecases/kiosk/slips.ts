import type { Input, Output } from '../../../preload/contract.ts';
import type { BroughtView, MatterView } from '../../../preload/contract-kiosk-services.ts';
import { caseStateNames } from '../../domain/case/states.ts';
import { longDate, longTime, shanghaiDate } from '../../domain/dates.ts';
import { yuan } from '../../domain/fees.ts';
import { readPointer } from '../../domain/form/json-pointer.ts';
import { answeredSituations, openQuestions } from '../../domain/item-guide.ts';
import { maskIdNumber, maskName } from '../../domain/mask.ts';
import { whatToBring } from '../../domain/pre-check-filing.ts';
import type { NextStep } from '../../domain/progress.ts';
import { receiptCode } from '../../domain/receipt-code.ts';
import { failed, type Result } from '../../domain/result.ts';
import type { KioskSlip } from '../../paper/port.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { broughtView, draftOf, ownFiling, viewOf } from './filings.ts';
import { kioskMatters } from './matters.ts';
import { printOnPaper } from './on-paper.ts';
import { isOwnDraft } from './own-matters.ts';

type Printed = Promise<Result<Output<'printFiling'>>>;
interface Job {
  readonly jobId: string;
  readonly isLarge: boolean;
}

/** 预审回执: number and code, what to bring, and that it is no receipt. */
export async function printFiling(parts: TerminalParts, input: Input<'printFiling'>): Printed {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = ownFiling(parts, input.caseNumber);
  if (!held) return failed('application/not-found');
  const { filing } = held;
  const view = viewOf(parts, held);
  const name = String(readPointer(filing.form, '/applicant/name') ?? '');
  const number = String(readPointer(filing.form, '/applicant/idNumber') ?? '');
  return print(parts, input, {
    title: '预审回执（不是收件凭证）',
    number: { label: '预审编号', text: filing.caseNumber, code: `precheck:${filing.caseNumber}` },
    fields: [
      { label: '事项', text: filing.itemName },
      { label: '申请人', text: maskName(name) },
      { label: '证件号', text: maskIdNumber(number) },
      { label: '填报时间', text: longTime(filing.filedAt) },
      { label: '有效到', text: longDate(shanghaiDate(filing.expiresAt)) },
    ],
    lists: bringLists(view.bring),
    notes: [
      '请带身份证和上面的材料，到窗口出示此码，您填的内容会直接调出来，不用再填。',
      '还没有收件，办理时限从窗口收件那天起算。',
      view.reach === 'on-terminal'
        ? '打印时还没有网络，内容已存在本机，联网后自动送县；送到以后各窗口才能调出。'
        : '内容已送到县里，全县任一便民服务窗口都能调出。',
    ],
  });
}

/** 材料清单: of what is being filled in, or of an item by the answers given. Nobody's name is on it. */
export async function printNeeds(parts: TerminalParts, input: Input<'printNeeds'>): Printed {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { draftId, situation, itemCode } = input;
  if (draftId !== null && !isOwnDraft(parts, draftId)) return failed('application/not-found');
  const draft = draftId === null ? null : draftOf(parts, draftId);
  if (draft && !draft.ok) return draft;
  const item = draft?.value.item ?? parts.ledger.catalogue()?.items.find(({ code }) => code === itemCode);
  if (!item) return failed('item/unknown');
  const about = draft?.value.draft ?? { materials: [], situation, identity: { method: 'manual' as const, reason: '' } };
  const open = openQuestions(item, about.situation).map(({ question }) => question);
  const { promisedLimit: limit } = item;
  const days = limit.value === 0 ? '当场' : `${limit.value}个${limit.unit === 'workday' ? '工作日' : '自然日'}`;
  return print(parts, input, {
    title: '一次性告知（材料清单）',
    number: null,
    fields: [
      { label: '事项', text: item.name },
      ...answeredSituations(item, about.situation).map(({ question, answer }) => ({
        label: '情形',
        text: `${question}${answer}`,
      })),
      { label: '办理时限', text: `受理后${days}` },
      { label: '收费', text: feeWords(item.feeItems) },
      { label: '咨询', text: item.consultPhone },
    ],
    lists: [
      ...bringLists(whatToBring(about, item).map((one) => broughtView(one, about))),
      ...(open.length > 0 ? [{ title: '下面的问题还没答，答了可能要加材料', lines: open }] : []),
    ],
    notes: [
      '除了上面列的，窗口不会再要别的材料。',
      `监督电话 ${item.supervisePhone}。打印于 ${longTime(parts.clock.now().toISOString())}，以最新公布的办事指南为准。`,
    ],
  });
}

/** 进度单 of one of the visitor's own. */
export async function printProgress(parts: TerminalParts, input: Input<'printProgress'>): Printed {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const asked = await kioskMatters(parts);
  if (!asked.ok) return asked;
  const matter = asked.value.matters.find(({ applicationId }) => applicationId === input.applicationId);
  if (!matter) return failed('application/not-found');
  return print(parts, input, {
    title: '办事进度',
    number: {
      label: '办件编号',
      text: matter.localNumber,
      code: receiptCode({ id: matter.applicationId, localNumber: matter.localNumber }),
    },
    fields: [
      { label: '事项', text: matter.itemName },
      { label: '现在', text: caseStateNames[matter.state].zh },
      ...(matter.next ? [{ label: '下一步', text: nextWords(matter.next) }] : []),
    ],
    lists: matter.correction
      ? [
          {
            title: '要补的材料',
            lines: matter.correction.defects.map((one) => `${one.name}：${one.problem} ${one.remedy}`),
          },
        ]
      : [],
    notes: [`查询时间 ${longTime(parts.clock.now().toISOString())}。`],
  });
}

const nextNames: Readonly<Record<NextStep, string>> = {
  'window-decides': '窗口看材料，决定是否受理',
  'you-correct': '请您到窗口补材料',
  'office-decides': '承办单位办理',
  'office-waits': '正在公示、勘验等，这段时间不算在时限里',
  'you-show-originals': '请带原件到窗口核对，再领结果',
  'you-collect': '请到窗口领结果',
};

function nextWords({ what, by }: NonNullable<MatterView['next']>): string {
  return by === null ? nextNames[what] : `${nextNames[what]}，${longDate(by)}前`;
}

const bringWords: Readonly<Record<BroughtView['bringing'], string>> = {
  card: '已读卡，带上原件',
  original: '已扫描，带上原件给窗口看',
  done: '已扫描，不用再带',
  bring: '带来',
  window: '在窗口打印、签名',
  'looked-up': '县里自己查，不用带',
};

function bringLists(bring: readonly BroughtView[]): KioskSlip['lists'] {
  return [
    {
      title: '材料',
      lines: bring.map(({ name, bringing, source }) => {
        const where = bringing === 'bring' && source !== '' ? `（${source}）` : '';
        return `${name}：${bringWords[bringing]}${where}`;
      }),
    },
  ];
}

function feeWords(
  fees: readonly { readonly name: string; readonly amountFen: number | null; readonly exempt: string }[],
) {
  if (fees.length === 0) return '不收费';
  return fees
    .map(
      ({ name, amountFen, exempt }) => `${name}${amountFen === null ? '以公布为准' : `${yuan(amountFen)}元`} ${exempt}`,
    )
    .join('；');
}

function print(parts: TerminalParts, job: Job, slip: Omit<KioskSlip, 'officeName'>): Printed {
  return printOnPaper(parts, job, { ...slip, officeName: parts.ledger.fact('enrolment')?.officeName ?? '' });
}
