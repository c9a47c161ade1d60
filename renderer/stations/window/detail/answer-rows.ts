import { pointerTo } from '../../../../main/domain/form/json-pointer.ts';
import { maskBankAccount } from '../../../../main/domain/mask.ts';

export interface AnswerRow {
  /** JSON pointer within the form. */
  readonly pointer: string;
  readonly label: string;
  /** Text to show, a yes or no, or null where nothing was answered. */
  readonly value: string | boolean | null;
}

export interface AnswerGroup {
  readonly pointer: string;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * The answers of an application in the words of its form and the order of its `ui:order` (keys of a schema that came over
 * the wire in canonical JSON have lost theirs). Answers that the form at hand does not know (it may be
 * of another version) are shown under their keys: nothing that a citizen said is left out.
 */
export function answerGroups(
  schema: Schema,
  uiSchema: Schema,
  form: Readonly<Record<string, unknown>>,
): readonly AnswerGroup[] {
  const properties = asSchema(schema.properties);
  return answeredKeys(schema, uiSchema, form)
    .map((key) => {
      const property = asSchema(properties[key]);
      const pointer = pointerTo('', key);
      const rows = rowsOf({ schema: property, ui: asSchema(uiSchema[key]) }, form[key], pointer, '');
      return { pointer, title: titleOf(property, key), rows };
    })
    .filter((group) => group.rows.length > 0);
}

interface Field {
  readonly schema: Schema;
  readonly ui: Schema;
}

function answeredKeys(schema: Schema, ui: Schema, answers: Schema): string[] {
  const ordered = Array.isArray(ui['ui:order']) ? ui['ui:order'].map(String) : [];
  const keys = new Set([...ordered, ...Object.keys(asSchema(schema.properties)), ...Object.keys(answers)]);
  return [...keys].filter((key) => answers[key] !== undefined);
}

function rowsOf(field: Field, value: unknown, pointer: string, prefix: string): AnswerRow[] {
  const { schema, ui } = field;
  if (Array.isArray(value) && value.some(isGroup)) {
    const entryField = { schema: asSchema(schema.items), ui: asSchema(ui.items) };
    return value.flatMap((entry, index) =>
      rowsOf(entryField, entry, pointerTo(pointer, index), `${prefix}${index + 1}. `),
    );
  }
  if (isGroup(value)) {
    const properties = asSchema(schema.properties);
    return answeredKeys(schema, ui, value).flatMap((key) => {
      const inner = { schema: { title: key, ...asSchema(properties[key]) }, ui: asSchema(ui[key]) };
      return rowsOf(inner, value[key], pointerTo(pointer, key), prefix);
    });
  }
  return [{ pointer, label: prefix + titleOf(schema, pointer), value: wordOf(schema, value) }];
}

function wordOf(schema: Schema, value: unknown): string | boolean | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.map((entry) => wordOf(asSchema(schema.items), entry)).join('、') || null;
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(asSchema) : [];
  const chosen = options.find((option) => option.const === value);
  if (typeof chosen?.title === 'string') return chosen.title;
  // R61: whoever looks into a case has no use for the whole account.
  if (schema.format === 'bank-card' && typeof value === 'string') return maskBankAccount(value);
  return typeof value === 'boolean' ? value : String(value);
}

const titleOf = (schema: Schema, key: string): string => (typeof schema.title === 'string' ? schema.title : key);

const isGroup = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asSchema = (value: unknown): Schema => (isGroup(value) ? value : {});
