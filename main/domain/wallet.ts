import { z } from 'zod';
import type { AcceptedMaterial, Application, MaterialEntry, PageRef } from './application.ts';
import type { Item, MaterialRequirement } from './catalogue.ts';
import { addDays, longDate, shanghaiDate } from './dates.ts';
import type { Text } from './failures.ts';

/**
 * 材料库 (R41): what a household handed in once is offered again. Nothing is stored a second time: an offer points at the
 * pages of an accepted application.
 *
 * Trust levels of 国办函〔2016〕108号: A issued by an authority, used directly; B compared with the original at a window,
 * used again with a watermark; C brought by the citizen, the original is still to be seen; D self-made, for its own case only.
 */
export const trustLevels = ['A', 'B', 'C', 'D'] as const;
export type TrustLevel = (typeof trustLevels)[number];

export const trustLevelNames: Readonly<Record<TrustLevel, Text>> = {
  A: { zh: 'A 签发机关电子件', en: 'A issued by the authority' },
  B: { zh: 'B 已与原件核对', en: 'B compared with the original' },
  C: { zh: 'C 要看原件', en: 'C original to be seen' },
  D: { zh: 'D 自制材料', en: 'D self-made' },
};

export const walletOfferSchema = z.object({
  applicationId: z.uuid(),
  localNumber: z.string(),
  itemName: z.string(),
  materialCode: z.string(),
  level: z.enum(trustLevels),
  /** Day of the acceptance that it comes from. */
  takenOn: z.iso.date(),
  /** Last day on which it is offered. */
  validUntil: z.iso.date(),
  ownerName: z.string(),
  isApplicant: z.boolean(),
  issuer: z.string(),
  pageCount: z.int().min(1),
});
export type WalletOffer = z.infer<typeof walletOfferSchema>;

/** What a material of a draft or an application says of where it was taken from. */
export const reuseSchema = z.object({
  applicationId: z.uuid(),
  localNumber: z.string(),
  level: z.enum(trustLevels),
  takenOn: z.iso.date(),
  /** Pages as they lie in the source, by their hashes and in their order. */
  sources: z.array(z.string().length(64)).min(1).max(200),
  /** 征得同意: the applicant was asked and agreed, at this moment. */
  consentAt: z.iso.datetime(),
});
export type Reuse = z.infer<typeof reuseSchema>;

/** One accepted application of a person of the household, with its item as it was then. */
export interface WalletSource {
  readonly application: Pick<
    Application,
    'id' | 'localNumber' | 'itemName' | 'applicantName' | 'idNumber' | 'receivedAt' | 'form' | 'materials'
  >;
  readonly item: Pick<Item, 'materials'> | null;
}

/** Null: it can't be told what it is, or it is void for other cases. */
export function trustOf(
  entry: Pick<MaterialEntry, 'method' | 'originalSeen'>,
  requirement: Pick<MaterialRequirement, 'generated'> | undefined,
): TrustLevel | null {
  if (requirement === undefined || entry.method === 'none') return null;
  if (requirement.generated) return 'D';
  if (entry.method === 'e-licence') return 'A';
  return entry.originalSeen ? 'B' : 'C';
}

/** For each material that is asked for, the newest of what is known; nothing for what is not there or not good any more. */
export function walletOffers(asked: {
  readonly needed: readonly MaterialRequirement[];
  readonly sources: readonly WalletSource[];
  readonly applicantNumber: string;
  readonly today: string;
  readonly walletDays: number;
}): readonly WalletOffer[] {
  const { needed, sources, today } = asked;
  const newestFirst = sources.toSorted((a, b) => b.application.receivedAt.localeCompare(a.application.receivedAt));
  return needed.flatMap((requirement) => {
    if (requirement.generated) return [];
    const offers = newestFirst.flatMap((source) => offerFrom(source, requirement, asked));
    const good = offers.filter(({ validUntil }) => validUntil >= today);
    return good.slice(0, 1);
  });
}

