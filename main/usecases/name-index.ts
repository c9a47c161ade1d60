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

export function createNameIndex(ledger: Ledger): NameIndex {
  let entries: Entry[] = [];
  const known = new Set<string>();
  const listeners: (() => void)[] = [];

  /** Looks further back until it knows all: after the clock was set back, the newest are not the latest. */
  const catchUp = (): void => {
    const total = Object.values(ledger.counts()).reduce((sum, count) => sum + count, 0);
    for (let limit = firstLook; known.size < total; limit *= 10) {
      const page = ledger.recentApplications({ limit });
      for (const summary of page.filter(({ id }) => !known.has(id))) {
        known.add(summary.id);
        entries.push(entryOf(summary));
      }
      if (page.length < limit) break;
    }
    entries.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
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
    forget() {
      entries = [];
      known.clear();
      for (const listener of listeners) listener();
    },
    onForget: (listener) => void listeners.push(listener),
  };
}

function entryOf(summary: ApplicationSummary): Entry {
  const name = summary.applicantName;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' });
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
