import { z } from 'zod';
import type { Text } from '../failures.ts';

/** 好差评 (国办发〔2019〕51号): five levels in the codes of GB/T 39046-2020 A.8, where 1 is the best. */
export const ratingLevels = [1, 2, 3, 4, 5] as const;
export const ratingLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type RatingLevel = z.infer<typeof ratingLevelSchema>;

export const ratingLevelNames: Readonly<Record<RatingLevel, Text>> = {
  1: { zh: '非常满意', en: 'Very satisfied' },
  2: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  4: { zh: '不满意', en: 'Dissatisfied' },
  5: { zh: '非常不满意', en: 'Very dissatisfied' },
};

/** 分项: each may be left out. */
export const ratingAspects = ['efficiency', 'skill', 'manner'] as const;
export type RatingAspect = (typeof ratingAspects)[number];

export const ratingAspectNames: Readonly<Record<RatingAspect, Text>> = {
  efficiency: { zh: '办事效率', en: 'Speed' },
  skill: { zh: '业务水平', en: 'Skill' },
  manner: { zh: '服务态度', en: 'Manner' },
};

const aspect = ratingLevelSchema.nullable();

/** What the citizen says; nothing but the level is asked for. */
export const givenRatingSchema = z.object({
  level: ratingLevelSchema,
  aspects: z.object({ efficiency: aspect, skill: aspect, manner: aspect }),
  words: z.string().trim().max(500),
  /** 实名: may be called back. */
  isNamed: z.boolean(),
});
export type GivenRating = z.infer<typeof givenRatingSchema>;

/** What is sealed for the county alone. */
export const sealedRatingSchema = givenRatingSchema.extend({
  id: z.uuid(),
  applicationId: z.uuid(),
  at: z.iso.datetime(),
});
export type SealedRating = z.infer<typeof sealedRatingSchema>;

/**
 * Body of `rating/given`. `visit` tells one visit from another and names nobody: on site one person's one day, at a kiosk
 * one matter. A second rating of the same visit is none.
 */
export const ratingBodySchema = z.object({
  ratingId: z.uuid(),
  applicationId: z.uuid(),
  mode: z.enum(['on-site', 'kiosk']),
  visit: z.string().length(64),
  /** Compact JWE over a SealedRating, for the county's opening key. */
  sealed: z.string().min(1).max(20_000),
});
export type RatingBody = z.infer<typeof ratingBodySchema>;

/** 差评: the two lowest levels; each is called back and put right within a time limit. */
export function isBad(level: RatingLevel): boolean {
  return level >= 4;
}

/** The words that tell whose visit this is, to be hashed: a day at the window, or one matter at the kiosk. */
export function visitWords(visit: {
  readonly mode: RatingBody['mode'];
  readonly idNumber: string;
  readonly applicationId: string;
  readonly day: string;
}): string {
  return visit.mode === 'on-site'
    ? `rating/visit/${visit.idNumber}/${visit.day}`
    : `rating/matter/${visit.applicationId}`;
}
