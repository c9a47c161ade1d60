import { z } from 'zod';
import { copyOutSchema } from './copy-out/mapping.ts';
import { placeSchema } from './place/handling.ts';

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
  /** 证明: says in which law it stands that it may be asked for; without one it can't be required (R45). */
  certificate: z.object({ basis: z.string() }).optional(),
  /** 户内通用: speaks of the whole household, so that one member's is good for the others (R41). */
  ofHousehold: z.boolean().optional(),
  /** 数据共享: the county looks it up; nobody is asked to bring it, and it keeps nothing from being accepted (R42). */
  shared: z.boolean().optional(),
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

/** Answers to the situation's questions: any of `options` to the question `situation`. */
export const situationAnswersSchema = z.object({ situation: z.string().min(1), options: z.array(z.string()).min(1) });
export type SituationAnswers = z.infer<typeof situationAnswersSchema>;

export const feeItemSchema = z.object({
  name: z.string().min(1),
  /** Fen; null where the locality fixes it and this county has not published it yet. */
  amountFen: z.int().min(0).nullable(),
  basis: z.string(),
  exempt: z.string(),
  /** Falls due with these answers alone; always where absent. */
  when: situationAnswersSchema.optional(),
  /** 免收 with any of these answers, whatever `when` says. */
  exemptWhen: z.array(situationAnswersSchema).optional(),
});
export type FeeItem = z.infer<typeof feeItemSchema>;

/** One code of an item under the scheme that made it: never parsed, only compared and shown (devices §3.2). */
export const itemCodeSchema = z.object({ scheme: z.string().min(1).max(100), code: z.string().min(1).max(200) });
export type ItemCode = z.infer<typeof itemCodeSchema>;

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
  /** What other schemes call the same item: 基本编码, 实施编码, 业务办理项编码, an older catalogue's number. */
  codes: z.array(itemCodeSchema).optional(),
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
  /** GB/T 39046-2020 A.4: 1 自然人, 2 企业法人 ... */
  serviceObject: z.array(z.string()),
  /** 行政管辖: codes of the places where it is handled; the whole county where absent. */
  jurisdiction: z.array(z.string().regex(/^\d{6,12}$/)).optional(),
  /** 异地代收: `false` where it may be taken in at its own place alone. */
  takenElsewhere: z.boolean().optional(),
  implementer: z.object({ name: z.string().min(1), uscc: z.string().nullable() }),
  themes: z.array(z.string()),
  legalLimit: limitSchema.nullable(),
  promisedLimit: limitSchema,
  acceptConditions: z.array(z.string()),
  flow: z.array(flowStepSchema).min(1),
  /** 特别程序: not counted in the limit where countsInLimit is false. */
  specialProcedures: z.array(
    z.object({
      name: z.string(),
      days: limitSchema.nullable(),
      countsInLimit: z.boolean(),
      /** 公示: where its result is put up for all to read (R21). */
      isPublicNotice: z.boolean().optional(),
      /** 未成年人不公示 */
      exceptMinors: z.boolean().optional(),
    }),
  ),
  /** 急难先办后补: what was left out in an emergency is brought within this time. */
  emergency: z.object({ papersWithin: limitSchema }).optional(),
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
  /** 抄录对照: for the system of a department that has no interface. */
  copyOut: copyOutSchema.optional(),
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
  /** 复核日期: past it the guide may be out of date, and says so (R20). */
  reviewDate: z.iso.date().optional(),
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

/** An item that the level above wants offered everywhere. */
export const basicItemSchema = z.object({ code: z.string().min(1).max(200), name: z.string().min(1).max(200) });
export type BasicItem = z.infer<typeof basicItemSchema>;

export const localChangeSchema = z.object({
  code: z.string().min(1).max(200),
  name: z.string().max(200),
  kind: z.enum(['added', 'removed']),
  reason: z.string().trim().min(4).max(500),
});
export type LocalChange = z.infer<typeof localChangeSchema>;

/** One published version of the whole catalogue; switched atomically on the terminal. */
export const cataloguePackageSchema = z.object({
  version: z.int().min(1),
  publishedAt: z.iso.datetime(),
  county: z.object({ code: z.string(), name: z.string(), phone: z.string() }),
  calendar: workCalendarSchema,
  items: z.array(itemSchema),
  /** 镇村: where an item may be decided that was taken in somewhere else (R50). */
  places: z.array(placeSchema).max(5000).optional(),
  /** 基本目录 of the level above: these must be offered (R04). Stamped by the county when it publishes. */
  basicList: z.array(basicItemSchema).optional(),
  /** 增减说明: what the county offers beyond its last version or no more, each with its written reason. */
  localChanges: z.array(localChangeSchema).optional(),
});
export type CataloguePackage = z.infer<typeof cataloguePackageSchema>;
