import type { ReceiptLine } from './receipt-lines.ts';

/** 自助凭条: whatever a kiosk prints of its own. */
export interface KioskSlip {
  readonly officeName: string;
  readonly title: string;
  /** What whoever takes it up asks for; null where nothing hangs on it. */
  readonly number: { readonly label: string; readonly text: string; readonly code: string } | null;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly notes: readonly string[];
}

export function kioskSlipLines(slip: KioskSlip): readonly ReceiptLine[] {
  const { officeName, title, number, fields, lists, notes } = slip;
  const said = (text: string, look: { readonly bold?: boolean; readonly centre?: boolean } = {}): ReceiptLine => ({
    kind: 'text',
    text,
    align: look.centre ? 'centre' : 'left',
    large: false,
    bold: look.bold ?? false,
  });
  const rule: ReceiptLine = { kind: 'rule' };
  const blank: ReceiptLine = { kind: 'blank' };
  return [
    { kind: 'text', text: officeName, align: 'centre', large: true, bold: false },
    said(title, { bold: true, centre: true }),
    rule,
    ...(number
      ? [
          said(number.label, { centre: true }),
          said(number.text, { bold: true, centre: true }),
          blank,
          { kind: 'qr', data: number.code } as const,
          blank,
          rule,
        ]
      : []),
    ...fields.map(({ label, text }): ReceiptLine => ({ kind: 'field', label, text })),
    ...lists.flatMap(({ title: heading, lines }) => [
      rule,
      said(heading, { bold: true }),
      ...lines.map((line, index) => said(`${index + 1}. ${line}`)),
    ]),
    rule,
    ...notes.map((note) => said(note)),
  ];
}
