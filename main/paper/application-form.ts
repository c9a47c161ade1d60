import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDate, longTime, shanghaiDate } from '../domain/dates.ts';
import { formDeclaration } from '../domain/display/form-sheet.ts';
import { type AnswerBlock, type AnswerField, type AnswerTable, answerBlocks } from '../domain/form/answer-blocks.ts';
import { a4Document, breakable, inTheMiddle, paragraph, thinLines } from './a4.ts';
import type { FormContext, SignatureOnPaper } from './port.ts';

const chipMark = '※';
const cellPoints = 10.5;

/** 申请表 (SB): what the applicant declares, printed to be read through, signed, and scanned. */
export function applicationForm(context: FormContext): TDocumentDefinitions {
  const { content, item, officeName, localNumber } = context;
  const blocks = answerBlocks(item.formSchema, content.form);
  const isFromChip = (field: AnswerField): boolean => content.provenance[field.pointer]?.source === 'chip';
  const anyFromChip = blocks.some((block) => block.fields.some(isFromChip));
  const document = a4Document({
    title: `申请表 ${content.itemName}`,
    officeName,
    footnote: `${officeName}　打印于 ${longTime(context.printedAt)}`,
    content: [
      { text: content.itemName, alignment: 'center', fontSize: 18, bold: true },
      { text: '申 请 表', alignment: 'center', fontSize: 15, bold: true, margin: [0, 2, 0, 8] },
      {
        fontSize: cellPoints,
        margin: [0, 0, 0, 6],
        columns: [
          { width: '*', text: `办理单位：${item.implementer.name}` },
          { width: 'auto', text: `办件编号：${localNumber ?? '受理后编号'}` },
        ],
      },
      ...situationBlock(context),
      ...blocks.flatMap((block) => blockContent(block, isFromChip)),
      ...(anyFromChip
        ? [{ text: `${chipMark} 由证件芯片读出`, fontSize: 9, color: '#333', margin: [0, 4, 0, 0] } satisfies Content]
        : []),
      signature(context.signature ?? null),
    ],
  });
  return context.isDraft
    ? { ...document, watermark: { text: '草稿', color: '#000', opacity: 0.08, bold: true, fontSize: 150, angle: -45 } }
    : document;
}

function situationBlock({ item, content }: FormContext): Content[] {
  const fields = item.situations.flatMap(({ key, question, options }): AnswerField[] => {
    const chosen = options.find((option) => option.key === content.situation[key]);
    return chosen ? [{ pointer: '', label: question, text: chosen.label }] : [];
  });
  return fields.length === 0 ? [] : blockContent({ title: '办理情形', fields, tables: [] }, () => false);
}

function blockContent(block: AnswerBlock, isFromChip: (field: AnswerField) => boolean): Content[] {
  return [
    { text: block.title, bold: true, margin: [0, 8, 0, 3], headlineLevel: 1 },
    ...(block.fields.length > 0 ? [fieldTable(block.fields, isFromChip)] : []),
    ...block.tables.flatMap(rowsTable),
  ];
}

/** Short answers stand two in a row, as on a printed form; a long answer or question has the row for itself. */
function fieldTable(fields: readonly AnswerField[], isFromChip: (field: AnswerField) => boolean): Content {
  const body: TableCell[][] = [];
  let waiting: AnswerField | null = null;
  const answer = (field: AnswerField) => ({
    ...inTheMiddle,
    text: [...breakable(field.text), isFromChip(field) && field.text !== '' ? ` ${chipMark}` : ''],
  });
  const alone = (field: AnswerField): TableCell[] =>
    printedLength(field.label) > 24
      ? [{ ...label(field.label), colSpan: 2 }, '', { ...answer(field), colSpan: 2 }, '']
      : [label(field.label), { ...answer(field), colSpan: 3 }, '', ''];
  for (const field of fields) {
    const isShort = printedLength(field.text) <= 22 && printedLength(field.label) <= 24;
    if (isShort && waiting) {
      body.push([label(waiting.label), answer(waiting), label(field.label), answer(field)]);
      waiting = null;
    } else if (isShort) {
      waiting = field;
    } else {
      if (waiting) body.push(alone(waiting));
      body.push(alone(field));
      waiting = null;
    }
  }
  if (waiting) body.push(alone(waiting));
  return {
    fontSize: cellPoints,
    lineHeight: 1,
    table: { widths: [82, '*', 82, '*'], body, dontBreakRows: true },
    layout: thinLines,
  };
}

function rowsTable({ label: title, columns, rows }: AnswerTable): Content[] {
  const shown = rows.length > 0 ? rows : [columns.map(() => '')];
  const numbers = columns.map((_, index) => rows.some((row) => isLongNumber(row[index] ?? '')));
  return [
    { text: title, fontSize: cellPoints, margin: [0, 6, 0, 3], headlineLevel: 1 },
    {
      fontSize: columns.length > 4 ? 9 : cellPoints,
      lineHeight: 1,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [24, ...numbers.map((isNumber) => (isNumber ? 'auto' : '*'))],
        body: [
          [label('序号'), ...columns.map(label)],
          ...shown.map((row, index) => [
            centred(rows.length > 0 ? String(index + 1) : ''),
            ...row.map((text, column) => centred(numbers[column] ? text : breakable(text, 9))),
          ]),
        ],
      },
      layout: thinLines,
    },
  ];
}

/** It has nowhere to break, so its column is as wide as it. */
function isLongNumber(text: string): boolean {
  return /^[\dA-Za-z.-]{9,20}$/.test(text);
}

function label(text: string) {
  return { ...centred(breakable(text, 12)), color: '#222', fillColor: '#f3f3f3' };
}

function centred(text: string | Content[]) {
  return { ...inTheMiddle, text, alignment: 'center' as const };
}

function signature(written: SignatureOnPaper | null): Content {
  return {
    unbreakable: true,
    margin: [0, 10, 0, 0],
    stack: [
      paragraph(formDeclaration, [0, 0, 0, 0]),
      {
        margin: [0, 14, 0, 0],
        columns: [
          { width: 'auto', text: '申请人（签名、按手印）：' },
          written ? { width: 120, image: written.picture, fit: [110, 40] } : { width: 120, text: '' },
          { width: '*', text: '代理人（签名）：' },
        ],
      },
      {
        text: written ? longDate(shanghaiDate(written.at)) : '年　　　月　　　日',
        alignment: 'right',
        margin: [0, 14, 0, 0],
      },
    ],
  };
}

/** In half-width columns: a Chinese character takes two. */
function printedLength(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}
