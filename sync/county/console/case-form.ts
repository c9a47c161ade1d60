import { type Amendment, currentContent, inEffect } from '../../../main/domain/amendment.ts';
import { applicationSchema } from '../../../main/domain/application.ts';
import { isAmendable } from '../../../main/domain/correction-request.ts';
import { answerAt } from '../../../main/domain/form/answers.ts';
import { pointerTo } from '../../../main/domain/form/json-pointer.ts';
import type { CaseRecord } from '../cases/port.ts';
import type { ApplicationDetail } from '../store/port.ts';
import { objectOf, optionTitle, propertiesOf, titleOf } from './answers.ts';

type Form = Readonly<Record<string, unknown>>;

/** One answer that a clerk may change in a plain field; lists are changed at the window. */
export interface EditableField {
  readonly pointer: string;
  readonly group: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'yes-no' | 'choice';
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly value: unknown;
}

/** The accepted application; null where a later version of this county can't read it any more. */
export function acceptedOf(detail: ApplicationDetail) {
  const parsed = applicationSchema.safeParse(detail.content);
  return parsed.success ? parsed.data : null;
}

/** The content at one of its versions: the newest, or the one that this amendment made. */
export function contentAt(detail: ApplicationDetail, record: CaseRecord, madeBy: string | null | 'newest') {
  const accepted = acceptedOf(detail) ?? { form: {}, materials: [] };
  const applied = inEffect(record.amendments.map(({ amendment }) => amendment));
  if (madeBy === 'newest') return currentContent(accepted, applied);
  const upTo = applied.findIndex(({ id }) => id === madeBy) + 1;
  return currentContent(accepted, applied.slice(0, upTo));
}

export function editableFields(schema: unknown, form: Form): readonly EditableField[] {
  return fieldsOf(objectOf(schema), form, { pointer: '', group: '' });
}

function fieldsOf(schema: Form, form: Form, at: { pointer: string; group: string }): EditableField[] {
  return Object.entries(propertiesOf(schema, 0)).flatMap(([key, described]) => {
    const property = objectOf(described);
    const pointer = pointerTo(at.pointer, key);
    const label = titleOf(key, property);
    if (property.type === 'object' || property.properties !== undefined) {
      return fieldsOf(property, form, { pointer, group: at.group === '' ? label : `${at.group} · ${label}` });
    }
    if (!isAmendable(form, pointer)) return [];
    const kind = kindOf(property);
    if (kind === null) return [];
    const options = optionsOf(property);
    return [{ pointer, group: at.group, label, kind, options, value: answerAt(form, pointer) }];
  });
}

function kindOf(property: Form): EditableField['kind'] | null {
  if (optionsOf(property).length > 0) return 'choice';
  if (property.type === 'boolean') return 'yes-no';
  if (property.type === 'number' || property.type === 'integer') return 'number';
  return property.type === 'string' ? 'text' : null;
}

function optionsOf(property: Form): EditableField['options'] {
  const consts = Array.isArray(property.oneOf) ? property.oneOf.map(objectOf) : [];
  const listed = Array.isArray(property.enum) ? property.enum.map((value) => ({ const: value, title: value })) : [];
  return [...consts, ...listed]
    .filter((option) => option.const !== undefined)
    .map((option) => ({ value: String(option.const), title: String(option.title ?? option.const) }));
}

/** What was typed, as the form's own kind of value; null for nothing. A number that is none stays text, to be refused. */
export function typedValue({ kind }: Pick<EditableField, 'kind'>, text: string): unknown {
  if (text === '') return null;
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** 申请人 · 联系电话, or the pointer where the form does not know it. */
export function labelOf(schema: unknown, pointer: string): string {
  const tokens = pointer.split('/').slice(1);
  const titles: string[] = [];
  let place = objectOf(schema);
  for (const token of tokens) {
    place = objectOf(propertiesOf(place, 0)[token.replaceAll('~1', '/').replaceAll('~0', '~')]);
    titles.push(titleOf(token, place));
  }
  return titles.join(' · ');
}

/** In the words of the form. */
export function wordsOf(schema: unknown, pointer: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const place = pointer
    .split('/')
    .slice(1)
    .reduce((at, token) => objectOf(propertiesOf(at, 0)[token]), objectOf(schema));
  return optionTitle(place, value) ?? shownValue(value);
}

export function changedWords(schema: unknown, { changes }: Pick<Amendment, 'changes'>): readonly string[] {
  return changes.map(
    ({ pointer, from, to }) =>
      `${labelOf(schema, pointer)}：${wordsOf(schema, pointer, from)} → ${wordsOf(schema, pointer, to)}`,
  );
}
