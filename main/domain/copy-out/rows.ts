import type { Application } from '../application.ts';
import type { Item } from '../catalogue.ts';
import { shanghaiDate } from '../dates.ts';
import { pointerTo, readPointer } from '../form/json-pointer.ts';
import { groupIdNumber, maskBankAccount, maskIdNumber } from '../mask.ts';
import type { CopyOut, CopyTransform } from './mapping.ts';
import { transformed } from './transform.ts';

/** One field to be copied. `shown` is what the screen may show of it (R61). */
export interface CopyRow {
  readonly from: string;
  readonly label: string;
  readonly value: string;
  readonly shown: string;
}

type Schema = Readonly<Record<string, unknown>>;
type Case = Pick<Application, 'localNumber' | 'itemName' | 'receivedAt'> & { readonly form: Schema };

/** The answers in the order of the target system; in the form's own where no mapping was published. */
export function copyRows(item: Pick<Item, 'formSchema' | 'uiSchema' | 'copyOut'>, about: Case): readonly CopyRow[] {
  const { copyOut, formSchema, uiSchema } = item;
  if (!copyOut) return inFormsOrder({ schema: formSchema, ui: uiSchema, value: about.form, from: '', label: '' });
  return copyOut.fields.map((field) => mappedRow(field, formSchema, about));
}

function mappedRow(field: CopyOut['fields'][number], formSchema: Schema, about: Case): CopyRow {
  const { from, transform } = field;
  if (from.startsWith('#')) {
    const own = {
      '#localNumber': about.localNumber,
      '#itemName': about.itemName,
      '#receivedOn': shanghaiDate(about.receivedAt),
    };
    const value = transformed(own[from as keyof typeof own], transform);
    return { from, label: field.label ?? caseLabels[from as keyof typeof own], value, shown: value };
  }
  const schema = schemaAt(formSchema, from.split('/').slice(1));
  const label = field.label ?? titleOf(schema, from);
  return rowOf({ schema, value: readPointer(about.form, from), from, label }, transform);
}

const caseLabels = { '#localNumber': '办件编号', '#itemName': '事项名称', '#receivedOn': '收件日期' } as const;

interface Place {
  readonly schema: Schema;
  readonly ui: Schema;
  readonly value: unknown;
  readonly from: string;
  readonly label: string;
}

/** Answered fields alone: an empty one has nothing to copy. */
function inFormsOrder({ schema, ui, value, from, label }: Place): readonly CopyRow[] {
  if (Array.isArray(value) && value.some(isRecord)) {
    return value.flatMap((entry, index) =>
      inFormsOrder({
        schema: recordOf(schema.items),
        ui: recordOf(ui.items),
        value: entry,
        from: pointerTo(from, index),
        label: `${label} ${index + 1}`,
      }),
    );
  }
  if (isRecord(value)) {
    return orderedKeys(schema, ui, value).flatMap((key) => {
      const inner = recordOf(recordOf(schema.properties)[key]);
      const title = titleOf(inner, key);
      // The group's name tells two names or two addresses apart.
      const own = label === '' || from === '' ? title : `${label}－${title}`;
      return inFormsOrder({
        schema: inner,
        ui: recordOf(ui[key]),
        value: value[key],
        from: pointerTo(from, key),
        label: own,
      });
    });
  }
  const row = rowOf({ schema, value, from, label }, undefined);
  return row.value === '' ? [] : [row];
}

function rowOf({ schema, value, from, label }: Omit<Place, 'ui'>, transform: CopyTransform | undefined): CopyRow {
  const words = transform === 'code' ? plainWord(value) : wordOf(schema, value);
  const copied = transformed(words, transform);
  return { from, label, value: copied, shown: maskedFor(schema, from, copied) };
}

function maskedFor(schema: Schema, from: string, words: string): string {
  if (schema.format === 'bank-card') return maskBankAccount(words);
  if (schema.format === 'citizen-id' || from.endsWith('/idNumber')) return groupIdNumber(maskIdNumber(words));
  return words;
}

function wordOf(schema: Schema, value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => wordOf(recordOf(schema.items), entry)).join('；');
  if (isRecord(value)) {
    return orderedKeys(schema, {}, value)
      .map((key) => wordOf(recordOf(recordOf(schema.properties)[key]), value[key]))
      .filter((word) => word !== '')
      .join('，');
  }
  const options = Array.isArray(schema.oneOf) ? schema.oneOf.map(recordOf) : [];
  const title = options.find((option) => option.const === value)?.title;
  if (typeof title === 'string') return title;
  return typeof value === 'boolean' ? (value ? '是' : '否') : plainWord(value);
}

const plainWord = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : isRecord(value) || Array.isArray(value)
      ? JSON.stringify(value)
      : String(value);

/** The keys of a schema that came in canonical JSON have lost their order; `ui:order` keeps it. */
function orderedKeys(schema: Schema, ui: Schema, answers: Schema): readonly string[] {
  const ordered = Array.isArray(ui['ui:order']) ? ui['ui:order'].map(String) : [];
  const keys = new Set([...ordered, ...Object.keys(recordOf(schema.properties)), ...Object.keys(answers)]);
  return [...keys].filter((key) => answers[key] !== undefined);
}

function schemaAt(schema: Schema, tokens: readonly string[]): Schema {
  const [token, ...rest] = tokens;
  if (token === undefined) return schema;
  const inner = /^\d+$/.test(token) && schema.items !== undefined ? schema.items : recordOf(schema.properties)[token];
  return schemaAt(recordOf(inner), rest);
}

const titleOf = (schema: Schema, key: string): string =>
  typeof schema.title === 'string' ? schema.title : (key.split('/').at(-1) ?? key);

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (value: unknown): Schema => (isRecord(value) ? value : {});
