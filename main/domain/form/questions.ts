import type { Text } from '../failures.ts';
import { checkForm } from './check-form.ts';
import type { Schema } from './check-value.ts';
import { pointerTo, readPointer } from './json-pointer.ts';
import { kindOf, optionsOf, type QuestionKind, type QuestionOption } from './question-kind.ts';

/**
 * A form as one question after the other, for screens that ask one thing a page. The order is the form's own; branches
 * (`if`, `allOf`, dependencies) are followed by the answers given so far, so the list grows and shrinks with them.
 */
export interface Question {
  /** Within the form; of a row's question, within the row. */
  readonly pointer: string;
  readonly label: Text;
  /** Of the group it stands in; empty at the top. */
  readonly group: Text;
  readonly hint: Text;
  readonly kind: QuestionKind;
  readonly isRequired: boolean;
  readonly options: readonly QuestionOption[];
  readonly maxLength: number;
  /** Of a list: what each row asks, and how many rows there may be. */
  readonly rows: { readonly questions: readonly Question[]; readonly most: number; readonly least: number } | null;
}

export interface Asking {
  readonly schema: Schema;
  readonly uiSchema: Schema;
  readonly answers: unknown;
  /** Groups that may stay empty and that somebody wants to fill in. */
  readonly opened: ReadonlySet<string>;
  /** Answered elsewhere (by the chip), or not asked here. */
  readonly skips: (pointer: string) => boolean;
}

export function questionsOf(asking: Asking): readonly Question[] {
  const root = { asking, title: nothing };
  return ofGroup(root, asking.schema, asking.uiSchema, asking.answers ?? {}, '');
}

interface Walk {
  readonly asking: Asking;
  readonly title: Text;
}

const nothing: Text = { zh: '', en: '' };

function ofGroup(walk: Walk, given: Schema, ui: Schema, answers: unknown, at: string): Question[] {
  const { properties, required } = followed(walk.asking.schema, given, answers);
  const listed = Array.isArray(ui['ui:order']) ? ui['ui:order'].filter((name) => typeof name === 'string') : [];
  const names = [...new Set([...listed.filter((name) => Object.hasOwn(properties, name)), ...Object.keys(properties)])];
  const idle = idleNames(walk.asking.schema, referred(walk.asking.schema, given), answers);
  const asked = names.filter((name) => required.has(name) || !idle.has(name));
  return asked.flatMap((name) => {
    const schema = referred(walk.asking.schema, group(properties[name]));
    const place = { pointer: pointerTo(at, name), isRequired: required.has(name), ui: group(ui[name]) };
    return ofProperty(walk, schema, place, readPointer(answers, pointerTo('', name)));
  });
}

function ofProperty(
  walk: Walk,
  schema: Schema,
  place: { readonly pointer: string; readonly isRequired: boolean; readonly ui: Schema },
  answer: unknown,
): Question[] {
  const { pointer, isRequired, ui } = place;
  if (schema.readOnly === true || walk.asking.skips(pointer)) return [];
  if (schema.type !== 'object') return [leaf(walk, schema, place)];
  const within = ofGroup({ ...walk, title: titleOf(schema) }, schema, ui, answer ?? {}, pointer);
  if (isRequired || within.length === 0) return within;
  // Nobody is led through a group that most leave empty: they are asked first.
  const gate: Question = { ...leaf(walk, schema, place), kind: 'gate' };
  const isOpen = walk.asking.opened.has(pointer) || Object.keys(group(answer)).length > 0;
  return isOpen ? [gate, ...within] : [gate];
}

function leaf(
  walk: Walk,
  schema: Schema,
  { pointer, isRequired }: { readonly pointer: string; readonly isRequired: boolean },
): Question {
  const kind = kindOf(schema, pointer);
  return {
    pointer,
    label: titleOf(schema),
    group: walk.title,
    hint: hintOf(schema),
    kind,
    isRequired,
    options: optionsOf(schema),
    maxLength: typeof schema.maxLength === 'number' ? schema.maxLength : 100,
    rows: kind === 'rows' ? rowsOf(walk, schema) : null,
  };
}

