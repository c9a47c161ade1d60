import type { ReceiptLine } from './receipt-lines.ts';
import { columnsOf, wrapText } from './wrap.ts';

/** 自助凭条: whatever a kiosk prints of its own. */
export interface KioskSlip {
  readonly officeName: string;
  readonly title: string;
  /** What whoever takes it up asks for; null where nothing hangs on it. */
  readonly number: { readonly label: string; readonly text: string; readonly code: string } | null;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly notes: readonly string[];
  /** 长辈模式: double size throughout, which is 17 pt on a printer of 203 dpi. */
  readonly isLarge: boolean;
}

export function kioskSlipLines(slip: KioskSlip, columns: number): readonly ReceiptLine[] {
  const { officeName, title, number, fields, lists, notes, isLarge } = slip;
  // Only what fits a doubled row is doubled by the printer; longer lines are broken before.
  const said = (text: string, look: { readonly bold?: boolean; readonly centre?: boolean } = {}): ReceiptLine[] =>
    (isLarge ? wrapText(text, { width: columns / 2, measure: columnsOf }) : [text]).map((row) => ({
      kind: 'text',
      text: row,
      align: look.centre ? 'centre' : 'left',
      large: isLarge,
      bold: look.bold ?? false,
    }));
  const rule: ReceiptLine = { kind: 'rule' };
  const blank: ReceiptLine = { kind: 'blank' };
  return [
    { kind: 'text', text: officeName, align: 'centre', large: true, bold: false },
    ...said(title, { bold: true, centre: true }),
    rule,
    ...(number
      ? [
          ...said(number.label, { centre: true }),
          ...said(number.text, { bold: true, centre: true }),
          blank,
          { kind: 'qr', data: number.code } as const,
          blank,
          rule,
        ]
      : []),
    ...fields.flatMap(({ label, text }): readonly ReceiptLine[] =>
      isLarge ? said(`${label}：${text}`) : [{ kind: 'field', label, text }],
    ),
    ...lists.flatMap(({ title: heading, lines }) => [
      rule,
      ...said(heading, { bold: true }),
      ...lines.flatMap((line, index) => said(`${index + 1}. ${line}`)),
    ]),
    rule,
    ...notes.flatMap((note) => said(note)),
  ];
}
