import type { Ajv } from 'ajv';
import { formatExamples } from './checked-formats.ts';

type Schema = Readonly<Record<string, unknown>>;
type Answers = Record<string, unknown>;

/** Answers to every question of a form, the optional ones too; what is read-only stays with the office. */
export function filledAnswers(schema: Schema, ajv: Ajv): unknown {
  if (Array.isArray(schema.oneOf)) return (schema.oneOf[0] as Schema).const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'object') return filledObject(schema, ajv);
  if (schema.type === 'array') return [filledAnswers(schema.items as Schema, ajv)];
  if (schema.type === 'string') return filledText(schema);
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum;
  if (schema.type === 'boolean') return true;
  throw new Error(`No answer known for ${JSON.stringify(schema)}`);
}

function filledObject(schema: Schema, ajv: Ajv): Answers {
  const properties = schema.properties as Readonly<Record<string, Schema>>;
  const filled = Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => property.readOnly !== true)
      .map(([key, property]) => [key, filledAnswers(property, ajv)] as const),
  );
  const narrower = narrowedProperties(schema, filled, ajv);
  for (const [key, property] of Object.entries(narrower)) filled[key] = filledAnswers(property, ajv);
  return filled;
}

function narrowedProperties(schema: Schema, filled: Answers, ajv: Ajv): Readonly<Record<string, Schema>> {
  if (schema.if === undefined) return {};
  const branch = ajv.validate({ type: 'object', ...(schema.if as Schema) }, filled) ? schema.then : schema.else;
  return ((branch as Schema | undefined)?.properties ?? {}) as Readonly<Record<string, Schema>>;
}

function filledText(schema: Schema): string {
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (typeof schema.format !== 'string') return '一'.repeat(Math.min(Number(schema.maxLength), 4));
  const example = formatExamples[schema.format];
  if (example === undefined) throw new Error(`No example for format ${schema.format}`);
  return example;
}

/** Each place where an answer is required: the path to the object, and the key that it can't do without. */
export function* requiredPlaces(
  schema: Schema,
  path: readonly (string | number)[] = [],
): Generator<{ readonly path: readonly (string | number)[]; readonly key: string }> {
  if (schema.type === 'array') yield* requiredPlaces(schema.items as Schema, [...path, 0]);
  if (schema.type !== 'object') return;
  const begun = new Set(Object.values((schema.dependencies ?? {}) as Record<string, readonly string[]>).flat());
  for (const key of [...((schema.required ?? []) as string[]), ...begun]) yield { path, key };
  for (const [key, property] of Object.entries(schema.properties as Readonly<Record<string, Schema>>)) {
    yield* requiredPlaces(property, [...path, key]);
  }
}

export function without(
  answers: unknown,
  { path, key }: { readonly path: readonly (string | number)[]; readonly key: string },
): unknown {
  const copy = structuredClone(answers);
  const owner = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], copy);
  delete (owner as Answers)[key];
  return copy;
}
