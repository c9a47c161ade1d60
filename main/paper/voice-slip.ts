import { longTime } from '../domain/dates.ts';
import type { ReceiptLine } from './receipt-lines.ts';

export interface VoiceSlip {
  readonly officeName: string;
  readonly number: string;
  readonly queryCode: string;
  readonly at: string;
}

/** 登记凭条: number and query code. What was said, and by whom, is not on it: slips are left lying about. */
export function voiceSlipLines({ officeName, number, queryCode, at }: VoiceSlip): readonly ReceiptLine[] {
  const centred = (text: string, look: { large?: boolean; bold?: boolean } = {}): ReceiptLine => ({
    kind: 'text',
    text,
    align: 'centre',
    large: look.large ?? false,
    bold: look.bold ?? false,
  });
  return [
    centred(officeName, { large: true }),
    centred('投诉和意见登记凭条', { bold: true }),
    { kind: 'rule' },
    centred('登记编号'),
    centred(number, { bold: true }),
    centred('查询码'),
    centred(queryCode, { large: true, bold: true }),
    { kind: 'blank' },
    { kind: 'qr', data: `${number} ${queryCode}` },
    { kind: 'blank' },
    { kind: 'rule' },
    { kind: 'field', label: '登记时间', text: longTime(at) },
    { kind: 'text', text: '内容已加密，只有县里能打开，窗口看不到。', align: 'left', large: false, bold: false },
    {
      kind: 'text',
      text: '凭编号和查询码，回到登记的这台自助终端或这个窗口可查办理情况，也可以拨打 12345。',
      align: 'left',
      large: false,
      bold: false,
    },
  ];
}
