import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { withAnswer } from '../../../../main/domain/form/answers.ts';
import { checkForm, isAbsent } from '../../../../main/domain/form/check-form.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import { type Question, questionsOf } from '../../../../main/domain/form/questions.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';

/** 代理人: at a kiosk people apply for themselves; whoever acts for another goes to the window with the paper that says so. */
const notAskedHere: readonly string[] = ['/agent'];

export function questionsFor(item: Item, draft: Draft, opened: ReadonlySet<string>): readonly Question[] {
  return questionsOf({
    schema: item.formSchema,
    uiSchema: item.uiSchema,
    answers: draft.form,
    opened,
    skips: (pointer) => draft.provenance[pointer]?.source === 'chip' || notAskedHere.includes(pointer),
  });
}

/** Where one is: a question, and within a list one row of it and one question of that row. */
export interface Cursor {
  readonly pointer: string;
  readonly row: { readonly index: number; readonly sub: number } | null;
}

export function pointerAt({ pointer, row }: Cursor, question: Question): string {
  if (row === null) return pointer;
  return `${pointer}/${row.index}${question.rows?.questions[row.sub]?.pointer ?? ''}`;
}

export function answerFor(form: Draft['form'], cursor: Cursor, question: Question): unknown {
  return readPointer(form, pointerAt(cursor, question));
}

export function answered(form: Draft['form'], cursor: Cursor, question: Question, value: unknown): Draft['form'] {
  const { pointer, row } = cursor;
  if (row === null) return withAnswer(form, pointer, value);
  const sub = question.rows?.questions[row.sub];
  if (!sub) return form;
  const rows = rowsIn(form, pointer);
  const own = rows[row.index];
  const next = sub.pointer === '' ? value : withAnswer(isGroup(own) ? own : {}, sub.pointer, value);
  return withAnswer(form, pointer, rows.length > row.index ? rows.with(row.index, next) : [...rows, next]);
}

export function rowsIn(form: Draft['form'], pointer: string): readonly unknown[] {
  const rows = readPointer(form, pointer);
  return Array.isArray(rows) ? rows : [];
}

/** What is wrong with the answer at this place, by the rules that decide acceptance. */
export function problemAt(item: Item, form: Draft['form'], pointer: string, today: string): FieldProblem | null {
  const at = `/form${pointer}`;
  const all = checkForm({ schema: item.formSchema, answers: form, pointer: '/form', today });
  return all.find((one) => one.pointer === at) ?? null;
}

/** Of a list also what is wrong inside its rows. */
export function problemWithin(item: Item, form: Draft['form'], pointer: string, today: string): FieldProblem | null {
  const at = `/form${pointer}`;
  const all = checkForm({ schema: item.formSchema, answers: form, pointer: '/form', today });
  return all.find((one) => one.pointer === at || one.pointer.startsWith(`${at}/`)) ?? null;
}

/** An answer in the words of its question. */
export function answerWords(question: Question, value: unknown, language: 'zh' | 'en'): string {
  if (isAbsent(value)) return '';
  const named = (one: unknown) =>
    question.options.find((option) => option.value === one)?.label[language] ?? String(one);
  if (question.kind === 'choice') return named(value);
  if (question.kind === 'choices') return Array.isArray(value) ? value.map(named).join('、') : '';
  if (question.kind === 'tick') return value === true ? '✓' : '';
  if (question.kind === 'date-time') return String(value).slice(0, 16).replace('T', ' ');
  if (question.kind !== 'rows' || !Array.isArray(value)) return String(value);
  return value
    .map((row) =>
      (question.rows?.questions ?? [])
        .map((sub) => answerWords(sub, sub.pointer === '' ? row : readPointer(row, sub.pointer), language))
        .filter((words) => words !== '')
        .join(' '),
    )
    .join('；');
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
