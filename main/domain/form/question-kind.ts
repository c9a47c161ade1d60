import type { Text } from '../failures.ts';
import type { Schema } from './check-value.ts';

/** How a question is answered by touch alone. `gate`: whether a group that may stay empty is wanted at all. */
export type QuestionKind =
  | 'gate'
  | 'choice'
  | 'choices'
  | 'tick'
  | 'date'
  | 'month'
  | 'date-time'
  | 'whole'
  | 'amount'
  | 'digits'
  | 'id-number'
  | 'address'
  | 'text'
  | 'paragraph'
  | 'rows';

export interface QuestionOption {
  readonly value: string | number | boolean;
  readonly label: Text;
}

const kindOfFormat: Readonly<Record<string, QuestionKind>> = {
  date: 'date',
  month: 'month',
  'date-time': 'date-time',
  'citizen-id': 'id-number',
  phone: 'digits',
  'bank-card': 'digits',
};
/** From here on an answer is a text of its own. */
const paragraphLength = 200;

export function kindOf(schema: Schema, pointer: string): QuestionKind {
  if (schema.type === 'array') return schema.uniqueItems === true ? 'choices' : 'rows';
  if (schema.type === 'boolean') return Array.isArray(schema.enum) ? 'tick' : 'choice';
  if (Array.isArray(schema.oneOf) || Array.isArray(schema.enum)) return 'choice';
  if (schema.type === 'integer') return 'whole';
  if (schema.type === 'number') return 'amount';
  const byFormat = typeof schema.format === 'string' ? kindOfFormat[schema.format] : undefined;
  if (byFormat !== undefined) return byFormat;
  if (typeof schema.maxLength === 'number' && schema.maxLength >= paragraphLength) return 'paragraph';
  return /address$/i.test(pointer) ? 'address' : 'text';
}

export function optionsOf(schema: Schema): readonly QuestionOption[] {
  if (schema.type === 'array') return optionsOf(asSchema(schema.items));
  if (Array.isArray(schema.oneOf)) return schema.oneOf.map(asSchema).flatMap(optionOf);
  if (Array.isArray(schema.enum)) return schema.enum.flatMap((value) => optionOf({ const: value }));
  return schema.type === 'boolean' ? yesAndNo : [];
}

const yesAndNo: readonly QuestionOption[] = [
  { value: true, label: { zh: '是', en: 'Yes' } },
  { value: false, label: { zh: '否', en: 'No' } },
];

function optionOf({ const: value, title, 'x-en': english }: Schema): QuestionOption[] {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const zh = typeof title === 'string' ? title : String(value);
  return [{ value, label: { zh, en: typeof english === 'string' ? english : zh } }];
}

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
