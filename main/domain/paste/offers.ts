import type { Text } from '../failures.ts';
import { pointerTo, readPointer } from '../form/json-pointer.ts';
import { type Finding, type FindingKind, readBlob } from './read-blob.ts';
import { isAddressKey } from './read-field.ts';

/** 字段 ← 值: what a pasted text would fill. */
export interface PasteOffer {
  readonly pointer: string;
  /** As the form names it, in the language of the schema that was given. */
  readonly label: string;
  readonly value: string;
}

export interface PasteOffers {
  readonly offers: readonly PasteOffer[];
  readonly refused: readonly { readonly text: string; readonly why: Text }[];
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * Each finding for the first open field of its kind; the group in which was pasted comes first. What stands in a field
 * already stays, and what the chip said is never asked about.
 */
export function pasteOffers(paste: {
  readonly text: string;
  readonly today: string;
  readonly schema: Schema;
  readonly form: Schema;
  /** Pointers of answers from the chip. */
  readonly fixed: ReadonlySet<string>;
  /** Group of the field in which was pasted: `/applicant`. */
  readonly group: string;
}): PasteOffers {
  const { text, today, schema, form, fixed, group } = paste;
  const fields = leavesOf(schema, '').toSorted((one, other) => Number(isIn(other, group)) - Number(isIn(one, group)));
  const used = new Set<string>();
  const offers: PasteOffer[] = [];
  const refused: { text: string; why: Text }[] = [];
  for (const finding of readBlob(text, today)) {
    if (finding.refused) {
      refused.push({ text: finding.value, why: finding.refused });
      continue;
    }
    const isKnown = fields.some(
      (field) => fits(field, finding.kind) && readPointer(form, field.pointer) === finding.value,
    );
    if (isKnown) continue;
    const field = fields.find(
      ({ pointer, ...rest }) =>
        fits({ pointer, ...rest }, finding.kind) && !used.has(pointer) && !fixed.has(pointer) && isOpen(form, pointer),
    );
    if (!field) continue;
    used.add(field.pointer);
    offers.push({ pointer: field.pointer, label: field.label, value: finding.value });
  }
  return { offers, refused };
}

interface Leaf {
  readonly pointer: string;
  readonly key: string;
  readonly label: string;
  readonly format: string | undefined;
}

/** The fields of the form's groups; rows of lists have no names that a text could mean. */
function leavesOf(schema: Schema, pointer: string): readonly Leaf[] {
  return Object.entries(recordOf(schema.properties)).flatMap(([key, value]) => {
    const inner = recordOf(value);
    const at = pointerTo(pointer, key);
    if (inner.properties !== undefined) return leavesOf(inner, at);
    if (inner.type !== 'string' || inner.readOnly === true || inner.oneOf !== undefined) return [];
    const label = typeof inner.title === 'string' ? inner.title : key;
    return [{ pointer: at, key, label, format: typeof inner.format === 'string' ? inner.format : undefined }];
  });
}

function fits({ key, format }: Leaf, kind: Finding['kind']): boolean {
  return byKind[kind]({ key, format });
}

const byKind: Readonly<Record<FindingKind, (field: Pick<Leaf, 'key' | 'format'>) => boolean>> = {
  name: ({ format }) => format === 'person-name',
  idNumber: ({ key, format }) => key === 'idNumber' || format === 'citizen-id',
  phone: ({ format }) => format === 'phone',
  date: ({ format }) => format === 'date',
  bankCard: ({ format }) => format === 'bank-card',
  address: ({ key }) => isAddressKey(key),
};

const isIn = ({ pointer }: Leaf, group: string): boolean => group !== '' && pointer.startsWith(`${group}/`);

function isOpen(form: Schema, pointer: string): boolean {
  const value = readPointer(form, pointer);
  return value === undefined || value === null || value === '';
}

const recordOf = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
