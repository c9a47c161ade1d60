import { setImmediate as breath } from 'node:timers/promises';
import { pinyin } from 'pinyin-pro';
import type { ApplicationSummary } from '../domain/application.ts';
import type { Ledger } from '../ledger/port.ts';

/**
 * Search by name and pinyin. Names are sealed in the ledger, so the index lives in memory, and only while somebody is
 * logged in (design §3).
 */
export interface NameIndex {
  /** Ids, newest first. */
  find(query: string, limit: number): readonly string[];
  /** Reads what is not known yet in handfuls, with room for everything else between them: the next `find` does not wait. */
  warm(): Promise<void>;
  forget(): void;
  /** Whatever else knows people in memory goes at the same moment. */
  onForget(listener: () => void): void;
}

interface Entry {
  readonly id: string;
  readonly receivedAt: string;
  /** name, full pinyin, initials, item name and both numbers, in lower case, a line each. */
  readonly text: string;
}

/** Usually only the newest are new. */
const firstLook = 1000;
/** Opening these takes some tens of milliseconds on a slow machine. */
const handful = 100;

export function createNameIndex(ledger: Ledger): NameIndex {
  let entries: Entry[] = [];
  const known = new Set<string>();
  const listeners: (() => void)[] = [];
  /** One person comes again and again, and finding the syllables of a name is what takes long. */
  const syllables = new Map<string, readonly string[]>();
  let round = 0;

  const total = (): number => Object.values(ledger.counts()).reduce((sum, count) => sum + count, 0);
  const learn = (page: readonly ApplicationSummary[]): void => {
    for (const summary of page.filter(({ id }) => !known.has(id))) {
      known.add(summary.id);
      entries.push(entryOf(summary, syllables));
    }
  };
  const inOrder = (): void => void entries.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));

  /** Looks further back until it knows all: after the clock was set back, the newest are not the latest. */
  const catchUp = (): void => {
    const all = total();
    if (known.size >= all) return;
    for (let limit = firstLook; known.size < all; limit *= 10) {
      const page = ledger.recentApplications({ limit });
      learn(page);
      if (page.length < limit) break;
    }
    inOrder();
  };

  return {
    find(query, limit) {
      catchUp();
      const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
      const hits: string[] = [];
      for (const entry of entries) {
        if (entry.text.includes(wanted)) hits.push(entry.id);
        if (hits.length >= limit) break;
      }
      return hits;
    },
    async warm() {
      const [own, all] = [round, total()];
      let before: string | undefined;
      while (known.size < all) {
        const page = ledger.recentApplications(before === undefined ? { limit: handful } : { limit: handful, before });
        const last = page.at(-1);
        if (last === undefined) break;
        learn(page);
        before = last.receivedAt;
        await breath();
        // Locked meanwhile: nothing may be learnt any more.
        if (own !== round) return;
      }
      inOrder();
    },
    forget() {
      round += 1;
      entries = [];
      known.clear();
      syllables.clear();
      for (const listener of listeners) listener();
    },
    onForget: (listener) => void listeners.push(listener),
  };
}

function entryOf(summary: ApplicationSummary, known: Map<string, readonly string[]>): Entry {
  const name = summary.applicantName;
  const syllables = known.get(name) ?? pinyin(name, { toneType: 'none', type: 'array', surname: 'head' });
  known.set(name, syllables);
  const text = [
    name,
    syllables.join(''),
    syllables.map((syllable) => syllable.charAt(0)).join(''),
    summary.itemName,
    summary.localNumber,
    summary.countyNumber ?? '',
  ];
  return { id: summary.id, receivedAt: summary.receivedAt, text: text.join('\n').toLowerCase() };
}
