import type { CardReading, Draft } from './application.ts';
import type { Item } from './catalogue.ts';
import { fieldName } from './check-card-answers.ts';
import { isAbsent } from './form/check-form.ts';
import { readPointer } from './form/json-pointer.ts';
import { compact } from './numbers/problem.ts';
import type { PreCheck } from './pre-check.ts';
import type { FieldProblem } from './result.ts';

/**
 * Lays a pre-check below what the draft already says: the chip's answers and typed ones stay, open ones are filled and
 * count as typed. No material is ticked off: the originals still have to be shown (T3).
 */
export function fillFromPreCheck(draft: Draft, preCheck: PreCheck, item: Item): Draft {
  const { caseNumber, note, checkedBy, checkedAt } = preCheck;
  const materials = preCheck.materials.filter(({ code }) => item.materials.some((one) => one.code === code));
  return {
    ...draft,
    form: laidBelow(draft.form, preCheck.form),
    situation: { ...knownSituation(item, preCheck.situation), ...draft.situation },
    preCheck: { caseNumber, brought: { form: preCheck.form, materials, note, checkedBy, checkedAt }, settled: [] },
  };
}

/** The card of somebody else must not fill the applicant of this case: without a number the name has to be the same. */
export function isPreCheckOf(preCheck: PreCheck, reading: CardReading): boolean {
  const number = readPointer(preCheck.form, idNumberPointer);
  if (typeof number === 'string' && !isAbsent(number)) return sameNumber(number, reading.idNumber);
  const name = readPointer(preCheck.form, '/applicant/name');
  return typeof name === 'string' && name.trim() === reading.name.trim();
}

/** 预审带入: the answer stands as the citizen gave it online. */
export function isBroughtAlong(draft: Pick<Draft, 'form' | 'preCheck'>, pointer: string): boolean {
  const brought = readPointer(draft.preCheck?.brought?.form, pointer);
  return !isAbsent(brought) && sameAnswer(brought, readPointer(draft.form, pointer));
}

export interface PreCheckDifference {
  readonly pointer: string;
  readonly brought: unknown;
  readonly present: unknown;
  /** Another number is another person: no look makes that right. */
  readonly isAnotherPerson: boolean;
}

/** Where the chip says something else than the pre-check, and nobody has looked at it yet. `pointers` are the chip's. */
export function preCheckDifferences(draft: Draft, pointers: readonly string[]): readonly PreCheckDifference[] {
  const { preCheck } = draft;
  if (!preCheck?.brought || draft.identity.method !== 'chip') return [];
  return pointers.flatMap((pointer) => {
    const brought = readPointer(preCheck.brought?.form, pointer);
    const present = readPointer(draft.form, pointer);
    const isNumber = pointer === idNumberPointer;
    const isSame = isNumber ? sameNumber(String(brought), String(present)) : sameAnswer(brought, present);
    if (isAbsent(brought) || isSame) return [];
    return isNumber || !preCheck.settled.includes(pointer)
      ? [{ pointer, brought, present, isAnotherPerson: isNumber }]
      : [];
  });
}

/** R43: the chip wins, and the difference is said until a person has looked at it. */
export function checkPreCheck(draft: Draft, pointers: readonly string[]): readonly FieldProblem[] {
  return preCheckDifferences(draft, pointers).map(({ pointer, isAnotherPerson }) => ({
    pointer: `/form${pointer}`,
    kind: 'mismatch',
    message: isAnotherPerson ? anotherPerson : differs(fieldName(pointer)),
  }));
}

const idNumberPointer = '/applicant/idNumber';

const anotherPerson: FieldProblem['message'] = {
  zh: '这份预审是另一个证件号码的，不能用在这张身份证上；请换本人的证件，或作废草稿重新办理',
  en: 'This pre-check belongs to another identity number; use that person’s card, or discard the draft and start anew',
};

function differs(name: string): FieldProblem['message'] {
  return {
    zh: `${name}和预审时填的不一样，已按身份证填；核对后点“以身份证为准”`,
    en: `${name} differs from the pre-check; the card’s is used. Check it, then press “The card is right”`,
  };
}

function laidBelow(
  present: Readonly<Record<string, unknown>>,
  below: Readonly<Record<string, unknown>>,
): Draft['form'] {
  const merged: Record<string, unknown> = { ...present };
  for (const [key, value] of Object.entries(below)) {
    const own = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (isRecord(own) && isRecord(value)) merged[key] = laidBelow(own, value);
    else if (isAbsent(own)) merged[key] = value;
  }
  return merged;
}

function knownSituation(item: Item, given: PreCheck['situation']): PreCheck['situation'] {
  const known = item.situations.filter(({ key, options }) => options.some((option) => option.key === given[key]));
  return Object.fromEntries(known.map(({ key }) => [key, given[key] ?? '']));
}

function sameAnswer(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.trim() === right.trim();
  return JSON.stringify(left) === JSON.stringify(right);
}

const sameNumber = (left: string, right: string): boolean => compact(left) === compact(right);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
