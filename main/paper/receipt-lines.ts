import type { MaterialEntry } from '../domain/application.ts';
import { longDate, longTime } from '../domain/dates.ts';
import { feeDue, yuan } from '../domain/fees.ts';
import { maskIdNumber } from '../domain/mask.ts';
import { receiptCode } from '../domain/receipt-code.ts';
import type { PaperContext } from './port.ts';

/** A receipt as lines with a purpose; the same for the printer and the screen. */
export type ReceiptLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre';
      readonly large: boolean;
      readonly bold: boolean;
    }
  | { readonly kind: 'field'; readonly label: string; readonly text: string }
  | { readonly kind: 'columns'; readonly left: string; readonly right: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'qr'; readonly data: string };

/**
 * 收件凭证, or 受理回执 once it is accepted (dossier §3.2): nothing that a villager does not need. Which of the two it is
 * decides what the citizen may count on, so the paper says so in its title.
 */
export function receiptLines(context: PaperContext): readonly ReceiptLine[] {
  const { application, item } = context;
  const title = application.acceptedAt === null ? '收件凭证' : '受理回执';
  const handedIn = application.materials.filter((entry) => entry.method !== 'none');
  const nameOf = (code: string): string => item.materials.find((material) => material.code === code)?.name ?? code;
  return [
    centred(context.officeName, { large: true }),
    centred(context.reprint ? `${title}（补打）` : title, { bold: true }),
    rule,
    centred('办件编号', {}),
    centred(application.localNumber, { large: true, bold: true }),
    // Room for the quiet zone of the code, which readers need on all four sides.
    { kind: 'blank' },
    { kind: 'qr', data: receiptCode(application) },
    { kind: 'blank' },
    rule,
    field('事项', application.itemName),
    ...handling(context),
    field('申请人', application.applicantName),
    field('证件号', maskIdNumber(application.idNumber)),
    ...(application.acceptedAt === null ? received(context) : [field('受理时间', longTime(application.acceptedAt))]),
    ...(application.dueDate === null
      ? []
      : [field('预计办结', `${longDate(application.dueDate)}前（${limitText(context)}）`)]),
    field('收费', feeText(context)),
    rule,
    left(`已收材料 ${handedIn.length} 项`, { bold: true }),
    ...handedIn.map(
      (entry, index): ReceiptLine => ({
        kind: 'columns',
        left: `${index + 1}. ${nameOf(entry.code)}`,
        right: methodText(entry),
      }),
    ),
    rule,
    ...(context.provisional ? [left('本件已存本机，待县平台确认后办理，编号不变。', {})] : []),
    left('请保管好本回执，可凭编号、二维码或身份证查询。', {}),
    field('咨询', item.consultPhone),
    field('监督', item.supervisePhone),
    field('经办人', `${application.operatorName}（${application.operatorId}）`),
    ...(context.reprint ? [field('补打时间', longTime(context.printedAt))] : []),
  ];
}

/** 行政许可法 §32; who acts for the citizen and who for the office decides when its five days begin (dossier finding 3). */
function received({ application }: PaperContext): ReceiptLine[] {
  const isDelegates = application.channel === 'delegate';
  const since = isDelegates ? '镇窗口接收之日' : '收件之日';
  return [
    field('收件时间', longTime(application.receivedAt)),
    ...(application.channel === 'doorstep' ? [field('收件方式', '上门受理，现在即为收件时间')] : []),
    ...(isDelegates ? [field('收件方式', '代办，受理时间以镇窗口接收为准')] : []),
    left(
      `本件已收，还没有受理。材料是否齐全，${since}起 5 个工作日内一次告知；逾期不告知的，自${since}起即为受理。`,
      {},
    ),
  ];
}

/** 异地代收 (R50): who decides, and how the result comes back. */
function handling({ application: { handledBy } }: PaperContext): ReceiptLine[] {
  if (!handledBy) return [];
  const { placeName, pickup, address = '' } = handledBy;
  const back = {
    window: '回收件窗口领取',
    mail: `邮寄${address === '' ? '' : `到 ${address}`}`,
    agent: '代办员送到家',
  };
  return [
    field('办理地', `${placeName}（本窗口代收，转办理地办理）`),
    ...(pickup === undefined ? [] : [field('结果领取', back[pickup])]),
  ];
}

const rule: ReceiptLine = { kind: 'rule' };

/** Of receipts and of all other slips. */
export function centred(text: string, look: { large?: boolean; bold?: boolean } = {}): ReceiptLine {
  return { kind: 'text', text, align: 'centre', large: look.large ?? false, bold: look.bold ?? false };
}

function left(text: string, look: { bold?: boolean }): ReceiptLine {
  return { kind: 'text', text, align: 'left', large: false, bold: look.bold ?? false };
}

function field(label: string, text: string): ReceiptLine {
  return { kind: 'field', label, text };
}

function methodText(entry: MaterialEntry): string {
  const seen = entry.originalSeen ? '原件已核' : '';
  const pages = entry.pages.length > 0 ? `扫描${entry.pages.length}页` : '';
  const eLicence = entry.method === 'e-licence' ? '电子证照' : '';
  return [seen, pages, eLicence].filter((part) => part !== '').join(' ');
}

export function limitText({ item }: PaperContext): string {
  // GB/T 39046-2020 A.6: 即办件
  if (item.handleType === '1') return '即办';
  const { value, unit } = item.promisedLimit;
  return unit === 'workday' ? `承诺${value}个工作日` : `承诺${value}天`;
}

/** Amounts only from the catalogue (R25). */
export function feeText({ item, application }: PaperContext): string {
  const { lines, totalFen } = feeDue(item, application.situation);
  if (totalFen === 0) return '不收费';
  const words = lines.map(
    ({ name, amountFen }) => `${name}${amountFen === null ? '按当地核定' : `${yuan(amountFen)}元`}`,
  );
  // Paid elsewhere, by the number above: the window takes no money (R57).
  return totalFen === null ? words.join('；') : `${words.join('；')}（待缴，凭办件编号到代收点缴款，窗口不收现金）`;
}
