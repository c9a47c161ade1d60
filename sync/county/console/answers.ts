import { type Html, html } from './html.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The answers of a form beside the titles of the item's JSON Schema; an answer without a title stands under its key. */
export function answersOf(schema: unknown, answers: unknown): Html {
  return entries(objectOf(schema), objectOf(answers), 0);
}

/** Deeper than any form; a hostile nesting ends here instead of in the stack. */
const deepest = 12;

function entries(schema: JsonObject, answers: JsonObject, depth: number): Html {
  const properties = propertiesOf(schema, 0);
  // In the order of the form, then what the form does not know.
  const known = Object.keys(properties).filter((key) => key in answers);
  const keys = [...known, ...Object.keys(answers).filter((key) => !(key in properties))];
  return html`<dl>${keys.map((key) => entry(key, objectOf(properties[key]), answers[key], depth))}</dl>`;
}

function entry(key: string, schema: JsonObject, value: unknown, depth: number): Html | null {
  if (value === null || value === undefined || value === '') return null;
  const title = typeof schema.title === 'string' ? schema.title : key;
  return html`<dt>${title}</dt><dd>${answer(schema, value, depth + 1)}</dd>`;
}

function answer(schema: JsonObject, value: unknown, depth: number): Html {
  if (depth > deepest) return html`${JSON.stringify(value).slice(0, 500)}`;
  if (Array.isArray(value)) {
    const rows = value.map((one) => answer(objectOf(schema.items), one, depth + 1));
    return value.every((one) => typeof one !== 'object')
      ? html`${rows.map((row, index) => html`${index > 0 && '、'}${row}`)}`
      : html`<ol>${rows.map((row) => html`<li>${row}</li>`)}</ol>`;
  }
  if (typeof value === 'object' && value !== null) return entries(schema, objectOf(value), depth);
  if (typeof value === 'boolean') return html`${value ? '是' : '否'}`;
  return html`${optionTitle(schema, value) ?? String(value)}`;
}

/** Choices are `oneOf: [{const, title}]` in this catalogue. */
function optionTitle(schema: JsonObject, value: unknown): string | null {
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(objectOf) : [];
  const title = options.find((option) => option.const === value)?.title;
  return typeof title === 'string' ? title : null;
}

/** Properties of a schema and of the branches that conditions add. */
function propertiesOf(schema: JsonObject, depth: number): JsonObject {
  if (depth > deepest) return {};
  const branches = [
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [])),
    schema.if,
    schema.then,
    schema.else,
    ...Object.values(objectOf(schema.dependencies)),
  ];
  const added = branches.map((branch) => propertiesOf(objectOf(branch), depth + 1));
  // A branch that only restricts a field (const, minimum) has no title of its own; the field's own schema wins.
  return Object.assign({}, ...added, objectOf(schema.properties));
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
