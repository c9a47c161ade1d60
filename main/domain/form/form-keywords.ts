import type { Text } from '../failures.ts';
import { isOfType, patternOf, type Schema } from './check-value.ts';
import { formats } from './formats.ts';
import { pointerTo, readPointer } from './json-pointer.ts';

export interface SchemaProblem {
  /** JSON pointer into the form's schema. */
  readonly pointer: string;
  readonly message: Text;
}

/** Keywords that carry schemas below them. */
const single = ['items', 'if', 'then', 'else'];
const listed = ['allOf', 'anyOf', 'oneOf'];
const keyed = ['properties', 'definitions', '$defs'];
/** Keywords of one schema that `check-form.ts` and `check-value.ts` obey. */
const obeyed = (
  '$ref type enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format ' +
  'required additionalProperties dependencies dependentRequired minItems maxItems uniqueItems'
).split(' ');
/** Keywords that only describe. */
const descriptive = '$schema $id $comment title description default examples readOnly writeOnly'.split(' ');
const known = new Set([...single, ...listed, ...keyed, ...obeyed, ...descriptive]);

/**
 * Holds a form to what the terminal can check: a keyword that nobody here obeys would let every answer through, so the
 * form is refused at publishing rather than trusted at the window.
 */
export function inspectFormSchema(root: Schema): readonly SchemaProblem[] {
  return inspect(root, '', root);
}

function inspect(schema: unknown, pointer: string, root: Schema): SchemaProblem[] {
  if (!isOfType('object', schema)) return [at(pointer, '这里应是一段表单定义', 'a schema object is expected here')];
  const here = schema as Schema;
  return [
    ...ownProblems(here, pointer, root),
    ...single.filter((key) => key in here).flatMap((key) => inspect(here[key], pointerTo(pointer, key), root)),
    ...listed.flatMap((key) => below(here[key], pointerTo(pointer, key), root)),
    ...keyed.flatMap((key) => below(here[key], pointerTo(pointer, key), root)),
    ...below(schemaDependencies(here), pointerTo(pointer, 'dependencies'), root),
    ...strangeNames(here, pointer),
  ];
}

function below(schemas: unknown, pointer: string, root: Schema): SchemaProblem[] {
  return Object.entries(schemas ?? {}).flatMap(([key, schema]) => inspect(schema, pointerTo(pointer, key), root));
}

function ownProblems(schema: Schema, pointer: string, root: Schema): SchemaProblem[] {
  const unknown = Object.keys(schema).filter((key) => !known.has(key) && !key.startsWith('x-'));
  const problems = unknown.map((key) => at(pointer, `不认识的规则“${key}”`, `unknown keyword “${key}”`));
  const { $ref, format, pattern, additionalProperties } = schema;
  if ($ref !== undefined && !followable($ref, root)) problems.push(at(pointer, '引用找不到', 'the $ref leads nowhere'));
  if (format !== undefined && !Object.hasOwn(formats, String(format))) {
    problems.push(at(pointer, `不认识的格式“${String(format)}”`, `unknown format “${String(format)}”`));
  }
  if (pattern !== undefined && (typeof pattern !== 'string' || !patternOf(pattern))) {
    problems.push(at(pointer, '写法规则（pattern）读不懂', 'the pattern cannot be read'));
  }
  if (additionalProperties !== undefined && typeof additionalProperties !== 'boolean') {
    problems.push(
      at(pointer, 'additionalProperties 只能是 true 或 false', 'additionalProperties must be true or false'),
    );
  }
  return problems;
}

/** Follows a chain of references to its end; a circle has none. */
function followable($ref: unknown, root: Schema, seen: readonly unknown[] = []): boolean {
  if (typeof $ref !== 'string' || !$ref.startsWith('#') || seen.includes($ref)) return false;
  const target = readPointer(root, decodeURI($ref.slice(1)));
  if (!isOfType('object', target)) return false;
  const next = (target as Schema).$ref;
  return next === undefined || followable(next, root, [...seen, $ref]);
}

/** Answers are stored under these names for decades; Chinese belongs into the title. */
function strangeNames(schema: Schema, pointer: string): SchemaProblem[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name]) =>
    /^[A-Za-z][A-Za-z0-9]*$/.test(name)
      ? []
      : [
          at(
            pointerTo(pointerTo(pointer, 'properties'), name),
            '字段名要用英文字母和数字',
            'field names are Latin letters and digits',
          ),
        ],
  );
}

function schemaDependencies(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema.dependencies ?? {}).filter(([, value]) => !Array.isArray(value)));
}

function at(pointer: string, zh: string, en: string): SchemaProblem {
  return { pointer, message: { zh, en } };
}
