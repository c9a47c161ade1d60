import { pointerTo } from '../../../../main/domain/form/json-pointer.ts';

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
 * The answers of an application in the order and words of its form. Answers that the form at hand does not know (it may be
 * of another version) are shown under their keys: nothing that a citizen said is left out.
 */
export function answerGroups(schema: Schema, form: Readonly<Record<string, unknown>>): readonly AnswerGroup[] {
  const properties = asSchema(schema.properties);
  const keys = [...new Set([...Object.keys(properties), ...Object.keys(form)])];
  return keys
    .filter((key) => form[key] !== undefined)
    .map((key) => {
      const property = asSchema(properties[key]);
      const pointer = pointerTo('', key);
      return { pointer, title: titleOf(property, key), rows: rowsOf(property, form[key], pointer, '') };
    })
    .filter((group) => group.rows.length > 0);
}

function rowsOf(schema: Schema, value: unknown, pointer: string, prefix: string): AnswerRow[] {
  if (Array.isArray(value) && value.some((entry) => typeof entry === 'object' && entry !== null)) {
    return value.flatMap((entry, index) =>
      rowsOf(asSchema(schema.items), entry, pointerTo(pointer, index), `${prefix}${index + 1}. `),
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const properties = asSchema(schema.properties);
    const answers = value as Readonly<Record<string, unknown>>;
    const keys = [...new Set([...Object.keys(properties), ...Object.keys(answers)])];
    return keys
      .filter((key) => answers[key] !== undefined)
      .flatMap((key) => {
        const property = asSchema(properties[key]);
        const at = pointerTo(pointer, key);
        const inner = answers[key];
        if (typeof inner === 'object' && inner !== null) return rowsOf({ title: key, ...property }, inner, at, prefix);
        return [{ pointer: at, label: prefix + titleOf(property, key), value: wordOf(property, inner) }];
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
  return typeof value === 'boolean' ? value : String(value);
}

const titleOf = (schema: Schema, key: string): string => (typeof schema.title === 'string' ? schema.title : key);

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
