import type { Item, Limit, MaterialRequirement, Situation } from '../../../main/domain/catalogue.ts';
import { type Department, supervisePhone } from './departments.ts';
import { whileYouWait } from './flows.ts';
import type { Fields } from './form-fields.ts';
import { formSchemaOf } from './form-schema.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import { uiSchemaOf } from './ui-schema.ts';

export type Theme =
  | '劳动就业'
  | '社会保障'
  | '社会救助'
  | '扶贫脱贫'
  | '卫生健康'
  | '退役军人'
  | '户籍居住'
  | '农业农村'
  | '住房建设'
  | '民生其他';

/** What differs from item to item; all else is filled in by `publish`. */
export interface ItemDraft {
  /** DEMO codes only: national codes are never invented. */
  readonly code: `DEMO-${number}`;
  readonly name: string;
  readonly english: string;
  /** What people at the counter call it. */
  readonly aliases: readonly string[];
  readonly itemType: Item['itemType'];
  /** 即办 when absent; a promised item says how it flows. */
  readonly flow?: Item['flow'];
  readonly department: Department;
  readonly themes: readonly Theme[];
  readonly legalLimit?: Limit;
  readonly promisedLimit: Limit;
  readonly acceptConditions: readonly string[];
  readonly specialProcedures?: readonly SpecialProcedure[];
  readonly feeItems?: Item['feeItems'];
  readonly resultName: string;
  readonly kiosk: boolean;
  readonly offlineMode?: Item['offlineMode'];
  readonly materials: readonly MaterialRequirement[];
  readonly situations?: readonly Situation[];
  readonly fields: Fields;
  readonly notices?: readonly string[];
  readonly basis: readonly string[];
  readonly yearlyWindow?: Item['yearlyWindow'];
  readonly retiredOn?: string;
  readonly codes?: Item['codes'];
  readonly jurisdiction?: Item['jurisdiction'];
  readonly copyOut?: Item['copyOut'];
  readonly takenElsewhere?: boolean;
  readonly emergency?: Item['emergency'];
  readonly reviewDate?: string;
  readonly certainty: string;
}

type SpecialProcedure = Item['specialProcedures'][number];

export function publish(draft: ItemDraft): Item {
  const isRetired = draft.retiredOn !== undefined;
  const formSchema = formSchemaOf({
    title: draft.name,
    english: draft.english,
    fields: draft.fields,
    mayUseAgent: !isRetired,
    paysOut: draft.materials.some(({ code }) => code === 'YH'),
  });
  return {
    code: draft.code,
    codeScheme: 'DEMO',
    ...(draft.codes ? { codes: [...draft.codes] } : {}),
    name: draft.name,
    aliases: [...draft.aliases],
    ...pinyinKeys(draft.name),
    itemType: draft.itemType,
    handleType: draft.flow === undefined ? '1' : '2',
    exerciseLevel: '5',
    serviceObject: ['1'],
    ...(draft.copyOut ? { copyOut: draft.copyOut } : {}),
    ...(draft.takenElsewhere === undefined ? {} : { takenElsewhere: draft.takenElsewhere }),
    ...(draft.jurisdiction ? { jurisdiction: [...draft.jurisdiction] } : {}),
    implementer: { name: draft.department.name, uscc: null },
    themes: [...draft.themes],
    legalLimit: draft.legalLimit ?? null,
    promisedLimit: draft.promisedLimit,
    acceptConditions: [...draft.acceptConditions],
    flow: draft.flow ?? whileYouWait(),
    specialProcedures: [...(draft.specialProcedures ?? [])],
    ...(draft.emergency ? { emergency: draft.emergency } : {}),
    feeItems: draft.feeItems ?? [],
    resultName: draft.resultName,
    channels: { window: !isRetired, kiosk: draft.kiosk, agent: !isRetired },
    offlineMode: draft.offlineMode ?? 'receive',
    materials: [...draft.materials],
    situations: [...(draft.situations ?? [])],
    formSchema,
    uiSchema: uiSchemaOf(formSchema),
    notices: [...(draft.notices ?? [])],
    basis: [...draft.basis],
    consultPhone: draft.department.consultPhone,
    supervisePhone,
    yearlyWindow: draft.yearlyWindow ?? null,
    status: isRetired ? 'retired' : 'active',
    effectiveFrom: '2024-01-01',
    effectiveTo: draft.retiredOn ?? null,
    // Looked through once a year; an item says for itself when sooner.
    reviewDate: draft.reviewDate ?? '2027-06-30',
    certainty: draft.certainty,
  };
}

/** A question with its answers: key, label, and what the answer adds. */
export function ask(
  key: string,
  question: string,
  ...options: readonly (readonly [key: string, label: string, ...adds: readonly string[]])[]
): Situation {
  return {
    key,
    question,
    options: options.map(([optionKey, label, ...addsMaterials]) => ({ key: optionKey, label, addsMaterials })),
  };
}

/** 公示 and other 特别程序: told in writing, and never counted in the limit. */
export const uncounted = (name: string, length: Limit | null): SpecialProcedure => ({
  name,
  days: length,
  countsInLimit: false,
  ...(name.includes('公示') ? { isPublicNotice: true } : {}),
});
