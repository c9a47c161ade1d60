import { z } from 'zod';

/**
 * 事项目录: the catalogue as the county publishes it and the terminal holds it (dossier §2, "Catalogue element set").
 * Everything is keyed by code; nothing in the product parses a code. Amounts are integer fen, dates are YYYY-MM-DD.
 */

/** 时限. `workday` counts by the published calendar (工作日), `day` is a natural day (自然日). */
export const limitSchema = z.object({ value: z.int().min(0), unit: z.enum(['workday', 'day']) });
export type Limit = z.infer<typeof limitSchema>;

/** 材料 as one item asks for it (dossier §2, materials dictionary). */
export const materialRequirementSchema = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  /** Needed whatever the situation; when false, a chosen situation may still ask for it. */
  required: z.boolean(),
  originals: z.int().min(0),
  copies: z.int().min(0),
  /** 可用电子证照 */
  eLicence: z.boolean(),
  /** 可容缺 */
  deferrable: z.boolean(),
  /** 可告知承诺 */
  commitmentOk: z.boolean(),
  /** Where the citizen gets it, for the 一次性告知. */
  source: z.string(),
  /** 系统生成: produced and signed here rather than brought along. */
  generated: z.boolean(),
});
export type MaterialRequirement = z.infer<typeof materialRequirementSchema>;

/** 情形: a plain question whose answer adds materials or form fields. */
export const situationSchema = z.object({
  key: z.string().min(1),
  question: z.string().min(1),
  options: z
    .array(
      z.object({
        key: z.string().min(1),
        label: z.string().min(1),
        addsMaterials: z.array(z.string()),
      }),
    )
    .min(2),
});
export type Situation = z.infer<typeof situationSchema>;

export const feeItemSchema = z.object({
  name: z.string().min(1),
  /** Fen; null where the locality fixes it and this county has not published it yet. */
  amountFen: z.int().min(0).nullable(),
  basis: z.string(),
  exempt: z.string(),
});

export const flowStepSchema = z.object({
  step: z.string().min(1),
  post: z.string().min(1),
  role: z.string().min(1),
  limit: limitSchema.nullable(),
});

/** A JSON Schema (draft-07 subset that @rjsf renders) with Chinese titles; property names are stable English keys. */
export const formSchemaSchema = z.record(z.string(), z.unknown());

/** 事项 */
export const itemSchema = z.object({
  code: z.string().min(1),
  /** Name of the code scheme, since 10/12/24/31/33-character codes circulate side by side (devices §3.2). */
  codeScheme: z.string().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string()),
  /** 全拼 without tones, and initials; both lower case, computed at publishing. */
  pinyin: z.string(),
  pinyinInitials: z.string(),
  /** GB/T 39046-2020 A.1: 01 许可, 05 给付, 07 确认, 08 奖励, 10 其他, 20 公共服务. */
  itemType: z.enum(['01', '05', '07', '08', '10', '20']),
  /** GB/T 39046-2020 A.6: 1 即办件, 2 承诺件, 9 其他. */
  handleType: z.enum(['1', '2', '9']),
  /** GB/T 39046-2020 A.2: 4 县, 5 镇, 6 村. */
  exerciseLevel: z.enum(['4', '5', '6']),
  serviceObject: z.array(z.string()),
  implementer: z.object({ name: z.string().min(1), uscc: z.string().nullable() }),
  themes: z.array(z.string()),
  legalLimit: limitSchema.nullable(),
  promisedLimit: limitSchema,
  acceptConditions: z.array(z.string()),
  flow: z.array(flowStepSchema).min(1),
  /** 特别程序: not counted in the limit where countsInLimit is false. */
  specialProcedures: z.array(z.object({ name: z.string(), days: limitSchema.nullable(), countsInLimit: z.boolean() })),
  /** 时限规则: whose rules its clocks follow; by the item's type where absent (dossier §3.4). */
  clockProfile: z.enum(['licence', 'benefit', 'service']).optional(),
  feeItems: z.array(feeItemSchema),
  resultName: z.string(),
  channels: z.object({ window: z.boolean(), kiosk: z.boolean(), agent: z.boolean() }),
  /** 收: receive offline, decide after sync; 办: may be finished offline; 急: has an emergency path. */
  offlineMode: z.enum(['receive', 'finish', 'receive-emergency', 'none']),
  materials: z.array(materialRequirementSchema).min(1),
  situations: z.array(situationSchema),
  formSchema: formSchemaSchema,
  uiSchema: z.record(z.string(), z.unknown()),
  notices: z.array(z.string()),
  basis: z.array(z.string()).min(1),
  consultPhone: z.string().min(1),
  /** 监督渠道: an item without it can't be published (R05). */
  supervisePhone: z.string().min(1),
  /** Text of the yearly window in which the item is open, or null. */
  yearlyWindow: z.object({ from: z.string(), to: z.string() }).nullable(),
  status: z.enum(['active', 'retired']),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  /** How sure the sample is of its facts (dossier §2); shown to administrators only. */
  certainty: z.string(),
});
export type Item = z.infer<typeof itemSchema>;

/** 工作日历: dates that differ from the Monday-to-Friday week. Published by the county. */
export const workCalendarSchema = z.object({
  holidays: z.array(z.iso.date()),
  makeUpDays: z.array(z.iso.date()),
  /** 本县另定: ethnic-region holidays, days stopped by a storm. A day that stands here outweighs the lists above. */
  overrides: z
    .array(z.object({ date: z.iso.date(), isWorkday: z.boolean(), reason: z.string().min(2).max(100) }))
    .optional(),
  /** Last date for which the State Council's notice is known; later dates are provisional. */
  knownUntil: z.iso.date(),
});
export type WorkCalendar = z.infer<typeof workCalendarSchema>;

/** 公告 */
export const noticeSchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  body: z.string(),
  publishedAt: z.iso.datetime(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** One published version of the whole catalogue; switched atomically on the terminal. */
export const cataloguePackageSchema = z.object({
  version: z.int().min(1),
  publishedAt: z.iso.datetime(),
  county: z.object({ code: z.string(), name: z.string(), phone: z.string() }),
  calendar: workCalendarSchema,
  items: z.array(itemSchema),
});
export type CataloguePackage = z.infer<typeof cataloguePackageSchema>;
