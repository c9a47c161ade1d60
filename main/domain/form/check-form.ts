import type { Text } from '../failures.ts';
import type { FieldProblem } from '../result.ts';
import { checkValue, isOfType, type Schema, sameJson } from './check-value.ts';
import { malformedField, missing, type Place, unusableForm } from './form-problem.ts';
import { pointerTo, readPointer } from './json-pointer.ts';

/**
 * Walks the answers along the catalogue's JSON Schema (the draft-07 subset of `form-keywords.ts`) and tells what is
 * missing or wrong in words for a villager. Written here because a schema validator's own messages can't be said to a
 * citizen, and because an empty text, a null and an untouched group all mean "not answered yet" in a form.
 */
export function checkForm(form: {
  readonly schema: Schema;
  readonly answers: unknown;
  readonly pointer: string;
  readonly today: string;
}): readonly FieldProblem[] {
  const walk: Walk = { root: form.schema, today: form.today };
  const place = {
    pointer: form.pointer,
    label: { zh: '表单', en: 'form' },
    row: nowhere,
    known: {},
    siblings: {},
    depth: 0,
  };
  return check(walk, form.schema, form.answers ?? {}, place);
}

/** Not answered yet, whatever the form library left in its place. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

interface Walk {
  readonly root: Schema;
  readonly today: string;
}

interface Spot extends Place {
  /** Properties described so far by the schemas around: `then` and `allOf` may ask for one described elsewhere. */
  readonly known: Readonly<Record<string, unknown>>;
  readonly siblings: Readonly<Record<string, unknown>>;
  readonly depth: number;
}

/** Far beyond any form; only a $ref that leads to itself gets there. */
const maxDepth = 64;
const nowhere: Text = { zh: '', en: '' };

function check(walk: Walk, given: Schema, value: unknown, from: Spot): FieldProblem[] {
  if (from.depth > maxDepth) return [unusableForm(from)];
  if (typeof given.$ref === 'string') {
    const target = localTarget(walk.root, given.$ref);
    if (!target) return [unusableForm(named(from, given))];
    return check(walk, { ...target, ...titleOf(given) }, value, deeper(from));
  }
  const place = named(from, given);
  const own = checkValue(given, value, place, { today: walk.today, siblings: place.siblings });
  if (own) return [own];
  return [
    ...(Array.isArray(value) ? checkRows(walk, given, value, place) : checkGroup(walk, given, value, place)),
    ...checkBranches(walk, given, value, place),
  ];
}

function checkGroup(walk: Walk, schema: Schema, value: unknown, place: Spot): FieldProblem[] {
  if (!isOfType('object', value)) return [];
  const answers = asSchema(value);
  const properties = asSchema(schema.properties);
  const known = { ...place.known, ...properties };
  const needed = new Set([...names(schema.required), ...dependents(schema, answers)]);
  const problems = [...new Set([...Object.keys(properties), ...needed])].flatMap((name) => {
    const property = dereferenced(walk, asSchema(known[name]));
    const spot = named(
      {
        ...deeper(place),
        pointer: pointerTo(place.pointer, name),
        label: { zh: name, en: name },
        known: {},
        siblings: answers,
      },
      property,
    );
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (!isAbsent(answer)) return Object.hasOwn(properties, name) ? check(walk, property, answer, spot) : [];
    if (!needed.has(name)) return [];
    // Of a whole group that is missing, its parts are told one by one.
    return isGroup(walk, property) ? check(walk, property, {}, spot) : [missing(spot)];
  });
  const strangers =
    schema.additionalProperties === false ? Object.keys(answers).filter((name) => !Object.hasOwn(known, name)) : [];
  return [
    ...problems,
    ...strangers.map((name) =>
      unusableForm({ ...place, pointer: pointerTo(place.pointer, name), label: { zh: name, en: name } }),
    ),
  ];
}

