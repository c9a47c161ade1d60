import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { usualConfiguration } from '../../../main/domain/configuration.ts';
import type { OpenedPublication, PublicationKind } from '../../../main/domain/publication.ts';
import { must } from '../../../main/domain/result.ts';
import type { StaffPerson } from '../../../main/domain/staff-list.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { publicationShelf } from '../../../main/publications/publication-shelf.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import { hashOf } from '../../../sync/open-publication.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { catalogueOf } from '../usecases/window.ts';

const clock = { now: () => new Date('2026-11-22T02:00:00.000Z'), monotonicMs: () => 1 };

/** As `openPublication` gives it; what is checked there is tested there. */
function opened<K extends PublicationKind>(
  kind: K,
  version: number,
  body: Extract<OpenedPublication, { kind: K }>['body'],
  scope = '',
): OpenedPublication {
  const seal = { scope, version, hash: hashOf(body), publishedAt: clock.now().toISOString() };
  return { ...seal, kind, body, jws: 'a.b.c' } as OpenedPublication;
}
const calendar = (day: string) => ({ holidays: [day], makeUpDays: [], knownUntil: '2027-12-31' });
const notices = (id: string, at: string) => ({ notices: [{ id, title: id, body: '', publishedAt: at }] });

describe.each(['in memory', 'SQLite'])('publications in a ledger %s', (kind) => {
  let ledger: Ledger;
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'shelf-'));
    const sealer = createSealer(new Uint8Array(32).fill(7));
    ledger =
      kind === 'SQLite'
        ? must(openSqliteLedger({ path: path.join(directory, 'ledger.db'), sealer, ...clock }))
        : openMemoryLedger(clock);
  });
  afterEach(() => {
    ledger.close();
    rmSync(directory, { recursive: true });
  });
  const events = () =>
    ledger.events({ fromSeq: 1, limit: 100 }).map(({ type, body }) => [type, body.kind ?? body.name]);

  test('an older version, and another one under a number that was used, are refused; what is in force stays', () => {
    const shelf = publicationShelf(ledger);
    must(shelf.switchPublication(opened('calendar', 2, calendar('2027-01-01'))));
    for (const version of [1, 2]) {
      const other = opened('calendar', version, calendar('2027-01-04'));
      expect(shelf.switchPublication(other)).toMatchObject({ ok: false, failure: { code: 'publication/older' } });
    }
    expect(ledger.fact('publication/calendar')).toEqual(calendar('2027-01-01'));
    expect(shelf.publications()).toMatchObject([{ kind: 'calendar', version: 2 }]);
    expect(events()).toEqual([['publication/switched', 'calendar']]);
  });

  test('R05: a catalogue with an item that lacks its supervision channel does not come into force, and is named', () => {
    const shelf = publicationShelf(ledger);
    must(shelf.switchPublication(opened('catalogue', 1, catalogueOf(1, [sampleItem()]))));
    const bad = catalogueOf(2, [sampleItem(), sampleItem({ code: 'T-2', name: '低保', supervisePhone: ' ' })]);
    const refused = shelf.switchPublication(opened('catalogue', 2, bad));
    expect(refused).toMatchObject({
      failure: { code: 'publication/incomplete', detail: expect.stringContaining('低保') },
    });
    expect(ledger.catalogue()?.version).toBe(1);
    expect(shelf.publications()).toMatchObject([{ kind: 'catalogue', version: 1 }]);
  });

  test('R04: a catalogue without an item of its basic list does not come into force, and the item is named', () => {
    const shelf = publicationShelf(ledger);
    const basicList = [
      { code: 'T-1', name: '临时救助' },
      { code: 'T-9', name: '最低生活保障' },
    ];
    const lacking = { ...catalogueOf(1, [sampleItem()]), basicList };
    expect(shelf.switchPublication(opened('catalogue', 1, lacking))).toMatchObject({
      failure: { code: 'publication/incomplete', detail: expect.stringContaining('最低生活保障（T-9）') },
    });
    expect(ledger.catalogue()).toBeNull();
    const whole = { ...lacking, items: [...lacking.items, sampleItem({ code: 'T-9', name: '最低生活保障' })] };
    must(shelf.switchPublication(opened('catalogue', 1, whole)));
  });

  test('R08: a body that was altered counts as missing, and the very same version puts it right', () => {
    must(publicationShelf(ledger).switchPublication(opened('calendar', 1, calendar('2027-01-01'))));
    must(ledger.transact((writer) => writer.setFact('publication/calendar', calendar('2027-01-04'))));
    const shelf = publicationShelf(ledger);
    expect(shelf.publications()).toEqual([]);
    must(shelf.switchPublication(opened('calendar', 1, calendar('2027-01-01'))));
    expect(shelf.publications()).toHaveLength(1);
    expect(ledger.fact('publication/calendar')).toEqual(calendar('2027-01-01'));
  });

  test('notices of the county and of a place stand beside each other until the terminal stands elsewhere', () => {
    const shelf = publicationShelf(ledger);
    must(shelf.switchPublication(opened('notices', 1, notices('县', '2026-11-20T00:00:00.000Z'))));
    must(shelf.switchPublication(opened('notices', 1, notices('镇', '2026-11-21T00:00:00.000Z'), '990101100')));
    expect(ledger.notices().map(({ id }) => id)).toEqual(['镇', '县']);
    must(shelf.leavePublications(shelf.publications()));
    expect(ledger.notices()).toHaveLength(2);
    must(shelf.leavePublications(shelf.publications().filter(({ scope }) => scope === '')));
    expect(ledger.notices().map(({ id }) => id)).toEqual(['县']);
    // A county that says nothing about publications takes nothing away.
    must(shelf.leavePublications([]));
    expect(ledger.notices()).toHaveLength(1);
  });

  test('whoever leaves the list is in the chain, once; parameters reach those who go by them', () => {
    const person = (name: string): StaffPerson => ({
      id: `P${name.codePointAt(0)}`,
      name,
      post: '',
      roles: [],
      office: '青禾镇',
      startCode: null,
      revokedAt: null,
    });
    const shelf = publicationShelf(ledger);
    must(shelf.switchPublication(opened('staff', 1, { people: [person('甲'), person('乙')] }, '青禾镇')));
    must(shelf.switchPublication(opened('staff', 2, { people: [person('乙')] }, '青禾镇')));
    must(shelf.switchPublication(opened('staff', 3, { people: [person('乙')] }, '青禾镇')));
    expect(events().filter(([type]) => type === 'operator/revoked')).toEqual([['operator/revoked', '甲']]);
    must(shelf.switchPublication(opened('configuration', 1, { ...usualConfiguration, uploadSharePercent: 40 })));
    expect(ledger.fact('uploadShare')).toBe(0.4);
    const wanted = { kind: 'calendar', scope: '', version: 4, hash: 'a'.repeat(64) } as const;
    shelf.noteRefusedPublication(wanted, { code: 'publication/bad-signature' });
    expect(events().at(-1)).toEqual(['publication/refused', 'calendar']);
  });
});
