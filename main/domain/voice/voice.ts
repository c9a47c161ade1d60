import { z } from 'zod';
import type { Text } from '../failures.ts';

/** 投诉举报 and 意见征集: what a citizen says about the service rather than asks of it. */
export const voiceKinds = ['complaint', 'report', 'advice'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

export const voiceKindNames: Readonly<Record<VoiceKind, Text>> = {
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report of misconduct' },
  advice: { zh: '意见建议', en: 'Suggestion' },
};

/** What a suggestion or complaint is about, to be ticked; the words come beside it. */
export const voiceTopics = ['waiting', 'manner', 'papers', 'explaining', 'fees', 'overdue', 'place', 'other'] as const;
export type VoiceTopic = (typeof voiceTopics)[number];

export const voiceTopicNames: Readonly<Record<VoiceTopic, Text>> = {
  waiting: { zh: '等得太久', en: 'Waiting too long' },
  manner: { zh: '服务态度', en: 'Manner of staff' },
  papers: { zh: '多要材料', en: 'Papers beyond the guide' },
  explaining: { zh: '没有说清楚', en: 'Not explained' },
  fees: { zh: '收费', en: 'Fees' },
  overdue: { zh: '到期没办', en: 'Not done in time' },
  place: { zh: '场地和设备', en: 'Place and machines' },
  other: { zh: '其他', en: 'Something else' },
};

export const givenVoiceSchema = z
  .object({
    kind: z.enum(voiceKinds),
    topics: z.array(z.enum(voiceTopics)).max(voiceTopics.length),
    words: z.string().trim().max(2000),
    /** 办件编号, where it is about one. */
    localNumber: z.string().trim().max(60),
    /** Both may stay empty: nobody has to give a name. */
    name: z.string().trim().max(50),
    phone: z.string().trim().max(30),
  })
  .refine(({ topics, words }) => topics.length > 0 || words.length >= 2, { message: 'says nothing' });
export type GivenVoice = z.infer<typeof givenVoiceSchema>;

/** What is sealed for the county alone: the window that it is about never reads it. */
export const sealedVoiceSchema = z.object({
  voice: givenVoiceSchema,
  office: z.string(),
  at: z.iso.datetime(),
});
export type SealedVoice = z.infer<typeof sealedVoiceSchema>;

/** Body of `voice/given`. */
export const voiceBodySchema = z.object({
  voiceId: z.uuid(),
  number: z.string().min(1).max(60),
  sealed: z.string().min(1).max(40_000),
});
export type VoiceBody = z.infer<typeof voiceBodySchema>;

/** received: the county has it; transferred: handed to 12345; answered: with words; closed: done. */
export const voiceStates = ['on-terminal', 'received', 'transferred', 'answered', 'closed'] as const;
export type VoiceState = (typeof voiceStates)[number];

export const voiceStateNames: Readonly<Record<VoiceState, Text>> = {
  'on-terminal': { zh: '已登记，等待送县', en: 'Registered, waiting to be sent' },
  received: { zh: '县里已收到，正在处理', en: 'The county is looking into it' },
  transferred: { zh: '已转 12345 办理', en: 'Handed to the 12345 hotline' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
};

/** The county's word; it goes to the terminal where it was given. */
export const voiceStatusSchema = z.object({
  number: z.string(),
  state: z.enum(voiceStates).exclude(['on-terminal']),
  answer: z.string().max(2000).nullable(),
  version: z.int().min(1),
});
export type VoiceStatus = z.infer<typeof voiceStatusSchema>;

/** As the terminal keeps it: when and where it stands, never what it says. */
export interface HeldVoice {
  readonly number: string;
  readonly codeIndex: string;
  readonly at: string;
  readonly status: VoiceStatus | null;
}

/** `TS-A001-20261122-0003`; TS for 投诉, so that no scanner takes it for an application. */
export function voiceNumber({ prefix, date, counter }: { prefix: string; date: string; counter: number }): string {
  return `TS-${prefix}-${date.replaceAll('-', '')}-${String(counter).padStart(4, '0')}`;
}

export function normaliseVoiceNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
