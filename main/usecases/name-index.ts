import { pinyin } from 'pinyin-pro';
import type { SearchReading } from '../../preload/contract-ease.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import type { Ledger } from '../ledger/port.ts';
import { createPace, type Pace } from './search/pace.ts';

/**
 * Search by name and pinyin. Names are sealed in the ledger, so the index lives in memory, and only while somebody is
 * logged in (design §3).
 */
export interface NameIndex {
  /** Ids, newest first. */
  find(query: string, limit: number): readonly string[];
  /** Reads what is not known yet in handfuls, with room for everything else between them: the next `find` does not wait. */
  warm(): Promise<void>;
  /** 预读: the same in the background, with pauses, and then for whatever else is searched. Whoever searches hurries it. */
  readAhead(): Promise<void>;
  reading(): SearchReading;
  forget(): void;
  /** Whatever else knows people in memory is read, and goes, at the same moment. */
  onReadAhead(read: (pace: Pace) => Promise<void>): void;
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

export function createNameIndex(
  ledger: Ledger,
  onReading: (reading: SearchReading) => void = () => undefined,
): NameIndex {
  let entries: Entry[] = [];
  const known = new Set<string>();
  const listeners: (() => void)[] = [];
  /** One person comes again and again, and finding the syllables of a name is what takes long. */
  const syllables = new Map<string, readonly string[]>();
  const readers: ((pace: Pace) => Promise<void>)[] = [];
  const pace = createPace();
  let round = 0;
  let warming: Promise<void> | null = null;
  let reading: SearchReading = null;
  const tell = (next: SearchReading): void => {
    reading = next;
    onReading(next);
  };

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

  /** Two that want it at once read it once. */
  function warm(): Promise<void> {
    const own = round;
    warming ??= readAll().finally(() => {
      if (own === round) warming = null;
    });
    return warming;
  }

  async function readAll(): Promise<void> {
    const [own, all] = [round, total()];
    if (known.size >= all) return;
    let before: string | undefined;
    while (known.size < all) {
      const page = ledger.recentApplications(before === undefined ? { limit: handful } : { limit: handful, before });
      const last = page.at(-1);
      if (last === undefined) break;
      learn(page);
      before = last.receivedAt;
      tell({ read: Math.min(known.size, all), total: all });
      await pace.rest();
      // Locked meanwhile: nothing may be learnt any more.
      if (own !== round) return;
    }
    inOrder();
    tell(null);
  }

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
    warm() {
      pace.hurry();
      return warm();
    },
    async readAhead() {
      const own = round;
      pace.stroll();
      await warm();
      for (const read of readers) if (own === round) await read(pace);
    },
    forget() {
      round += 1;
      entries = [];
      known.clear();
      syllables.clear();
      warming = null;
      tell(null);
      for (const listener of listeners) listener();
    },
    reading: () => reading,
    onReadAhead: (read) => void readers.push(read),
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