function offerFrom(
  { application, item }: WalletSource,
  requirement: MaterialRequirement,
  asked: { readonly applicantNumber: string; readonly walletDays: number },
): readonly WalletOffer[] {
  const isApplicant = application.idNumber === asked.applicantNumber;
  if (!isApplicant && !requirement.ofHousehold) return [];
  const entry = application.materials.find(({ code }) => code === requirement.code);
  const level = entry
    ? trustOf(
        entry,
        item?.materials.find(({ code }) => code === requirement.code),
      )
    : null;
  if (!entry || level === null || level === 'D' || !isDrawable(entry)) return [];
  const takenOn = firstTakenOn(entry, application);
  return [
    {
      applicationId: application.id,
      localNumber: application.localNumber,
      itemName: application.itemName,
      materialCode: requirement.code,
      level,
      takenOn,
      validUntil: earlier(
        addDays(takenOn, asked.walletDays),
        requirement.code === cardCode ? cardEnd(application) : null,
      ),
      ownerName: application.applicantName,
      isApplicant,
      issuer: requirement.source,
      pageCount: sourcesOf(entry).length,
    },
  ];
}

/** Passed on from case to case, it does not get younger: the day on which somebody last saw it counts. */
function firstTakenOn(entry: AcceptedMaterial, { receivedAt }: { readonly receivedAt: string }): string {
  return entry.reuse?.takenOn ?? shanghaiDate(receivedAt);
}

/** 居民身份证 of the materials dictionary: it is good for as long as it says. */
const cardCode = 'SF';

function cardEnd({ form }: Pick<Application, 'form'>): string | null {
  const { idValidTo } = (form.applicant ?? {}) as { readonly idValidTo?: unknown };
  return typeof idValidTo === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(idValidTo) ? idValidTo : null;
}

function earlier(one: string, other: string | null): string {
  return other !== null && other < one ? other : one;
}

/** A watermark is drawn on pictures; what came as a PDF is handed in anew. */
function isDrawable(entry: AcceptedMaterial): boolean {
  if (entry.reuse) return true;
  return entry.pages.length > 0 && entry.pages.every(({ mediaType }) => mediaType !== 'application/pdf');
}

/** The untouched pages: never a watermark upon a watermark. */
export function sourcesOf(entry: Pick<AcceptedMaterial, 'pages' | 'reuse'>): readonly PageRef['sha256'][] {
  return entry.reuse?.sources ?? entry.pages.map(({ sha256 }) => sha256);
}

/** 水印: what it is good for stands on every page. */
export function watermarkText(use: {
  readonly level: TrustLevel;
  readonly itemName: string;
  readonly takenOn: string;
  readonly usedAt: string;
}): readonly [string, string] {
  const checked = use.level === 'C' ? '原件待核对' : '与原件核对无误';
  return [`${checked}，仅供办理“${use.itemName}”使用`, `${longDate(use.takenOn)}收取，${longDate(use.usedAt)}复用`];
}

/** How an entry stands after an offer was taken: the original of a C is still to be seen. */
export function reusedEntry(
  entry: MaterialEntry,
  taken: { readonly offer: WalletOffer; readonly pages: readonly PageRef[]; readonly reuse: Reuse },
): MaterialEntry {
  return {
    ...entry,
    method: 'scanned',
    originalSeen: taken.offer.level !== 'C',
    pages: [...taken.pages],
    reuse: taken.reuse,
  };
}

/** 待调取、待核验 (R42): what somebody else brings. It keeps no case from being accepted. */
export function placeholderOf(
  entry: Pick<MaterialEntry, 'method'>,
  requirement: Pick<MaterialRequirement, 'eLicence' | 'shared'>,
): 'to-be-fetched' | 'to-be-verified' | null {
  if (requirement.shared) return 'to-be-verified';
  return entry.method === 'e-licence' ? 'to-be-fetched' : null;
}
