import { type Html, html } from './html.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The answers of a form beside the titles of the item's JSON Schema, group by group; an answer without a title stands
 * under its key.
 */
export function answersOf(schema: unknown, answers: unknown): Html {
  const properties = propertiesOf(objectOf(schema), 0);
  const given = objectOf(answers);
  const loose = Object.fromEntries(Object.entries(given).filter(([, value]) => !isGroup(value)));
  const groups = inFormOrder(properties, given).filter((key) => isGroup(given[key]));
  return html`${Object.keys(loose).length > 0 && entries(objectOf(schema), loose, 0)}${groups.map((key) => {
    const group = objectOf(properties[key]);
    return html`<h3>${titleOf(key, group)}</h3>${entries(group, objectOf(given[key]), 0)}`;
  })}`;
}

/** Deeper than any form; a hostile nesting ends here instead of in the stack. */
const deepest = 12;

function entries(schema: JsonObject, answers: JsonObject, depth: number): Html {
  const properties = propertiesOf(schema, 0);
  const keys = inFormOrder(properties, answers);
  return html`<dl>${keys.map((key) => entry(key, objectOf(properties[key]), answers[key], depth))}</dl>`;
}

/** In the order of the form, then what the form does not know. */
function inFormOrder(properties: JsonObject, answers: JsonObject): readonly string[] {
  const known = Object.keys(properties).filter((key) => key in answers);
  return [...known, ...Object.keys(answers).filter((key) => !(key in properties))];
}

function entry(key: string, schema: JsonObject, value: unknown, depth: number): Html | null {
  if (value === null || value === undefined || value === '') return null;
  return html`<dt>${titleOf(key, schema)}</dt><dd>${answer(schema, value, depth + 1)}</dd>`;
}

export function titleOf(key: string, schema: JsonObject): string {
  return typeof schema.title === 'string' ? schema.title : key;
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
export function optionTitle(schema: JsonObject, value: unknown): string | null {
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(objectOf) : [];
  const title = options.find((option) => option.const === value)?.title;
  return typeof title === 'string' ? title : null;
}

/** Properties of a schema and of the branches that conditions add. */
export function propertiesOf(schema: JsonObject, depth: number): JsonObject {
  if (depth > deepest) return {};
  const branches = [
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [])),
    schema.if,
    schema.then,
    schema.else,
    ...Object.values(objectOf(schema.dependencies)),
  ];
  const added = branches.filter(isGroup).map((branch) => propertiesOf(objectOf(branch), depth + 1));
  // The form's own fields first, and last: a branch that only restricts one (const, minimum) must not hide its title.
  const own = objectOf(schema.properties);
  return Object.assign({}, own, ...added, own);
}

export function objectOf(value: unknown): JsonObject {
  return isGroup(value) ? (value as JsonObject) : {};
}
