import { z } from 'zod';
import { caseRoleSchema, caseStateSchema } from './states.ts';

/** The 22 transitions of dossier §3.3 by name; 17 is one transition with two outcomes, 18 leads through VERIFY. */
export const transitionNames = [
  'receive', // 1 收件
  'pre-check', // 2 预审
  'receive-pre-checked', // 3 预审转收件
  'accept', // 4 受理
  'ask-correction', // 5 一次性告知补正
  'hand-in', // 6 补件
  'refuse', // 7 不予受理
  'deem-accepted', // 8 视为受理
  'lapse', // 9 补正逾期
  'start', // 10 流转
  'suspend', // 11 特别程序开始
  'resume', // 12 特别程序结束
  'extend', // 13 延期
  'complete-deferred', // 14 容缺补齐
  'terminate', // 15 终止
  'transfer', // 16 转报
  'decide', // 17 决定
  'verify', // 18 办结核验
  'deliver', // 19 送达
  'withdraw', // 20 撤回
  'void', // 21 作废
  'archive', // 22 归档
] as const;
export const transitionNameSchema = z.enum(transitionNames);
export type TransitionName = z.infer<typeof transitionNameSchema>;

export const moverSchema = z.object({ id: z.string(), name: z.string(), role: caseRoleSchema });
export type Mover = z.infer<typeof moverSchema>;

const reason = z.string().trim().min(2).max(1000);
const code = z.string().min(1).max(100);
const day = z.iso.date();

/** 补正内容: one line of the 一次性告知. */
export const defectSchema = z.object({
  /** Material code of the catalogue; null for a defect of the form. */
  materialCode: code.nullable(),
  /** JSON pointer within the form where it is about an answer. */
  pointer: z.string().max(200).nullable(),
  defect: reason,
  howToFix: reason,
});
export type Defect = z.infer<typeof defectSchema>;

/** What each transition says beyond who and when. Dates are YYYY-MM-DD in Shanghai. */
export const moveDetailSchema = z.discriminatedUnion('transition', [
  z.object({ transition: z.literal('receive'), mode: z.enum(['window', 'kiosk', 'doorstep', 'delegate']) }),
  z.object({ transition: z.literal('pre-check') }),
  z.object({ transition: z.literal('receive-pre-checked'), originalsShown: z.array(code) }),
  z.object({
    transition: z.literal('accept'),
    /** 容缺: what is brought later, each by its day (C6). */
    deferred: z.array(z.object({ materialCode: code, by: day })),
    /** 告知承诺: what a commitment stands for until it is verified. */
    committed: z.array(code),
  }),
  z.object({
    transition: z.literal('ask-correction'),
    defects: z.array(defectSchema).min(1).max(50),
    /** 补正期限 (C3) */
    respondBy: day,
    /** Why a second round is lawful: the fact that was not there at the first. */
    newFact: reason.nullable(),
  }),
  z.object({ transition: z.literal('hand-in'), materials: z.array(code) }),
  z.object({
    transition: z.literal('refuse'),
    reasonCode: code,
    reason,
    basis: z.string().trim().min(2).max(500),
    /** 应向哪个机关申请 */
    otherAuthority: z.string().max(200).nullable(),
  }),
  z.object({ transition: z.literal('deem-accepted') }),
  z.object({ transition: z.literal('lapse') }),
  z.object({ transition: z.literal('start'), step: z.string().min(1).max(100) }),
  z.object({
    transition: z.literal('suspend'),
    /** Name of a special procedure that the item lists. */
    procedure: z.string().min(1).max(100),
    plannedDays: z.int().min(1).max(730),
    reason,
  }),
  z.object({ transition: z.literal('resume'), result: reason }),
  z.object({ transition: z.literal('extend'), days: z.int().min(1).max(90), reason }),
  z.object({ transition: z.literal('complete-deferred'), materials: z.array(code).min(1) }),
  z.object({ transition: z.literal('terminate'), reasonCode: code, reason }),
  z.object({ transition: z.literal('transfer'), to: z.string().min(1).max(200) }),
  z.object({
    transition: z.literal('decide'),
    outcome: z.enum(['approved', 'denied']),
    reason: z.string().max(2000),
    /** 救济途径; needed where denied. */
    remedies: z.string().max(1000),
  }),
  z.object({
    transition: z.literal('verify'),
    materials: z.array(code),
    matches: z.boolean(),
    note: z.string().max(500),
  }),
  z.object({
    transition: z.literal('deliver'),
    documents: z.array(z.string().min(1).max(200)).min(1),
    /** 直接、留置、邮寄、电子、代收 */
    method: z.enum(['direct', 'left', 'post', 'electronic', 'agent']),
    receiver: z.object({
      name: z.string().min(1).max(100),
      idNumber: z.string().max(40),
      relation: z.string().max(50),
    }),
    place: z.string().max(200),
    witness: z.string().max(100).nullable(),
    refusedBecause: z.string().max(500).nullable(),
    /** 文号 of the 送达回证 that was signed at the door. */
    receipt: z.string().max(60).optional(),
  }),
  z.object({ transition: z.literal('withdraw'), reason, returned: z.array(code), isSigned: z.boolean() }),
  z.object({ transition: z.literal('void'), reason }),
  z.object({ transition: z.literal('archive'), packageHash: z.string().length(64) }),
]);
export type MoveDetail = z.infer<typeof moveDetailSchema>;

/** One step of a case, as it happened: body of the ledger event `case/moved`, and what every clock is counted from. */
export const moveSchema = z.object({
  id: z.uuid(),
  from: caseStateSchema,
  to: caseStateSchema,
  /** Wall clock of where it was done; never moved afterwards. */
  at: z.iso.datetime(),
  by: moverSchema,
  /** 第二人: where the rule asks for one. Never the same person. */
  second: moverSchema.nullable(),
  /** 在终端办的，还是县里办的 */
  where: z.enum(['terminal', 'county']),
  /** No line to the county at that moment. */
  offline: z.boolean(),
  detail: moveDetailSchema,
  /** 廉政风险点 that this step met (risk-points.ts), each with what was written about it (R26). */
  risks: z
    .array(z.object({ code, note: z.string().max(500) }))
    .max(20)
    .optional(),
});
export type Move = z.infer<typeof moveSchema>;