function checkRows(walk: Walk, schema: Schema, rows: readonly unknown[], place: Spot): FieldProblem[] {
  const { minItems, maxItems, uniqueItems } = schema;
  if (typeof minItems === 'number' && rows.length < minItems) {
    return [missing(place, { zh: `至少 ${minItems} 项`, en: `at least ${minItems}` })];
  }
  if (typeof maxItems === 'number' && rows.length > maxItems) {
    return [malformedField(place, { zh: `最多 ${maxItems} 项`, en: `at most ${maxItems}` })];
  }
  if (uniqueItems === true && rows.some((row, index) => rows.slice(0, index).some((other) => sameJson(row, other)))) {
    return [malformedField(place, { zh: '有重复的，请去掉一个', en: 'one is there twice, please remove it' })];
  }
  const items = asSchema(schema.items);
  return rows.flatMap((row, index) => {
    const where = {
      zh: `${place.row.zh}${place.label.zh}第 ${index + 1} 行：`,
      en: `${place.row.en}${place.label.en}, row ${index + 1}: `,
    };
    const spot = { ...deeper(place), pointer: pointerTo(place.pointer, index), row: where, known: {}, siblings: {} };
    if (isAbsent(row)) return isGroup(walk, items) ? check(walk, items, {}, spot) : [missing(spot)];
    return check(walk, items, row, spot);
  });
}

function checkBranches(walk: Walk, schema: Schema, value: unknown, place: Spot): FieldProblem[] {
  const spot = { ...deeper(place), known: { ...place.known, ...asSchema(schema.properties) } };
  const fits = (branch: Schema): boolean => check(walk, branch, value, spot).length === 0;
  const follow = (branch: unknown): FieldProblem[] =>
    branch === undefined ? [] : check(walk, asSchema(branch), value, spot);

  const problems = schemas(schema.allOf).flatMap(follow);
  if (schema.if !== undefined) problems.push(...follow(fits(asSchema(schema.if)) ? schema.then : schema.else));
  for (const [name, dependency] of Object.entries(asSchema(schema.dependencies))) {
    if (!Array.isArray(dependency) && !isAbsent(asSchema(value)[name])) problems.push(...follow(dependency));
  }
  const anyOf = schemas(schema.anyOf);
  const oneOf = schemas(schema.oneOf);
  const chosen = oneOf.filter(fits).length;
  if ((anyOf.length > 0 && !anyOf.some(fits)) || (oneOf.length > 0 && chosen !== 1)) {
    problems.push(malformedField(place, { zh: '请重新选一项', en: 'please choose again' }));
  }
  return problems;
}

/** Names that an answer given makes necessary. */
function dependents(schema: Schema, answers: Schema): string[] {
  return Object.entries({ ...asSchema(schema.dependencies), ...asSchema(schema.dependentRequired) })
    .filter(([name]) => Object.hasOwn(answers, name) && !isAbsent(answers[name]))
    .flatMap(([, needed]) => names(needed));
}

function isGroup(walk: Walk, given: Schema): boolean {
  const schema = dereferenced(walk, given);
  return schema.type === 'object' || schema.properties !== undefined;
}

/** One step along a $ref; what can't be followed stays, so that `check` meets it and says so. */
function dereferenced(walk: Walk, schema: Schema): Schema {
  const target = typeof schema.$ref === 'string' ? localTarget(walk.root, schema.$ref) : null;
  return target ? { ...target, ...titleOf(schema) } : schema;
}

function localTarget(root: Schema, ref: string): Schema | null {
  const target = ref.startsWith('#') ? readPointer(root, decodeURI(ref.slice(1))) : undefined;
  return isOfType('object', target) ? asSchema(target) : null;
}

function titleOf(schema: Schema): Schema {
  return typeof schema.title === 'string' ? { title: schema.title, 'x-en': schema['x-en'] ?? schema.title } : {};
}

function named(spot: Spot, schema: Schema): Spot {
  const { title: zh, 'x-en': en } = titleOf(schema);
  return typeof zh === 'string' ? { ...spot, label: { zh, en: String(en) } } : spot;
}

function deeper(spot: Spot): Spot {
  return { ...spot, depth: spot.depth + 1 };
}

function asSchema(value: unknown): Schema {
  return isOfType('object', value) ? (value as Schema) : {};
}

function schemas(value: unknown): Schema[] {
  return Array.isArray(value) ? value.map(asSchema) : [];
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
