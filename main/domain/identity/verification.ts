import { z } from 'zod';
import type { Text } from '../failures.ts';

/**
 * 联网核验 (R39): what the chip or the clerk said is held against the population database at the county. Until its word
 * comes the identity is 待联网核验; `mismatch` holds the case, `unavailable` keeps nobody waiting.
 */
export const identityVerdicts = ['match', 'mismatch', 'unavailable'] as const;
export type IdentityVerdict = (typeof identityVerdicts)[number];

export const identityWordSchema = z.object({
  applicationId: z.uuid(),
  verdict: z.enum(identityVerdicts),
  /** What differs, in words for staff. */
  note: z.string().max(500),
  checkedBy: z.string().max(200),
  checkedAt: z.iso.datetime(),
  /** Grows with each check at the county; a lower one never replaces a higher one. */
  version: z.int().min(1),
});
export type IdentityWord = z.infer<typeof identityWordSchema>;

/** What the lead found out about a mismatch. The county then checks again. */
export const identityFindings = ['number-mistyped', 'person-confirmed', 'not-the-person', 'not-reached'] as const;
export const identityFindingSchema = z.object({
  applicationId: z.uuid(),
  finding: z.enum(identityFindings),
  text: z.string().trim().min(2).max(1000),
  foundBy: z.string().max(200),
  at: z.iso.datetime(),
  /** The county's word that it answers. */
  about: z.int().min(1),
});
export type IdentityFinding = z.infer<typeof identityFindingSchema>;

export interface HeldIdentity {
  readonly word: IdentityWord | null;
  readonly finding: IdentityFinding | null;
}

export const unheardIdentity: HeldIdentity = { word: null, finding: null };

export type IdentityStanding = 'pending' | IdentityVerdict;

export function standingOf({ word }: HeldIdentity): IdentityStanding {
  return word?.verdict ?? 'pending';
}

/** 挂起: nothing goes on with this case until the county takes the mismatch back. */
export function isHeldByIdentity(held: HeldIdentity): boolean {
  return standingOf(held) === 'mismatch';
}

/** The lead has something to do: a mismatch that no finding answers. */
export function needsLead({ word, finding }: HeldIdentity): boolean {
  return word?.verdict === 'mismatch' && finding?.about !== word.version;
}

/** The same object where the word is known already, or was overtaken by a later one. */
export function identityAfter(held: HeldIdentity, said: IdentityWord): HeldIdentity {
  return said.version <= (held.word?.version ?? 0) ? held : { ...held, word: said };
}

export const identityStandingNames: Readonly<Record<IdentityStanding, Text>> = {
  pending: { zh: '待联网核验', en: 'To be verified online' },
  match: { zh: '联网核验一致', en: 'Verified: matches' },
  mismatch: { zh: '联网核验不一致', en: 'Verified: does not match' },
  unavailable: { zh: '暂时核验不了', en: 'Can’t be verified now' },
};

export const identityFindingNames: Readonly<Record<IdentityFinding['finding'], Text>> = {
  'number-mistyped': { zh: '号码或姓名录错，已作更正', en: 'Number or name was mistyped, and is corrected' },
  'person-confirmed': { zh: '本人持原件到场，身份属实', en: 'The person came with the original; it is them' },
  'not-the-person': { zh: '不是本人办理', en: 'It was somebody else' },
  'not-reached': { zh: '暂时联系不上本人', en: 'The person could not be reached' },
};

/** 告知申请人: what the citizen is told. It names no suspicion; records are often late or written differently. */
export function mismatchNotice(about: {
  readonly applicantName: string;
  readonly itemName: string;
  readonly localNumber: string;
  readonly officeName: string;
  readonly phone: string;
}): string {
  const { applicantName, itemName, localNumber, officeName, phone } = about;
  return `${applicantName}：您申办的“${itemName}”（${localNumber}），联网核对身份信息时与人口库的记录不一致，办理暂停。请您带上身份证或户口簿原件到${officeName}核对；信息更正后接着办，已交的材料不用重交。咨询电话：${phone}。`;
}
