import type { Draft, MaterialEntry } from '../../main/domain/application.ts';
import { isSameValue } from './same-value.ts';

/** An answer that was typed here and gave way to another one in the ledger. */
export interface LostAnswer {
  /** JSON pointer into the draft. */
  readonly pointer: string;
  readonly mine: unknown;
  readonly stored: unknown;
}

export interface MergedDraft {
  readonly draft: Draft;
  readonly lost: readonly LostAnswer[];
}

/**
 * Two changes of one draft meet: this desk's and the ledger's (a scan that added pages, a card that filled fields,
 * another window). Field by field: who alone changed a field wins it; where both did, the ledger wins and what was typed
 * here is reported, never dropped silently. Only what the desk owns is merged; the rest is the main process's word.
 */
export function mergeDrafts(base: Draft | null, mine: Draft, stored: Draft): MergedDraft {
  const lost: LostAnswer[] = [];
  const merge = <K extends 'form' | 'situation' | 'provenance' | 'identity'>(part: K): Draft[K] =>
    mergeValue(base?.[part], mine[part], stored[part], `/${part}`, lost) as Draft[K];
  return {
    draft: {
      ...stored,
      form: merge('form'),
      situation: merge('situation'),
      provenance: merge('provenance'),
      identity: merge('identity'),
      materials: mergeMaterials(base?.materials ?? [], mine.materials, stored.materials, lost),
      ...(stored.preCheck ? { preCheck: { ...stored.preCheck, settled: lookedAt(mine, stored) } } : {}),
    },
    lost,
  };
}

/** What a person has looked at stays looked at, wherever that was. */
function lookedAt(mine: Draft, stored: Draft): string[] {
  return [...new Set([...(stored.preCheck?.settled ?? []), ...(mine.preCheck?.settled ?? [])])];
}

/** The answers of `mine` that differ from `base`, laid over the newest ones: a keystroke must not undo a card. */
export function mergeAnswers(base: Draft['form'], mine: Draft['form'], newest: Draft['form']): Draft['form'] {
  const gaveWay: LostAnswer[] = [];
  return mergeValue(base, newest, mine, '', gaveWay) as Draft['form'];
}

/** Everything that the desk had typed since `base` and that no longer has a draft to live in. */
export function answersSince(base: Draft | null, mine: Draft): readonly LostAnswer[] {
  const lost: LostAnswer[] = [];
  collectChanges(base?.form, mine.form, '/form', lost);
  return lost;
}

function mergeMaterials(
  base: readonly MaterialEntry[],
  mine: readonly MaterialEntry[],
  stored: readonly MaterialEntry[],
  lost: LostAnswer[],
): MaterialEntry[] {
  return stored.map((entry) => {
    const own = mine.find((candidate) => candidate.code === entry.code);
    if (!own) return entry;
    const before = base.find((candidate) => candidate.code === entry.code);
    const at = `/materials/${entry.code}`;
    return {
      ...entry,
      originalSeen: mergeValue(before?.originalSeen, own.originalSeen, entry.originalSeen, at, lost) as boolean,
      method: mergeValue(before?.method, own.method, entry.method, at, lost) as MaterialEntry['method'],
    };
  });
}

function mergeValue(base: unknown, mine: unknown, stored: unknown, pointer: string, lost: LostAnswer[]): unknown {
  if (isSameValue(mine, base) || isSameValue(mine, stored)) return stored;
  if (isSameValue(stored, base)) return mine;
  if (isRecord(mine) && isRecord(stored)) {
    const before = isRecord(base) ? base : {};
    const merged: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(stored), ...Object.keys(mine)])) {
      const value = mergeValue(before[key], mine[key], stored[key], `${pointer}/${escapeKey(key)}`, lost);
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  }
  if (mine !== undefined) lost.push({ pointer, mine, stored });
  return stored;
}

function collectChanges(base: unknown, mine: unknown, pointer: string, found: LostAnswer[]): void {
  if (isSameValue(base, mine) || mine === undefined) return;
  if (!isRecord(mine)) {
    found.push({ pointer, mine, stored: undefined });
    return;
  }
  const before = isRecord(base) ? base : {};
  for (const [key, value] of Object.entries(mine))
    collectChanges(before[key], value, `${pointer}/${escapeKey(key)}`, found);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 6901. */
const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
