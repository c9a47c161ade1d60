import { z } from 'zod';
import type { CataloguePackage, Item } from '../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { checkForm } from '../../../main/domain/form/check-form.ts';
import { pointerTo } from '../../../main/domain/form/json-pointer.ts';
import { preCheckedMaterialSchema } from '../../../main/domain/pre-check.ts';
import type { FieldProblem } from '../../../main/domain/result.ts';
import type { NewPreCheck, PreCheckContent } from './port.ts';

export const longestValidityDays = 180;
export const usualValidityDays = 30;

/** What a text of the database can't hold must not come in (PostgreSQL's jsonb has no NUL). */
const storable = (value: unknown): boolean =>
  JSON.stringify(value).isWellFormed() && !/\\u0000/.test(JSON.stringify(value));

/** 预审 as the county's console or its online service asks for one. */
export const preCheckOrderSchema = z
  .object({
    itemCode: z.string().min(1).max(100),
    situation: z.record(z.string().max(100), z.string().max(100)).default({}),
    form: z.record(z.string(), z.unknown()),
    materials: z.array(preCheckedMaterialSchema).max(200).default([]),
    note: z.string().max(1000).default(''),
    validForDays: z.int().min(1).max(longestValidityDays).default(usualValidityDays),
  })
  .refine(storable, 'holds characters that can not be stored');
export type PreCheckOrder = z.infer<typeof preCheckOrderSchema>;

export type CheckedOrder =
  | { readonly ok: true; readonly value: Omit<NewPreCheck, 'checkedBy' | 'origin'> }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Held to the catalogue of now. Gaps are no fault, the window asks for them; a wrong answer is one, because it would
 * look checked there.
 */
export function checkOrder(order: PreCheckOrder, catalogue: CataloguePackage | null, now: Date): CheckedOrder {
  const item = catalogue?.items.find(({ code }) => code === order.itemCode);
  if (!catalogue || !item || item.status === 'retired') return { ok: false, problems: [noSuchItem(order.itemCode)] };
  const problems = [
    ...answerProblems(order, item, now),
    ...situationProblems(order, item),
    ...materialProblems(order, item),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const { itemCode, situation, form, materials, note, validForDays } = order;
  const content: PreCheckContent = { itemCode, situation, form, materials, note };
  return { ok: true, value: { content, itemName: item.name, catalogueVersion: catalogue.version, validForDays } };
}

function answerProblems({ form }: PreCheckOrder, item: Item, now: Date): FieldProblem[] {
  const today = shanghaiDate(now.toISOString());
  const found = checkForm({ schema: item.formSchema, answers: form, pointer: '/form', today });
  return found.filter(({ kind }) => kind !== 'missing');
}

function situationProblems({ situation }: PreCheckOrder, item: Item): FieldProblem[] {
  const isKnown = ([key, option]: [string, string]) =>
    item.situations.some((one) => one.key === key && one.options.some((choice) => choice.key === option));
  return Object.entries(situation)
    .filter((given) => !isKnown(given))
    .map(([key]) => ({
      pointer: pointerTo('/situation', key),
      kind: 'not-allowed',
      message: { zh: `这个事项没有情形“${key}”的这个选项`, en: `This item has no such answer to “${key}”` },
    }));
}

function materialProblems({ materials }: PreCheckOrder, item: Item): FieldProblem[] {
  return materials
    .filter(({ code }, index) => {
      const isAsked = item.materials.some((one) => one.code === code);
      return !isAsked || materials.findIndex((one) => one.code === code) !== index;
    })
    .map(({ code }) => ({
      pointer: pointerTo('/materials', code),
      kind: 'not-allowed',
      message: {
        zh: `材料“${code}”这个事项不要，或写了两次`,
        en: `Material “${code}” is not asked for, or stands there twice`,
      },
    }));
}

function noSuchItem(code: string): FieldProblem {
  return {
    pointer: '/itemCode',
    kind: 'not-allowed',
    message: { zh: `事项“${code}”现在不办理`, en: `Item “${code}” is not handled now` },
  };
}
