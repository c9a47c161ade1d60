import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { createJourneyTerminal, type JourneyTerminal, readyToWork } from '../support/journey.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { patience } from '../support/until.ts';

const publisher = { by: '县管理员', note: '' };

test('R08: what somebody changed in the county’s database is refused by name, and what was in force stays', () =>
  withOwnDatabase(async ({ terminal, county, database }) => {
    await readyToWork(terminal);
    const before = await noticesOf(terminal);
    const notice = { id: 'n9', title: '停电通知', body: '周六停电', publishedAt: new Date().toISOString() };
    await terminal.stop();
    await county.store.publishing.publishNotices([notice]);
    await database.query(`update publications set body = replace(body, '周六', '周日') where kind = 'notices'`);
    await terminal.start();
    await vi.waitUntil(async () => (await failureOf(terminal)) === 'publication/wrong-hash', patience);
    expect(await noticesOf(terminal)).toEqual(before);

    // Going back is publishing again: the next good version is taken, and the warning is gone.
    await county.store.publishing.publishNotices([{ ...notice, body: '周日停电' }]);
    await vi.waitUntil(async () => (await noticesOf(terminal)).includes('停电通知'), patience);
    await vi.waitUntil(async () => (await failureOf(terminal)) === null, patience);
    await terminal.stop();
    const refused = await withOpenedTruth(terminal.dataDir, ({ ledger }) =>
      ledger.events({ fromSeq: 1, limit: 1000 }).filter(({ type }) => type === 'publication/refused'),
    );
    expect(refused).toMatchObject([{ body: { kind: 'notices', code: 'publication/wrong-hash' } }]);
  }));

test('an announcement that was lost, and a catalogue that the disk damaged, are made good at the next contact', () =>
  withOwnDatabase(async ({ terminal, county, database }) => {
    await readyToWork(terminal);
    await terminal.stop();
    const calendar = { holidays: ['2027-01-01'], makeUpDays: [], knownUntil: '2027-12-31' };
    await county.store.publications.publish({ kind: 'calendar', scope: '', body: calendar, publisher });
    await database.query(`delete from changes where kind = 'publication'`);
    const file = new DatabaseSync(path.join(terminal.dataDir, 'ledger.db'));
    file.exec(`update catalogues set package = replace(package, '样县', '县样')`);
    file.exec(`update catalogues set package = substr(package, 1, 5000)`);
    file.close();

    await terminal.start();
    await vi.waitUntil(
      () => terminal.pushed('terminal').some(({ catalogueVersion }) => catalogueVersion === 1),
      patience,
    );
    const draft = { itemCode: 'DEMO-003', readingId: null, channel: 'window' } as const;
    await vi.waitUntil(async () => (await terminal.ask('startDraft', draft)).ok, patience);
    await vi.waitUntil(
      async () => {
        await terminal.stop();
        const held = await withOpenedTruth(terminal.dataDir, ({ ledger }) => ledger.fact('publication/calendar'));
        await terminal.start();
        return JSON.stringify(held) === JSON.stringify(calendar);
      },
      { ...patience, interval: 1_000 },
    );
  }));

interface Town {
  readonly terminal: JourneyTerminal;
  readonly county: RunningCounty;
  readonly database: Database;
}

async function withOwnDatabase(story: (town: Town) => Promise<void>): Promise<void> {
  const database = await openPgliteDatabase(null);
  const county = await startCounty({ isDemo: true, database });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'journey-'));
  const enrolmentCode = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const terminal = createJourneyTerminal({ dataDir, station: 'window', countyUrl: county.url, enrolmentCode });
  try {
    await terminal.start();
    await story({ terminal, county, database });
  } finally {
    await terminal.stop();
    await county.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function noticesOf(terminal: JourneyTerminal): Promise<readonly unknown[]> {
  const { changes } = await terminal.call('deskPull', { collection: 'notices', after: 0, limit: 500 });
  return changes.flatMap(({ document }) => (document === null ? [] : [document.title]));
}

async function failureOf(terminal: JourneyTerminal): Promise<string | null> {
  const sent = await terminal.ask('sendNow', {});
  return (sent.ok ? sent.value.failure : sent.failure)?.code ?? null;
}
