/**
 * Words for writing an item's own fields: each gives a piece of JSON Schema (draft-07) that @rjsf renders and ajv checks.
 * Titles are Chinese; `x-en` beside each title is what the renderer shows when English is chosen.
 * Pictures are never form fields: they come as a material (ZP, WP) or are asked for in the item's notices.
 */
export type JsonSchema = { readonly [keyword: string]: unknown };
/** Chinese title, English title. */
export type Label = readonly [zh: string, en: string];
/** Code, Chinese, English. */
export type Choice = readonly [code: string, zh: string, en: string];
/** One property of a form; `required` says whether its parent lists it. */
export interface Field {
  readonly schema: JsonSchema;
  readonly required: boolean;
}
export type Fields = Readonly<Record<string, Field>>;

export interface TextLimits {
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  /** An example that satisfies the pattern. */
  readonly example?: string;
  readonly hint?: Label;
}

export function text(label: Label, limits: TextLimits = {}): Field {
  const { maxLength = 50, format, pattern, example, hint } = limits;
  return field(label, {
    type: 'string',
    minLength: 1,
    maxLength,
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(example === undefined ? {} : { examples: [example] }),
    ...hinted(hint),
  });
}

/** Long answers; the renderer gives them several lines. */
export const paragraph = (label: Label): Field => text(label, { maxLength: 500 });
export const personName = (label: Label): Field => text(label, { format: 'person-name' });
export const citizenId = (label: Label): Field => text(label, { maxLength: 18, format: 'citizen-id' });
export const phone = (label: Label): Field => text(label, { maxLength: 20, format: 'phone' });
export const address = (label: Label): Field => text(label, { maxLength: 100 });
export const date = (label: Label): Field => field(label, { type: 'string', format: 'date' });
export const month = (label: Label): Field => field(label, { type: 'string', format: 'month' });
export const dateTime = (label: Label): Field => field(label, { type: 'string', format: 'date-time' });

export function whole(label: Label, range: { readonly minimum: number; readonly maximum: number }): Field {
  return field(label, { type: 'integer', ...range });
}

export const year = (label: Label): Field => whole(label, { minimum: 2009, maximum: 2099 });

/** Amounts as people type them; the unit stands in the title. Validators need `multipleOfPrecision` (19.99 / 0.01). */
export function money(label: Label, hint?: Label): Field {
  return field(withUnit(label, '元', 'CNY'), amount(100_000_000, hint));
}
export const squareMetres = (label: Label): Field => field(withUnit(label, '平方米', 'm²'), amount(1_000_000));
export const mu = (label: Label): Field => field(withUnit(label, '亩', 'mu'), amount(100_000));
export const cubicMetres = (label: Label, maximum: number): Field =>
  field(withUnit(label, '立方米', 'm³'), amount(maximum));
export const metres = (label: Label): Field => field(withUnit(label, '米', 'm'), amount(100));

export function choice(label: Label, options: readonly Choice[]): Field {
  return field(label, { type: 'string', oneOf: options.map(asOption) });
}

export function choices(label: Label, options: readonly Choice[]): Field {
  const items = { type: 'string', oneOf: options.map(asOption) };
  return field(label, { type: 'array', minItems: 1, uniqueItems: true, items });
}

/** Both answers are spoken, so that "no" differs from "not asked". */
export function yesNo(label: Label): Field {
  const oneOf = [
    { const: true, title: '是', 'x-en': 'Yes' },
    { const: false, title: '否', 'x-en': 'No' },
  ];
  return field(label, { type: 'boolean', oneOf });
}

/** Only a tick is an answer. `enum` rather than `const`: a form library may fill in a const unasked. */
export const undertaking = (label: Label): Field => field(label, { type: 'boolean', enum: [true] });

export function group(label: Label, fields: Fields): Field {
  return field(label, objectOf(fields));
}

/**
 * A group that may stay empty, but is complete once begun. `required` can't say it: the form library puts an empty
 * object in the place of an untouched group, which `required` would refuse.
 */
export function optionalGroup(label: Label, fields: Fields): Field {
  const { required, ...rest } = objectOf(fields);
  const names = required as readonly string[];
  const dependencies = Object.fromEntries(
    Object.keys(fields).map((key) => [key, names.filter((name) => name !== key)] as const),
  );
  return optional(field(label, { ...rest, dependencies }));
}

export function rows(label: Label, fields: Fields): Field {
  return field(label, { type: 'array', minItems: 1, maxItems: 30, items: objectOf(fields) });
}

export function texts(label: Label, maxLength = 50): Field {
  return field(label, { type: 'array', minItems: 1, maxItems: 10, items: { type: 'string', minLength: 1, maxLength } });
}

/** May be left out; a list that may be left out may also be empty. */
export function optional(given: Field): Field {
  const { minItems: _minItems, ...rest } = given.schema;
  return { schema: rest, required: false };
}

/** Known to the office alone: shown, never typed. */
export function readOnly(given: Field): Field {
  return optional({ ...given, schema: { ...given.schema, readOnly: true } });
}

export function objectOf(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])),
    required: entries.filter(([, { required }]) => required).map(([key]) => key),
  };
}

export function field([title, english]: Label, schema: JsonSchema): Field {
  return { schema: { title, 'x-en': english, ...schema }, required: true };
}

export function when(rule: {
  readonly condition: JsonSchema;
  readonly consequence: JsonSchema;
  readonly otherwise?: JsonSchema;
}): JsonSchema {
  return {
    if: rule.condition,
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word; nobody awaits a schema
    then: rule.consequence,
    ...(rule.otherwise === undefined ? {} : { else: rule.otherwise }),
  };
}

function asOption([code, title, english]: Choice): JsonSchema {
  return { const: code, title, 'x-en': english };
}

function amount(maximum: number, hint?: Label): JsonSchema {
  return { type: 'number', minimum: 0, maximum, multipleOf: 0.01, ...hinted(hint) };
}

function withUnit([zh, en]: Label, zhUnit: string, enUnit: string): Label {
  return [`${zh}（${zhUnit}）`, `${en} (${enUnit})`];
}

function hinted(hint: Label | undefined): JsonSchema {
  return hint === undefined ? {} : { description: hint[0], 'x-en-description': hint[1] };
}
