import { type FormFault, formFault, readFieldForm } from './field-form.ts';
import type { CodeSets, MappedField, Mapping } from './mapping.ts';
import { transform } from './transformations.ts';

/** One row for the receiver: every field of the mapping in its order, empty text where there is nothing. */
export type ExchangeRow = Readonly<Record<string, string>>;

/** A value that the receiver would not take. The row is there all the same: nothing is left out unseen. */
export interface FieldProblem {
  readonly dataSet: string;
  readonly caseNumber: string;
  /** From 1, among the rows of its case. */
  readonly row: number;
  readonly target: string;
  readonly name: string;
  readonly kind: 'missing' | 'unreadable' | 'not-mapped' | 'not-in-codes' | FormFault;
  readonly value: string;
}

export interface AppliedMapping {
  readonly rows: readonly ExchangeRow[];
  readonly problems: readonly FieldProblem[];
}

/** Pure: the same case and the same mapping give the same rows. `caseNumber` names the case where something is wrong. */
export function applyMapping(
  mapping: Mapping,
  codeSets: CodeSets,
  from: { readonly caseNumber: string; readonly source: object },
): AppliedMapping {
  const problems: FieldProblem[] = [];
  const rows = scopesOf(mapping, from.source).map((scope, index): ExchangeRow => {
    const row: Record<string, string> = {};
    for (const field of mapping.fields) {
      const written = writtenValue(field, codeSets, scope);
      row[field.target] = written.value;
      if (written.problem === null) continue;
      const { target, name } = field;
      const where = { dataSet: mapping.dataSet, caseNumber: from.caseNumber, row: index + 1, target, name };
      problems.push({ ...where, kind: written.problem, value: written.value });
    }
    return row;
  });
  return { rows, problems };
}

function scopesOf({ rows, only }: Mapping, source: object): readonly object[] {
  const listed = rows === 'case' ? [source] : valueAt(source, rows);
  const scopes = (Array.isArray(listed) ? listed : []).map((row: unknown) =>
    rows === 'case' ? source : { ...source, row },
  );
  if (!only) return scopes;
  return scopes.filter((scope) => only.in.includes(String(valueAt(scope, only.path))));
}

interface Written {
  readonly value: string;
  readonly problem: FieldProblem['kind'] | null;
}

function writtenValue(field: MappedField, codeSets: CodeSets, scope: object): Written {
  const found = field.value ?? firstFilled(field, scope);
  if (isEmpty(found)) return { value: '', problem: field.required ? 'missing' : null };
  const text = field.value ?? transform(field.as, found);
  if (text === null) return { value: '', problem: 'unreadable' };
  if (text === '') return { value: '', problem: field.required ? 'missing' : null };
  if (field.map && !Object.hasOwn(field.map, text)) return { value: text, problem: 'not-mapped' };
  const value = field.map?.[text] ?? text;
  const codes = field.codes === undefined ? undefined : codeSets[field.codes]?.codes;
  if (codes && !Object.hasOwn(codes, value)) return { value, problem: 'not-in-codes' };
  const form = readFieldForm(field.format);
  return { value, problem: form && value !== '' ? formFault(form, value) : null };
}

function firstFilled({ from = [] }: MappedField, scope: object): unknown {
  const paths = typeof from === 'string' ? [from] : from;
  return paths.map((path) => valueAt(scope, path)).find((value) => !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function valueAt(scope: object, path: string): unknown {
  let value: unknown = scope;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
