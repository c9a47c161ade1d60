import { centred, type ReceiptLine } from './receipt-lines.ts';

export interface Slip {
  readonly officeName: string;
  readonly title: string;
  readonly number: string;
  readonly queryCode: string;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  /** What stands below, a paragraph each. */
  readonly notes: readonly string[];
}

/** 登记凭条: number and query code. What was asked or said, and by whom, is not on it: slips are left lying about. */
export function slipLines({ officeName, title, number, queryCode, fields, notes }: Slip): readonly ReceiptLine[] {
  return [
    centred(officeName, { large: true }),
    centred(title, { bold: true }),
    { kind: 'rule' },
    centred('登记编号'),
    centred(number, { bold: true }),
    centred('查询码'),
    centred(queryCode, { large: true, bold: true }),
    { kind: 'blank' },
    { kind: 'qr', data: `${number} ${queryCode}` },
    { kind: 'blank' },
    { kind: 'rule' },
    ...fields.map((field) => ({ kind: 'field', ...field }) as const),
    ...notes.map((text) => ({ kind: 'text', text, align: 'left', large: false, bold: false }) as const),
  ];
}