/** Rows are asked without their branches: those of one row must not hang on another's answers. */
function rowsOf(walk: Walk, schema: Schema): Question['rows'] {
  const items = referred(walk.asking.schema, group(schema.items));
  const inRow = { ...walk, asking: { ...walk.asking, skips: () => false }, title: titleOf(schema) };
  const questions =
    items.type === 'object'
      ? ofGroup(inRow, items, {}, {}, '')
      : [
          {
            ...leaf(
              inRow,
              { ...items, title: schema.title, 'x-en': schema['x-en'] },
              { pointer: '', isRequired: true },
            ),
          },
        ];
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 30;
  return { questions, most, least: typeof schema.minItems === 'number' ? schema.minItems : 0 };
}

/** The group as it stands with these answers. */
function followed(
  root: Schema,
  given: Schema,
  answers: unknown,
): { readonly properties: Schema; readonly required: ReadonlySet<string> } {
  const schema = referred(root, given);
  let properties = group(schema.properties);
  const required = new Set(texts(schema.required));
  const branches = [...list(schema.allOf)];
  if (schema.if !== undefined) branches.push(group(fits(root, group(schema.if), answers) ? schema.then : schema.else));
  for (const [name, dependency] of Object.entries(group(schema.dependencies))) {
    if (readPointer(answers, pointerTo('', name)) === undefined) continue;
    if (Array.isArray(dependency)) for (const needed of texts(dependency)) required.add(needed);
    else branches.push(group(dependency));
  }
  for (const branch of branches) {
    const more = followed(root, branch, answers);
    const merged = Object.entries(more.properties).map(([name, own]) => [
      name,
      { ...group(properties[name]), ...group(own) },
    ]);
    properties = { ...properties, ...Object.fromEntries(merged) };
    for (const name of more.required) required.add(name);
  }
  // An optional group is complete once begun: what it then needs is not shown as something that may be left out.
  for (const needed of Object.values(group(schema.dependencies))) {
    if (Array.isArray(needed) && schema.required === undefined) for (const name of texts(needed)) required.add(name);
  }
  return { properties, required };
}

/**
 * What only an answer that was not given would ask for: a postal address of whoever collects the result. Where there is
 * an `else`, the branches speak of alternatives, and each of them may be of use.
 */
function idleNames(root: Schema, schema: Schema, answers: unknown): ReadonlySet<string> {
  const isIdle = schema.if !== undefined && schema.else === undefined && !fits(root, group(schema.if), answers);
  return new Set(isIdle ? Object.keys(group(group(schema.then).properties)) : []);
}

function fits(root: Schema, condition: Schema, answers: unknown): boolean {
  const schema = { definitions: root.definitions, $defs: root.$defs, ...condition };
  // Branches of a form hang on choices, never on the date.
  return checkForm({ schema, answers, pointer: '', today: '2026-01-01' }).length === 0;
}

function referred(root: Schema, schema: Schema): Schema {
  if (typeof schema.$ref !== 'string' || !schema.$ref.startsWith('#')) return schema;
  const target = group(readPointer(root, decodeURI(schema.$ref.slice(1))));
  return schema.title === undefined ? target : { ...target, title: schema.title, 'x-en': schema['x-en'] };
}

function titleOf(schema: Schema): Text {
  const zh = typeof schema.title === 'string' ? schema.title : '';
  return { zh, en: typeof schema['x-en'] === 'string' ? schema['x-en'] : zh };
}

function hintOf(schema: Schema): Text {
  const zh = typeof schema.description === 'string' ? schema.description : '';
  return { zh, en: typeof schema['x-en-description'] === 'string' ? schema['x-en-description'] : zh };
}

const group = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
const list = (value: unknown): Schema[] => (Array.isArray(value) ? value.map(group) : []);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
