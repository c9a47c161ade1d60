import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardReading } from '../../main/domain/application.ts';
import { must } from '../../main/domain/result.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import {
  accept,
  aDraft,
  anApplication,
  anEnrolment,
  aReading,
  aSubmission,
  citizenId,
  citizenName,
  testClock,
  uuid,
} from './ledger-fixtures.ts';
import { type LedgerProcess, startLedgerProcess } from './ledger-process.ts';

let directory = '';
let file = '';
const processes: LedgerProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
  file = path.join(directory, 'ledger.db');
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.killed()));
  rmSync(directory, { recursive: true });
});

const open = (options: { at?: string; key?: number } = {}) =>
  openSqliteLedger({
    path: file,
    sealer: createSealer(new Uint8Array(32).fill(options.key ?? 7)),
    ...testClock(options.at),
  });

const start = (options: Partial<Parameters<typeof startLedgerProcess>[0]>): LedgerProcess => {
  const started = startLedgerProcess({ path: file, ...options });
  processes.push(started);
  return started;
};

const isNumber = (line: string): boolean => /^\d+$/.test(line);

describe('a ledger in a file', () => {
  it('is there again after closing and opening', () => {
    const first = must(open());
    must(first.transact((writer) => accept(writer, anApplication(1))));
    must(first.transact((writer) => writer.putDraft(aDraft(2), null)));
    const before = { head: first.head(), changes: first.changeCounter() };
    first.close();
    first.close();
    const second = must(open());
    expect(second.application(uuid(1))).toEqual(anApplication(1));
    expect(second.draft(uuid(2))).toEqual(aDraft(2, { revision: 1 }));
    expect({ head: second.head(), changes: second.changeCounter() }).toEqual(before);
    must(second.transact((writer) => accept(writer, anApplication(3))));
    expect(second.verifyChain()).toMatchObject({ intact: true, eventCount: 2 });
    second.close();
  });

  it('keeps no name, number or key in the clear, in any of its files', () => {
    const ledger = must(open());
    const secrets = [citizenId, citizenName, '13800138000', 'very-private', '示例路', '张三说'];
    must(
      ledger.transact((writer) => {
        accept(writer, anApplication(1));
        writer.putDraft(aDraft(2, { form: { applicant: { name: citizenName, idNumber: citizenId } } }), null);
        writer.putCardReading(aReading('r'));
        writer.setFact('enrolment', anEnrolment());
        writer.putSubmission(
          aSubmission(uuid(1), 1, { failure: 'county/refused', failureDetail: `张三说 ${citizenId}` }),
        );
        writer.updateApplication(uuid(1), { countyNumber: 'C-1' });
      }),
    );
    const found = () =>
      readdirSync(directory).flatMap((name) => {
        const bytes = readFileSync(path.join(directory, name));
        return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${name}: ${secret}`);
      });
    expect(readdirSync(directory)).toContain('ledger.db-wal');
    expect(found()).toEqual([]);
    // The search itself would find something that isn't sealed.
    expect(readFileSync(`${file}-wal`).includes('application/accepted')).toBe(true);
    ledger.close();
    expect(found()).toEqual([]);
  });

  it('reads a card reading of an earlier release, which noted less', () => {
    const ledger = must(open());
    const { numberIsRight, oldNumber, standard, unmapped, photo, ...earlier } = aReading('r');
    expect([numberIsRight, oldNumber, standard, unmapped, photo]).not.toContain(undefined);
    const written = earlier as CardReading;
    must(ledger.transact((writer) => writer.putCardReading(written)));
    expect(ledger.cardReading('r')).toEqual({
      ...written,
      numberIsRight: null,
      oldNumber: null,
      standard: null,
      unmapped: [],
      photo: null,
    });
    ledger.close();
  });

  it('is refused to a second opener in this process and in another one', async () => {
    const ledger = must(open());
    expect(open()).toMatchObject({ ok: false, failure: { code: 'terminal/in-use' } });
    const other = start({ count: 1 });
    await other.until((lines) => lines.includes('refused terminal/in-use'));
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    ledger.close();
    const third = start({});
    await third.until((lines) => lines.includes('open'));
    expect(open()).toMatchObject({ ok: false, failure: { code: 'terminal/in-use' } });
  });

  it('is free again at once when its process was killed', async () => {
    const other = start({});
    await other.until((lines) => lines.includes('open'));
    expect(open()).toMatchObject({ ok: false, failure: { code: 'terminal/in-use' } });
    await other.killed();
    const ledger = open();
    expect(ledger.ok).toBe(true);
    must(ledger).close();
  });

  it('has every acknowledged application after kill -9 in the middle of writing, four times over', async () => {
    const acknowledged = new Set<number>();
    let next = 1;
    for (const enough of [1, 57, 140, 260]) {
      const other = start({ first: next, count: 100_000 });
      await other.until((lines) => lines.filter(isNumber).length >= enough);
      await other.killed();
      for (const line of other.lines.filter(isNumber)) acknowledged.add(Number(line));
      const ledger = must(open());
      for (const number of acknowledged) {
        expect(ledger.application(uuid(number))?.localNumber).toBe(anApplication(number).localNumber);
      }
      // At most the one that was committed but not yet told is there besides; none is there by half.
      const all = ledger.recentApplications({ limit: 1_000_000 });
      const events = ledger.events({ fromSeq: 1, limit: 1_000_000 });
      expect(all.length - acknowledged.size).toBeLessThanOrEqual(1);
      expect(events.map((event) => event.applicationId).sort()).toEqual(all.map(({ id }) => id).sort());
      expect(ledger.dueSubmissions(Date.now(), 1_000_000)).toHaveLength(all.length);
      expect(ledger.counts()['on-terminal']).toBe(all.length);
      expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: all.length });
      ledger.close();
      for (const { id } of all) acknowledged.add(Number.parseInt(id.slice(-12), 16));
      next = Math.max(...acknowledged) + 1;
    }
    expect(acknowledged.size).toBeGreaterThan(450);
  });

  it.skipIf(process.platform === 'win32')(
    'says that the disk is full, keeps what it has, and goes on with more room',
    async () => {
      const other = start({ count: 100_000, fileLimitBlocks: 1024 });
      await other.until((lines) => lines.some((line) => line.startsWith('intact')));
      expect(other.lines.filter((line) => line.startsWith('refused'))).toEqual(['refused ledger/full']);
      expect(other.lines).toContain('intact true');
      const written = other.lines.filter(isNumber).length;
      expect(written).toBeGreaterThan(5);
      await other.killed();
      const ledger = must(open());
      expect(ledger.recentApplications({ limit: 100_000 })).toHaveLength(written);
      must(ledger.transact((writer) => accept(writer, anApplication(written + 1))));
      expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: written + 1 });
      ledger.close();
    },
  );

  it('does not open under another data key, and is unharmed by the try', () => {
    must(open()).close();
    expect(open({ key: 8 })).toMatchObject({ ok: false, failure: { code: 'ledger/chain-broken' } });
    must(open()).close();
  });

  it('refuses what is not a ledger, and leaves it as it is', () => {
    const text = 'this was something else once, and longer than a page header '.repeat(100);
    writeFileSync(file, text);
    expect(open()).toMatchObject({ ok: false, failure: { code: 'ledger/chain-broken' } });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('says so where nothing can be written', () => {
    writeFileSync(path.join(directory, 'plain-file'), '');
    file = path.join(directory, 'plain-file', 'ledger.db');
    expect(open()).toMatchObject({ ok: false, failure: { code: 'ledger/full' } });
  });

  it('lets decided work leave the desk after 30 days, and only that', () => {
    const first = must(open());
    for (const number of [1, 2]) must(first.transact((writer) => accept(writer, anApplication(number))));
    must(first.transact((writer) => writer.updateApplication(uuid(1), { state: 'APPROVED' })));
    const checkpoint = first.changeCounter();
    first.close();
    must(open({ at: '2026-12-20T00:00:00.000Z' })).close();
    const later = must(open({ at: '2026-12-30T00:00:00.000Z' }));
    expect(later.changes('applications', checkpoint, 10)).toEqual([
      { id: uuid(1), change: checkpoint + 1, document: null },
    ]);
    expect(later.changes('applications', 0, 10).map(({ id }) => id)).toEqual([uuid(2)]);
    expect(later.application(uuid(1))?.state).toBe('APPROVED');
    expect(later.counts().decided).toBe(1);
    must(later.transact((writer) => writer.markReceiptPrinted(uuid(1))));
    expect(later.changes('applications', checkpoint + 1, 10)).toMatchObject([
      { id: uuid(1), document: { receiptPrinted: true } },
    ]);
    later.close();
  });
});
