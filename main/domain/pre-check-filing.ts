import { z } from 'zod';
import type { CardReading, Draft } from './application.ts';
import type { Item, MaterialRequirement } from './catalogue.ts';
import { checkDraft, requiredMaterials } from './completeness.ts';
import { shanghaiDate } from './dates.ts';
import { caseNumberSchema, preCheckedMaterialSchema } from './pre-check.ts';
import type { FieldProblem } from './result.ts';

/**
 * 自助预审 (T2): what a citizen filled in alone, at a kiosk. It is no receipt and starts no clock: only a window receives
 * (T3), because acceptance is of the posts W and W2 and originals are shown to a person.
 */
export const preCheckFilingSchema = z.object({
  /** Made by the terminal, so that it can be printed without a line; the county takes it as its own. */
  caseNumber: caseNumberSchema,
  itemCode: z.string().min(1),
  itemName: z.string(),
  catalogueVersion: z.int().min(1),
  situation: z.record(z.string(), z.string()),
  form: z.record(z.string(), z.unknown()),
  materials: z.array(preCheckedMaterialSchema).max(200),
  filedAt: z.iso.datetime(),
  /** Until then a window opens it. */
  expiresAt: z.iso.datetime(),
  officeName: z.string(),
});
export type PreCheckFiling = z.infer<typeof preCheckFilingSchema>;

/** As the terminal keeps it; `eventSeq` tells whether the county has it, `unsentPages` what it lacks of it. */
export interface HeldFiling {
  /** The draft that it was: a second press gets the first number. */
  readonly draftId: string;
  readonly filing: PreCheckFiling;
  readonly eventSeq: number;
  readonly unsentPages: readonly string[];
}

export const filingDays = 30;

/** YS, the day, ten signs: the form of the county's own numbers, and as hard to guess. */
export function filingNumber(now: string, signs: string): string {
  return `YS${shanghaiDate(now).replaceAll('-', '')}-${signs}`;
}

/** What is to be done about one paper, in the words of whoever has to bring it. */
export type Bringing =
  /** The card was read here; it is shown once more. */
  | 'card'
  /** Scanned here; the original is shown at the window. */
  | 'original'
  /** Scanned here, and no original is asked for. */
  | 'done'
  /** Not here yet: bring it. */
  | 'bring'
  /** Made and signed at the window. */
  | 'window'
  /** The county looks it up. */
  | 'looked-up';

export interface Brought {
  readonly material: MaterialRequirement;
  readonly bringing: Bringing;
}

/** 居民身份证, in every catalogue that this product has met; a county that names it otherwise has it scanned like any paper. */
const identityCard = 'SF';

export function whatToBring(
  draft: Pick<Draft, 'materials' | 'situation' | 'identity'>,
  item: Item,
): readonly Brought[] {
  return requiredMaterials(item, draft.situation).map((material) => {
    const entry = draft.materials.find(({ code }) => code === material.code);
    return { material, bringing: bringingOf(material, (entry?.pages.length ?? 0) > 0, draft.identity.method) };
  });
}

function bringingOf(
  material: MaterialRequirement,
  isScanned: boolean,
  identity: Draft['identity']['method'],
): Bringing {
  if (isScanned) return material.originals > 0 ? 'original' : 'done';
  if (material.code === identityCard && identity === 'chip') return 'card';
  if (material.generated) return 'window';
  return material.shared === true ? 'looked-up' : 'bring';
}

export interface PreCheckVerdict {
  /** Keeps it from being handed in for pre-check: a wrong or missing answer, a closed item, an open question. */
  readonly barring: readonly FieldProblem[];
  readonly bring: readonly Brought[];
}

/** 预审: the local rules, all of them at once; missing papers are named and bar nothing. */
export function preCheckVerdict(about: {
  readonly draft: Draft;
  readonly item: Item;
  readonly reading: CardReading | null;
  readonly today: string;
}): PreCheckVerdict {
  const { draft, item } = about;
  const barring = checkDraft(about).filter(({ pointer }) => !pointer.startsWith('/materials/'));
  return { barring, bring: whatToBring(draft, item) };
}

/** Scanned pages go along; a paper that was not scanned is not claimed. */
export function filedMaterials({ materials }: Draft): PreCheckFiling['materials'] {
  return materials
    .filter(({ pages }) => pages.length > 0)
    .map(({ code, pages }) => ({ code, state: 'uploaded', note: '', pages: [...pages] }));
}
