import { z } from 'zod';
import { readFieldForm } from './field-form.ts';
import { transformationNames } from './transformations.ts';

/**
 * 映射: one data set of a receiving platform, as a file that an integrator reads and changes
 * (`sync/county/exchange/mappings/*.json`). A field's value is the first of `from` that is not empty, brought into form by
 * `as`, then by `map`; or the fixed `value`. Paths go through the case (case-source.ts); `row` is one of its `rows`.
 */
const pathSchema = z.string().regex(/^[A-Za-z]\w*(\.\w+)*$/);
const formatSchema = z
  .string()
  .refine((text) => readFieldForm(text) !== null, 'is no notation like an..50, n1 or n..16,2');

export const mappedFieldSchema = z
  .strictObject({
    target: z.string().regex(/^[A-Za-z]\w{0,62}$/),
    name: z.string().min(1).max(60),
    format: formatSchema,
    required: z.boolean().default(false),
    from: z.union([pathSchema, z.array(pathSchema).min(1).max(8)]).optional(),
    value: z.string().max(200).optional(),
    as: z.enum(transformationNames).default('text'),
    /** Words of this product to those of the receiver. A word that is not here is a problem, not a guess. */
    map: z.record(z.string(), z.string()).optional(),
    /** Name of a code set in code-sets.json. */
    codes: z.string().optional(),
    note: z.string().max(300).optional(),
  })
  .refine(({ from, value }) => (from === undefined) !== (value === undefined), 'needs either `from` or `value`');
export type MappedField = z.output<typeof mappedFieldSchema>;

export const mappingSchema = z.strictObject({
  dataSet: z.string().regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/),
  title: z.string().min(1).max(60),
  /** Where the fields stand: standard and table. */
  source: z.string().min(1).max(200),
  /** What it tells of: cases, items of the catalogue, or what citizens said of the service. */
  about: z.enum(['case', 'item', 'voice']).default('case'),
  /** `case`: one row for each case; otherwise one for each entry of this list. */
  rows: z.union([z.literal('case'), pathSchema]),
  /** Only rows of which this path says one of these. */
  only: z.strictObject({ path: pathSchema, in: z.array(z.string()).min(1) }).optional(),
  fields: z.array(mappedFieldSchema).min(1).max(200),
});
export type Mapping = z.output<typeof mappingSchema>;

export const codeSetsSchema = z.record(
  z.string(),
  z.strictObject({ title: z.string(), source: z.string(), codes: z.record(z.string(), z.string()) }),
);
export type CodeSets = z.output<typeof codeSetsSchema>;

export type ReadMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A file as it was written by a person: what is wrong with it is named, all of it. */
export function readMapping(file: unknown, codeSets: CodeSets): ReadMapping {
  const read = mappingSchema.safeParse(file);
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`,
    );
    return { ok: false, problems };
  }
  const mapping = read.data;
  const problems = mapping.fields.flatMap((field) => fieldProblems(field, codeSets));
  const targets = mapping.fields.map(({ target }) => target.toLowerCase());
  const twice = mapping.fields.filter(({ target }, index) => targets.indexOf(target.toLowerCase()) !== index);
  problems.push(...twice.map(({ target }) => `${target}: stands twice`));
  return problems.length === 0 ? { ok: true, mapping } : { ok: false, problems };
}

function fieldProblems({ target, codes, map, value }: MappedField, codeSets: CodeSets): string[] {
  if (codes === undefined) return [];
  const known = codeSets[codes];
  if (known === undefined) return [`${target}: there is no code set ${codes}`];
  const said = [...Object.values(map ?? {}), ...(value === undefined ? [] : [value])];
  return said
    .filter((code) => !Object.hasOwn(known.codes, code))
    .map((code) => `${target}: ${code} is not in ${codes}`);
}
