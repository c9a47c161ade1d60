import type { Text } from '../failures.ts';
import { codePointCount } from '../numbers/person-name.ts';
import type { FieldProblem } from '../result.ts';
import { malformed, malformedField, missing, type Place, unusableForm } from './form-problem.ts';
import { formats } from './formats.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** The rules for one answer that stands for itself: text, number, choice, tick. At most one problem is told. */
export function checkValue(
  schema: Schema,
  value: unknown,
  place: Place,
  context: { readonly today: string; readonly siblings: Readonly<Record<string, unknown>> },
): FieldProblem | null {
  if (!isOfType(schema.type, value)) return malformedField(place, typeMessage(schema.type));
  const choice = checkChoice(schema, value, place);
  if (choice) return choice;
  if (typeof value === 'number') return checkNumber(schema, value, place);
  if (typeof value === 'string') return checkText(schema, value, place, context);
  return null;
}

function checkChoice(schema: Schema, value: unknown, place: Place): FieldProblem | null {
  const allowed = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : null;
  if (!allowed || allowed.some((one) => sameJson(one, value))) return null;
  // A tick that must be set: leaving it open is not a mistake, only not done yet.
  if (value === false) return missing(place);
  return malformedField(place, { zh: '请重新选一项', en: 'please choose again' });
}

function checkNumber(schema: Schema, value: number, place: Place): FieldProblem | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const say = (zh: string, en: string): FieldProblem => malformedField(place, { zh, en });
  if (typeof minimum === 'number' && value < minimum) return say(`不能小于 ${minimum}`, `not less than ${minimum}`);
  if (typeof maximum === 'number' && value > maximum) return say(`不能大于 ${maximum}`, `not more than ${maximum}`);
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) {
    return say(`要大于 ${exclusiveMinimum}`, `more than ${exclusiveMinimum}`);
  }
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) {
    return say(`要小于 ${exclusiveMaximum}`, `less than ${exclusiveMaximum}`);
  }
  if (typeof multipleOf === 'number' && !isMultiple(value, multipleOf)) {
    return multipleOf === 0.01 ? say('最多两位小数', 'at most two decimals') : say('数值不合适', 'does not fit');
  }
  return null;
}

function checkText(
  schema: Schema,
  value: string,
  place: Place,
  context: { readonly today: string; readonly siblings: Readonly<Record<string, unknown>> },
): FieldProblem | null {
  const { minLength, maxLength, pattern, format } = schema;
  const length = codePointCount(value);
  if (!value.isWellFormed())
    return malformedField(place, { zh: '有一个字不完整，请重新填写', en: 'a character is broken' });
  if (typeof format === 'string') {
    if (!Object.hasOwn(formats, format)) return unusableForm(place);
    const message = formats[format]?.(value, context);
    if (message) return malformed(place, message);
  }
  if (typeof maxLength === 'number' && length > maxLength) {
    return malformedField(place, {
      zh: `最多 ${maxLength} 个字，现在是 ${length} 个`,
      en: `at most ${maxLength} characters, now ${length}`,
    });
  }
  if (typeof minLength === 'number' && length < minLength) {
    return malformedField(place, { zh: `至少 ${minLength} 个字`, en: `at least ${minLength} characters` });
  }
  if (typeof pattern === 'string') {
    const shape = patternOf(pattern);
    if (!shape) return unusableForm(place);
    if (!shape.test(value)) return malformedField(place, patternMessage(schema));
  }
  return null;
}

/** JSON Schema patterns are Unicode patterns; one that this engine can't read is null. */
export function patternOf(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}

/** Equal as JSON, whatever the order of keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [a, b] = [Object.entries(left), new Map(Object.entries(right))];
  return (
    Array.isArray(left) === Array.isArray(right) &&
    a.length === b.size &&
    a.every(([key, value]) => b.has(key) && sameJson(value, b.get(key)))
  );
}

export function isOfType(type: unknown, value: unknown): boolean {
  const types = Array.isArray(type) ? type : typeof type === 'string' ? [type] : null;
  return types === null || types.some((one) => isOfOneType(one, value));
}

function isOfOneType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'null':
      return value === null;
    default:
      return false;
  }
}

function typeMessage(type: unknown): Text {
  if (type === 'integer') return { zh: '请填整数', en: 'please enter a whole number' };
  if (type === 'number') return { zh: '请填数字', en: 'please enter a number' };
  if (type === 'boolean') return { zh: '请选是或否', en: 'please choose yes or no' };
  return { zh: '请重新填写', en: 'please fill in again' };
}

function patternMessage(schema: Schema): Text {
  const example = Array.isArray(schema.examples) ? String(schema.examples[0]) : null;
  return example === null
    ? { zh: '写法不对，请核对', en: 'does not have the right form' }
    : { zh: `写法不对，请填成 ${example} 这样`, en: `please write it like ${example}` };
}

/** 19.99 / 0.01 is not a whole number in binary: a hundred-thousandth of a step is forgiven. */
function isMultiple(value: number, step: number): boolean {
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) < 1e-5;
}
