import type { Amendment, AmendmentOutcome, CaseContent } from './amendment.ts';
import { currentContent, formAfter, inEffect } from './amendment.ts';
import type { AcceptedMaterial } from './application.ts';
import type { CorrectionRequest } from './correction-request.ts';
import { type MergedField, mergeAmendments } from './merge-amendments.ts';

/**
 * 卷宗: what happened to an application since its acceptance, as this terminal knows it. `applied` is the county's word;
 * `own` are the amendments that were made here and are not in effect, or not yet.
 */
export interface CaseFile {
  readonly correction: CorrectionRequest | null;
  readonly applied: readonly Amendment[];
  readonly own: readonly OwnAmendment[];
}

/** merged: a later one of a person has taken its place. noted: a person has read that it has no effect. */
export interface OwnAmendment {
  readonly amendment: Amendment;
  readonly state: 'waiting' | 'conflict' | 'decided' | 'merged' | 'noted';
}

export const emptyCase: CaseFile = { correction: null, applied: [], own: [] };

/** An amendment in preparation: what was typed and scanned for it is kept from the first stroke on. */
export interface Amending {
  /** The content that it was begun on, by the amendment that made it. Undefined before anything was typed. */
  readonly base?: string | null;
  readonly reason: string;
  readonly wishes: readonly { readonly pointer: string; readonly to: unknown }[];
  readonly materials: readonly AcceptedMaterial[];
}

export const emptyAmending: Amending = { reason: '', wishes: [], materials: [] };

type Accepted = Pick<CaseContent, 'form' | 'materials'>;

/** What the county holds, as far as is known here. */
export function countyContent(application: Accepted, file: CaseFile): CaseContent {
  return currentContent(application, file.applied);
}

/** The same with what is on its way: what a clerk goes on working with. */
export function contentHere(application: Accepted, file: CaseFile): CaseContent {
  return currentContent(application, [...file.applied, ...ownIn(file, 'waiting')]);
}

export interface MergeQuestion {
  readonly amendments: readonly Amendment[];
  readonly fields: readonly MergedField[];
  readonly theirVersion: number;
}

/** All that is in conflict, as one question; null where nothing is. */
export function mergeQuestion(application: Accepted, file: CaseFile): MergeQuestion | null {
  const mine = ownIn(file, 'conflict');
  const first = mine[0];
  if (first === undefined) return null;
  const base = contentMadeBy(application, file, first.base);
  const theirs = countyContent(application, file);
  const ours = mine.reduce((content, amendment) => currentContent(content, [amendment]), base);
  return {
    amendments: mine,
    fields: mergeAmendments({ base: base.form, mine: ours.form, theirs: theirs.form }),
    theirVersion: theirs.version,
  };
}

/**
 * What somebody saw who began on the content that this amendment made. One that is not known any more counts as the
 * accepted content: a person is rather asked once too often.
 */
function contentMadeBy(application: Accepted, file: CaseFile, madeBy: string | null): CaseContent {
  const upTo = file.applied.findIndex(({ id }) => id === madeBy) + 1;
  if (upTo > 0) return currentContent(application, file.applied.slice(0, upTo));
  const own = file.own.find(({ amendment }) => amendment.id === madeBy)?.amendment;
  if (!own) return currentContent(application, []);
  return currentContent(contentMadeBy(application, file, own.base), [own]);
}

/** An amendment in preparation whose ground has moved: what it wishes, beside what came meanwhile. Null where it has not. */
export function overtaken(application: Accepted, file: CaseFile, amending: Amending): readonly MergedField[] | null {
  const now = contentHere(application, file);
  if (amending.base === undefined || amending.base === now.madeBy) return null;
  const base = contentMadeBy(application, file, amending.base);
  const mine = formAfter(base.form, amending.wishes);
  return mergeAmendments({ base: base.form, mine, theirs: now.form });
}

/** The county's word about amendments taken over. What it does not mention stays as it is; a repeat changes nothing. */
export function settledCase(
  file: CaseFile,
  word: { readonly applied: readonly Amendment[]; readonly outcomes: readonly AmendmentOutcome[] },
): CaseFile {
  const known = new Map(file.applied.map((amendment) => [amendment.id, amendment]));
  for (const amendment of word.applied) known.set(amendment.id, amendment);
  for (const told of word.outcomes) {
    const own = file.own.find(({ amendment }) => amendment.id === told.id);
    if (own && told.outcome === 'applied') known.set(told.id, { ...own.amendment, version: told.version });
  }
  const applied = inEffect([...known.values()]);
  const merged = new Set(applied.flatMap(({ merges }) => merges));
  const own = file.own
    .filter(({ amendment }) => !known.has(amendment.id))
    .map((kept): OwnAmendment => {
      if (merged.has(kept.amendment.id)) return { ...kept, state: 'merged' };
      const told = word.outcomes.find(({ id }) => id === kept.amendment.id);
      if (kept.state !== 'waiting' || !told || told.outcome === 'applied') return kept;
      return { ...kept, state: told.outcome };
    });
  return { ...file, applied, own };
}

export function ownIn(file: Pick<CaseFile, 'own'>, state: OwnAmendment['state']): readonly Amendment[] {
  return file.own.filter((one) => one.state === state).map(({ amendment }) => amendment);
}

/** Whether a person at the window has something to do here. */
export function needsClerk(file: CaseFile): boolean {
  return file.own.some(({ state }) => state === 'conflict' || state === 'decided') || isCorrectionOpen(file);
}

/**
 * Asked for, and not answered. The answer's effect may be known before the county's word that the request is closed: who
 * answered must not be asked again meanwhile.
 */
export function isCorrectionOpen({ correction, own, applied }: CaseFile): boolean {
  if (correction === null) return false;
  const answers = ({ answers }: Amendment) => answers === correction.id;
  return !ownIn({ own }, 'waiting').some(answers) && !applied.some(answers);
}
