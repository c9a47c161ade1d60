import { pointerTo } from './json-pointer.ts';

/** The answers of a form as an office reads them: in the form's order and words. */
export interface AnswerBlock {
  readonly title: string;
  readonly fields: readonly AnswerField[];
  /** Repeating rows: 家庭成员, 地块 … */
  readonly tables: readonly AnswerTable[];
}

export interface AnswerField {
  /** JSON pointer within the form: where the provenance is looked up. */
  readonly pointer: string;
  readonly label: string;
  readonly text: string;
}

export interface AnswerTable {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * A group that must be there is shown with its unanswered fields empty, as on any printed form; an optional one only when
 * it was begun. An answer that the form does not know is shown under its key: nothing that a citizen said is left out.
 */
export function answerBlocks(schema: Schema, form: Schema): readonly AnswerBlock[] {
  const properties = asSchema(schema.properties);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return keysOf(properties, form)
    .filter((key) => required.includes(key) || isAnswered(form[key]))
    .map((key) => blockOf(asSchema(properties[key]), key, form[key]));
}

function blockOf(schema: Schema, key: string, answers: unknown): AnswerBlock {
  const found = { fields: [] as AnswerField[], tables: [] as AnswerTable[] };
  collect({ schema, value: answers, pointer: pointerTo('', key), label: titleOf(schema, key) }, found, true);
  return { title: titleOf(schema, key), ...found };
}

function collect(
  place: { readonly schema: Schema; readonly value: unknown; readonly pointer: string; readonly label: string },
  found: { fields: AnswerField[]; tables: AnswerTable[] },
  isRoot: boolean,
): void {
  const { schema, value, pointer, label } = place;
  const members = asSchema(schema.properties);
  if (isGroup(schema, value)) {
    for (const key of keysOf(members, asSchema(value))) {
      const member = asSchema(members[key]);
      const own = titleOf(member, key);
      collect(
        {
          schema: member,
          value: asSchema(value)[key],
          pointer: pointerTo(pointer, key),
          label: isRoot ? own : `${label}－${own}`,
        },
        found,
        false,
      );
    }
    return;
  }
  const row = asSchema(schema.items);
  const isTable = isGroup(row, null) || (Array.isArray(value) && value.some(isObject));
  if (isTable) found.tables.push(tableOf(label, row, Array.isArray(value) ? value : []));
  else found.fields.push({ pointer, label, text: wordOf(schema, value) });
}

function tableOf(label: string, row: Schema, entries: readonly unknown[]): AnswerTable {
  const members = asSchema(row.properties);
  const keys = [...new Set([...Object.keys(members), ...entries.flatMap((entry) => Object.keys(asSchema(entry)))])];
  return {
    label,
    columns: keys.map((key) => titleOf(asSchema(members[key]), key)),
    rows: entries.map((entry) => keys.map((key) => wordOf(asSchema(members[key]), asSchema(entry)[key]))),
  };
}

function wordOf(schema: Schema, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => wordOf(asSchema(schema.items), entry)).join('、');
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(asSchema) : [];
  const chosen = options.find((option) => option.const === value);
  if (typeof chosen?.title === 'string') return chosen.title;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isObject(value)) {
    const members = asSchema(schema.properties);
    return keysOf(members, value)
      .filter((key) => isAnswered(value[key]))
      .map((key) => `${titleOf(asSchema(members[key]), key)}：${wordOf(asSchema(members[key]), value[key])}`)
      .join('；');
  }
  return String(value);
}

/** An untouched group comes from the form library as an object without answers. */
function isAnswered(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isAnswered);
  if (isObject(value)) return Object.values(value).some(isAnswered);
  return value !== undefined && value !== null && value !== '';
}

function isGroup(schema: Schema, value: unknown): boolean {
  return schema.properties !== undefined || isObject(value);
}

function keysOf(properties: Schema, answers: unknown): string[] {
  return [...new Set([...Object.keys(properties), ...Object.keys(asSchema(answers))])];
}

const titleOf = (schema: Schema, key: string): string => (typeof schema.title === 'string' ? schema.title : key);

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const asSchema = (value: unknown): Schema => (isObject(value) ? value : {});
