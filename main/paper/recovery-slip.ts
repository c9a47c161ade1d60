import { longTime } from '../domain/dates.ts';
import type { ReceiptLine } from './receipt-lines.ts';

export interface RecoverySlip {
  readonly officeName: string;
  readonly recoveryCode: string;
  readonly at: string;
}

/** In two lines of three groups: it is read by a person, years later, before a new machine. */
export function recoverySlipLines({ officeName, recoveryCode, at }: RecoverySlip): readonly ReceiptLine[] {
  const text = (words: string, look: { large?: boolean; bold?: boolean } = {}): ReceiptLine => ({
    kind: 'text',
    text: words,
    align: 'centre',
    large: look.large ?? false,
    bold: look.bold ?? false,
  });
  const groups = recoveryCode.split('-');
  return [
    text(officeName, { large: true }),
    text('备份恢复码', { bold: true }),
    { kind: 'rule' },
    text(groups.slice(0, 3).join('-'), { bold: true }),
    text(groups.slice(3).join('-'), { bold: true }),
    { kind: 'rule' },
    { kind: 'field', label: '生成时间', text: longTime(at) },
    ...[
      '电脑坏了或丢了，用备份盘和这个码就能在新电脑上恢复。',
      '请与备份盘分开，锁在单位保险柜里。没有这个码，谁也打不开备份。',
    ].map((note) => ({ kind: 'text', text: note, align: 'left', large: false, bold: false }) as const),
  ];
}
