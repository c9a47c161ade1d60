import { longTime } from '../domain/dates.ts';
import type { ReceiptLine } from './receipt-lines.ts';
import { slipLines } from './slip-lines.ts';

export interface VoiceSlip {
  readonly officeName: string;
  readonly number: string;
  readonly queryCode: string;
  readonly at: string;
}

export function voiceSlipLines({ at, ...slip }: VoiceSlip): readonly ReceiptLine[] {
  return slipLines({
    ...slip,
    title: '投诉和意见登记凭条',
    fields: [{ label: '登记时间', text: longTime(at) }],
    notes: [
      '内容已加密，只有县里能打开，窗口看不到。',
      '凭编号和查询码，回到登记的这台自助终端或这个窗口可查办理情况，也可以拨打 12345。',
    ],
  });
}
