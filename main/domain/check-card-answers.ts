import type { CardReading, Draft } from './application.ts';
import { readPointer } from './form/json-pointer.ts';
import type { FieldProblem } from './result.ts';

/** Field of group A -> what the chip calls it on paper. */
const fieldNames: Readonly<Record<string, string>> = {
  name: '姓名',
  idType: '证件类型',
  idNumber: '证件号码',
  sex: '性别',
  nation: '民族',
  birthDate: '出生日期',
  idValidTo: '证件有效期',
  address: '住址',
};

/**
 * R39, R43: an answer that says it comes from the chip must be what the chip said; a changed one says so and why; and
 * dropping the mark does not make a retyped answer silent. `chip` is `formFromReading` of the reading.
 */
export function checkCardAnswers(card: {
  readonly draft: Draft;
  readonly reading: CardReading | null;
  readonly chip: { readonly form: Readonly<Record<string, unknown>>; readonly pointers: readonly string[] };
}): readonly FieldProblem[] {
  const { draft, reading, chip } = card;
  const { identity, provenance, form } = draft;
  const marked = Object.entries(provenance).flatMap(([pointer, origin]): FieldProblem[] => {
    if (!reading || origin.readingId !== reading.id || !chip.pointers.includes(pointer))
      return [unknownReading(pointer)];
    if (origin.source === 'corrected') return origin.reason.trim().length < 2 ? [reasonMissing(pointer)] : [];
    return readPointer(form, pointer) === readPointer(chip.form, pointer) ? [] : [differs(pointer)];
  });
  if (identity.method === 'manual') return marked;
  if (!reading || identity.readingId !== reading.id) return [lostReading, ...marked];
  const retyped = chip.pointers
    .filter((pointer) => !Object.hasOwn(provenance, pointer))
    .filter((pointer) => readPointer(form, pointer) !== readPointer(chip.form, pointer))
    .map(differs);
  return [...marked, ...retyped];
}

const lostReading: FieldProblem = {
  pointer: '/identity',
  kind: 'mismatch',
  message: {
    zh: '没有找到这次读卡的记录，请再读一次身份证',
    en: 'The card reading was not found; please read the card again',
  },
};

function differs(pointer: string): FieldProblem {
  const name = fieldName(pointer);
  return mismatch(pointer, {
    zh: `${name}和身份证芯片里的不一样，请改回，或点“更正”写明原因`,
    en: `${name} differs from the card’s chip; please change it back, or use “Correct” and say why`,
  });
}

function unknownReading(pointer: string): FieldProblem {
  const name = fieldName(pointer);
  return mismatch(pointer, {
    zh: `${name}标着来自身份证，但没有对应的读卡记录，请再读一次`,
    en: `${name} is marked as read from the card, but there is no such reading; please read it again`,
  });
}

function reasonMissing(pointer: string): FieldProblem {
  const name = fieldName(pointer);
  return mismatch(pointer, { zh: `${name}改过，请写明更正的原因`, en: `${name} was corrected; please say why` });
}

function mismatch(pointer: string, message: FieldProblem['message']): FieldProblem {
  return { pointer: `/form${pointer}`, kind: 'mismatch', message };
}

/** What the card calls an answer of group A. */
export function fieldName(pointer: string): string {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  return fieldNames[key] ?? key;
}
