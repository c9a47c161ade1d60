import { pointerTo } from '../../../main/domain/form/json-pointer.ts';
import { Html, html } from '../console/html.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A question that a plain page can ask. Lists of rows are asked for at the window. */
export interface AnswerInput {
  readonly pointer: string;
  readonly group: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'date' | 'number' | 'tick' | 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly schema: Schema;
}

/** The questions of a form in its order, group by group, with those that a condition would add. */
export function answerInputs(schema: unknown, uiSchema: unknown): readonly AnswerInput[] {
  return inputsOf(asSchema(schema), asSchema(uiSchema), '', '', 0);
}

export function drawInputs(inputs: readonly AnswerInput[], given: ReadonlyMap<string, string>): Html {
  const groups = [...new Set(inputs.map(({ group }) => group))];
  return html`${groups.map(
    (group) =>
      html`<h3>${group}</h3><div class="answers">${inputs
        .filter((input) => input.group === group)
        .map((input) => html`<div>${drawInput(input, given.get(input.pointer) ?? '')}</div>`)}</div>`,
  )}`;
}

/** What was filled in, as answers of the form; what stayed empty is left out. Text that is no number stays text, and is a fault. */
export function answersFrom(
  inputs: readonly AnswerInput[],
  given: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const input of inputs) {
    const text = given.get(input.pointer)?.trim() ?? '';
    if (text !== '') put(form, input.pointer, answerOf(input, text));
  }
  return form;
}

const deepest = 8;

function inputsOf(schema: Schema, ui: Schema, pointer: string, group: string, depth: number): readonly AnswerInput[] {
  if (depth > deepest) return [];
  const properties = propertiesOf(schema, 0);
  const order = Array.isArray(ui['ui:order']) ? ui['ui:order'].map(String) : [];
  const keys = [...new Set([...order.filter((key) => key in properties), ...Object.keys(properties)])];
  return keys.flatMap((key) => {
    const property = asSchema(properties[key]);
    const at = pointerTo(pointer, key);
    const title = typeof property.title === 'string' ? property.title : key;
    if (property.type === 'object') return inputsOf(property, asSchema(ui[key]), at, title, depth + 1);
    if (property.type === 'array') return [];
    return [{ pointer: at, group, label: title, schema: property, ...kindOf(property) }];
  });
}

/** Of the schema itself and of the branches that its conditions add; the schema's own words win. */
function propertiesOf(schema: Schema, depth: number): Schema {
  if (depth > deepest) return {};
  const branches = [...(Array.isArray(schema.allOf) ? schema.allOf : []), schema.then, schema.else].map(asSchema);
  return Object.assign({}, ...branches.map((branch) => propertiesOf(branch, depth + 1)), asSchema(schema.properties));
}

function kindOf(schema: Schema): Pick<AnswerInput, 'kind' | 'choices'> {
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(asSchema) : [];
  const choices = options.map((one) => ({ value: JSON.stringify(one.const), label: String(one.title ?? one.const) }));
  if (choices.length > 0) return { kind: 'choice', choices };
  if (schema.type === 'boolean') return { kind: 'tick', choices };
  if (schema.type === 'integer' || schema.type === 'number') return { kind: 'number', choices };
  if (schema.format === 'date') return { kind: 'date', choices };
  return { kind: Number(schema.maxLength ?? 0) > 120 ? 'long' : 'text', choices };
}

function drawInput(input: AnswerInput, value: string): Html {
  const { pointer, label, kind } = input;
  const name = inputName(pointer);
  const title = html`<label for="${name}">${label}</label>`;
  if (kind === 'choice') {
    const options = [{ value: '', label: '—' }, ...input.choices];
    return html`${title}<select id="${name}" name="${name}">${options.map(
      (one) => html`<option value="${one.value}"${one.value === value && new Html(' selected')}>${one.label}</option>`,
    )}</select>`;
  }
  if (kind === 'tick') {
    return html`<label><input type="checkbox" name="${name}" value="true"${value === 'true' && new Html(' checked')}> ${label}</label>`;
  }
  if (kind === 'long') return html`${title}<textarea id="${name}" name="${name}" maxlength="4000">${value}</textarea>`;
  const type = kind === 'date' ? 'date' : 'text';
  return html`${title}<input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="500">`;
}

export function inputName(pointer: string): string {
  return `answer${pointer}`;
}

function answerOf({ kind, schema }: AnswerInput, text: string): unknown {
  if (kind === 'tick') return text === 'true';
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (kind !== 'choice') return text;
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(asSchema) : [];
  const chosen = options.find((one) => JSON.stringify(one.const) === text);
  return chosen ? chosen.const : text;
}

function put(form: Record<string, unknown>, pointer: string, value: unknown): void {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = tokens.pop() ?? '';
  let place = form;
  for (const token of tokens) {
    const next = Object.hasOwn(place, token) ? (place[token] as Record<string, unknown>) : {};
    place[token] = next;
    place = next;
  }
  place[last] = value;
}

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
