import { byteOrderMark, csvCell, csvLine } from '../../../main/domain/csv.ts';
import { applyMapping, type ExchangeRow, type FieldProblem } from './apply-mapping.ts';
import { readFieldForm } from './field-form.ts';
import type { CodeSets, Mapping } from './mapping.ts';
import type { ExchangeFormat } from './port.ts';

/** What is being told of, one after the other; `number` names it where something is wrong. */
export interface Told {
  readonly number: string;
  readonly source: object;
}

export interface ExportTally {
  rows: number;
  problems: number;
}

/** One data set as text, piece by piece: however many cases there are, one of them is in memory. */
export interface SetWriter {
  readonly tally: Readonly<ExportTally>;
  head(): string;
  piece(told: Told): string;
  tail(): string;
}

export function setWriter(options: {
  readonly mapping: Mapping;
  readonly codeSets: CodeSets;
  readonly format: ExchangeFormat;
  readonly onProblem?: (problem: FieldProblem) => void;
}): SetWriter {
  const { mapping, codeSets, format } = options;
  const tally: ExportTally = { rows: 0, problems: 0 };
  const isNumber = mapping.fields.map(({ format: form }) => readFieldForm(form)?.kind === 'decimal');

  function written(row: ExchangeRow): string {
    tally.rows += 1;
    if (format === 'json') return `${tally.rows === 1 ? '' : ','}\n    ${JSON.stringify(row)}`;
    return csvLine(mapping.fields.map(({ target }, index) => csvCell(row[target] ?? '', isNumber[index])));
  }

  return {
    tally,
    head() {
      if (format === 'csv') {
        return byteOrderMark + csvLine(mapping.fields.map(({ target, name }) => csvCell(`${name} ${target}`)));
      }
      const { dataSet, title, source, fields } = mapping;
      const about = { dataSet, title, source, fields: fields.map(({ target, name }) => ({ target, name })) };
      return `${JSON.stringify(about).slice(0, -1)},\n  "rows": [`;
    },
    piece({ number, source }) {
      const applied = applyMapping(mapping, codeSets, { caseNumber: number, source });
      tally.problems += applied.problems.length;
      for (const problem of applied.problems) options.onProblem?.(problem);
      return applied.rows.map(written).join('');
    },
    tail: () => (format === 'json' ? '\n  ]}\n' : ''),
  };
}

/** 问题清单: what a receiver would not take, in the words of a table. */
export function problemWriter(): { head(): string; piece(problem: FieldProblem): string } {
  return {
    head: () =>
      byteOrderMark + csvLine(['数据集', '编号', '行', '字段', '名称', '问题', '值'].map((cell) => csvCell(cell))),
    piece: ({ dataSet, caseNumber, row, target, name, kind, value }) =>
      csvLine([dataSet, caseNumber, String(row), target, name, problemWords[kind], value].map((cell) => csvCell(cell))),
  };
}

const problemWords: Readonly<Record<FieldProblem['kind'], string>> = {
  missing: '必填项为空',
  unreadable: '值的类型不对',
  'not-mapped': '映射里没有这个值',
  'not-in-codes': '不在代码集内',
  'too-long': '超长',
  'too-short': '长度不够',
  'wrong-characters': '有不允许的字符',
};
