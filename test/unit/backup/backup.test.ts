import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copiesIn, copyFileNames } from '../../../main/backup/manifest.ts';
import { stageTeller } from '../../../main/backup/restore-words.ts';
import { must } from '../../../main/domain/result.ts';
import { accept, anApplication, citizenId, citizenName, uuid } from '../../contract/ledger-fixtures.ts';
import { openMachine, restoredTo, type SavedMachine, temporaryDisk } from './saved-machine.ts';

let disk: Awaited<ReturnType<typeof temporaryDisk>>;
let machine: SavedMachine;
let stick: string;
let code: string;
const endings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  disk = await temporaryDisk();
  stick = path.join(disk.path, 'stick');
  await mkdir(stick);
  machine = await openMachine(path.join(disk.path, 'pc'));
  endings.push(() => machine.close());
  must(await machine.keyring.addOperator({ id: '0007', name: '周经办', post: '受理', pin: '246810' }));
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await disk.remove();
});

async function chosen(): Promise<string> {
  code = must(await machine.backup.choose({ place: stick, operatorId: '0007' }));
  await machine.backup.settled();
  expect(machine.backup.view()).toMatchObject({ failure: null, isUpToDate: true, place: stick });
  return code;
}
const folder = () => machine.ledger.fact('backup')?.folder ?? '';
async function restored(at = 'new-pc') {
  const report = must(await restoredTo(path.join(disk.path, at), stick, code));
  const next = await openMachine(path.join(disk.path, at));
  endings.push(() => next.close());
  return { report, next };
}

test('R60: a wiped machine comes back on another one: cases, scans, people, settings, a chain without a flaw', async () => {
  for (const number of [1, 2, 3]) await machine.accept(number);
  await writeFile(path.join(machine.dataDir, 'devices.json'), '{"version":1}');
  await chosen();
  const { report, next } = await restored();
  expect(report).toMatchObject({ applications: 3, lostPages: [], passedOver: 0 });
  expect(next.ledger.application(uuid(2))).toEqual(machine.ledger.application(uuid(2)));
  expect(next.ledger.verifyChain()).toMatchObject({ intact: true });
  const [page] = next.ledger.application(uuid(2))?.materials[0]?.pages ?? [];
  expect(Buffer.from(must(await next.vault.get(page?.sha256 ?? ''))).toString()).toBe('page of 2');
  expect(await next.keyring.unlockByPin('0007', '246810')).toMatchObject({ ok: true });
  expect(await readFile(path.join(next.dataDir, 'devices.json'), 'utf8')).toBe('{"version":1}');
  expect(next.ledger.fact('backup')).toBeNull();
  expect(next.isAfterUncleanEnd).toBe(true);
});

test('R60: what was done after the copy lies on the medium at once, commit by commit', async () => {
  await machine.accept(1);
  await chosen();
  await machine.accept(2);
  await machine.accept(3);
  await machine.backup.settled();
  // The power goes: no end, no last copy.
  const { report, next } = await restored();
  expect(report.replayed).toMatchObject({ endedBy: null, applications: 3 });
  expect(report.replayed.commits).toBeGreaterThanOrEqual(2);
  expect(next.ledger.application(uuid(3))).toEqual(machine.ledger.application(uuid(3)));
  expect(
    must(await next.vault.get(next.ledger.application(uuid(3))?.materials[0]?.pages[0]?.sha256 ?? '')),
  ).toBeTruthy();
  expect(next.ledger.counts()).toEqual(machine.ledger.counts());
  expect(next.ledger.verifyChain()).toMatchObject({ intact: true });
  expect(report.replayed.events).toBe(machine.ledger.head().seq);
});

test('R60: a journal goes on over a restart when nothing is missing between', async () => {
  await chosen();
  await machine.accept(1);
  await machine.close();
  machine = await openMachine(path.join(disk.path, 'pc'));
  endings.push(() => machine.close());
  await machine.backup.settled();
  await machine.accept(2);
  await machine.backup.settled();
  const copies = await readdir(path.join(folder(), 'copies'));
  expect(copies).toHaveLength(1);
  const { report } = await restored();
  expect(report.applications).toBe(2);
});

test('R60: what a start clears from the desk is in the journal, and what comes after it fits', async () => {
  const id = await machine.accept(1);
  const { ledger } = machine;
  must(
    ledger.transact((writer) => {
      const submission = ledger.submission(id);
      if (submission) writer.putSubmission({ ...submission, state: 'delivered' });
      writer.updateApplication(id, { state: 'ARCHIVED' });
    }),
  );
  expect(ledger.counts().decided).toBe(1);
  await chosen();
  const counter = machine.ledger.changeCounter();
  machine.clock.pass(60 * 86_400_000);
  await machine.accept(2);
  // The end of the day makes a copy: what follows is in the journal alone.
  await machine.close();
  machine = await openMachine(path.join(disk.path, 'pc'), machine.clock);
  endings.push(() => machine.close());
  expect(machine.ledger.changes('applications', counter, 9)).toContainEqual(
    expect.objectContaining({ id, document: null }),
  );
  must(machine.ledger.transact((writer) => writer.markReceiptPrinted(id)));
  await machine.backup.settled();
  expect(await readdir(path.join(folder(), 'copies'))).toHaveLength(2);
  const { report, next } = await restored();
  expect(report.replayed).toMatchObject({ endedBy: null });
  expect(report.replayed.commits).toBeGreaterThanOrEqual(2);
  expect(next.ledger.summary(id)).toMatchObject({ receiptPrinted: true });
});

test('R60: commits of a run that nobody kept are made good by a whole copy at the next start', async () => {
  await chosen();
  await machine.accept(1);
  await machine.backup.settled();
  const kept = folder();
  await machine.close();
  // Killed between commit and medium: the last record never came.
  const journal = path.join(kept, 'journal');
  for (const name of await readdir(journal)) await rm(path.join(journal, name));
  machine = await openMachine(path.join(disk.path, 'pc'));
  endings.push(() => machine.close());
  await machine.backup.settled();
  expect(machine.backup.view()).toMatchObject({ isUpToDate: true, failure: null });
  expect((await restored()).report.applications).toBe(1);
});

test('R60: a pulled stick is said and never in the way; plugged in again, nothing is missing', async () => {
  await machine.accept(1);
  await chosen();
  await rename(stick, `${stick}-pulled`);
  // The folder of the mount point stays, empty.
  await mkdir(stick);
  await machine.accept(2);
  await machine.backup.settled();
  expect(machine.backup.view()).toMatchObject({ failure: { code: 'backup/medium-missing' }, isUpToDate: false });
  expect(await machine.backup.copyNow()).toMatchObject({ ok: false, failure: { code: 'backup/medium-missing' } });
  await machine.accept(3);
  await rm(stick, { recursive: true });
  await rename(`${stick}-pulled`, stick);
  await machine.backup.look();
  await machine.backup.settled();
  expect(machine.backup.view()).toMatchObject({ failure: null, isUpToDate: true });
  expect((await restored()).report.applications).toBe(3);
});

test('R60: a full medium is a typed failure, and the desk works on', async () => {
  await chosen();
  const next = machine.file.commitNumber() + 1;
  await symlink('/dev/full', path.join(folder(), 'journal', `${String(next).padStart(15, '0')}.log`));
  // A copy ends with a line about itself in the ledger: the first record behind it.
  must(await machine.backup.copyNow());
  await machine.backup.settled();
  await machine.accept(1);
  expect(machine.backup.view()).toMatchObject({ failure: { code: 'backup/medium-full' }, isUpToDate: false });
  await machine.accept(2);
  expect(machine.ledger.application(uuid(2))).not.toBeNull();
  // Emptied: the next copy has what the journal lacks.
  await rm(path.join(folder(), 'journal', `${String(next).padStart(15, '0')}.log`));
  must(await machine.backup.copyNow());
  expect((await restored()).report.applications).toBe(2);
});

test('R60: a damaged copy is passed over for the one before it, and the journal makes up for the rest', async () => {
  await machine.accept(1);
  await chosen();
  await machine.accept(2);
  must(await machine.backup.copyNow());
  await machine.accept(3);
  await machine.backup.settled();
  const [newest] = await copiesIn(folder(), machine.sealer);
  const ledger = path.join(newest?.directory ?? '', copyFileNames.ledger);
  const bytes = await readFile(ledger);
  bytes.writeUInt8(bytes.readUInt8(2000) ^ 1, 2000);
  await writeFile(ledger, bytes);
  const { report, next } = await restored();
  expect(report).toMatchObject({ passedOver: 1, applications: 3 });
  expect(next.ledger.verifyChain()).toMatchObject({ intact: true });
});

test('R60: an altered manifest counts for nothing, a torn journal ends where it was torn, a missing page is named', async () => {
  await machine.accept(1);
  await chosen();
  await machine.accept(2);
  await machine.backup.settled();
  const [file = ''] = await readdir(path.join(folder(), 'journal'));
  const journal = path.join(folder(), 'journal', file);
  const bytes = await readFile(journal);
  await writeFile(journal, bytes.subarray(0, bytes.length - 5));
  const [page] = machine.ledger.application(uuid(1))?.materials[0]?.pages ?? [];
  const address = page?.sha256 ?? '';
  await rm(path.join(folder(), 'vault', address.slice(0, 2), address.slice(2, 4), `${address}.page`));
  const { report } = await restored();
  expect(report).toMatchObject({ lostPages: [address], applications: 1, replayed: { endedBy: 'torn' } });

  const [copy] = await copiesIn(folder(), machine.sealer);
  const manifest = path.join(copy?.directory ?? '', 'manifest.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"headSeq": ', '"headSeq": 1'));
  expect(await restoredTo(path.join(disk.path, 'third'), stick, code)).toMatchObject({
    ok: false,
    failure: { code: 'backup/damaged' },
  });
  expect(await readdir(disk.path)).not.toContain('third');
});

test('R60: without the code nobody opens it: no key, no name, no PIN that could be guessed lies on the stick', async () => {
  await machine.accept(1);
  await chosen();
  await machine.accept(2);
  await machine.backup.settled();
  const files = await readdir(stick, { recursive: true, withFileTypes: true });
  const secrets = [citizenName, citizenId, '周经办', '13800138000', 'page of 1', code, code.replaceAll('-', '')];
  const sought = [...secrets.map((text) => Buffer.from(text)), Buffer.from(machine.dataKey)];
  for (const file of files.filter((one) => one.isFile())) {
    const bytes = await readFile(path.join(file.parentPath, file.name));
    for (const secret of sought) expect(bytes.includes(secret), `${file.name} ${secret}`).toBe(false);
    expect(bytes.includes(Buffer.from(machine.dataKey).toString('base64'))).toBe(false);
  }
  for (const wrong of ['', '0000-0000-0000-0000-0000-0000', code.slice(0, -1)]) {
    expect(await restoredTo(path.join(disk.path, 'x'), stick, wrong)).toMatchObject({
      ok: false,
      failure: { code: 'backup/wrong-code' },
    });
  }
  // As it is read aloud and typed: small letters, O for 0, blanks.
  const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
  must(await restoredTo(path.join(disk.path, 'x'), stick, typed));
  expect(await restoredTo(path.join(disk.path, 'x'), stick, code)).toMatchObject({
    ok: false,
    failure: { code: 'backup/not-empty' },
  });
});

test('R60: a new code shuts out the old one; older copies make room', async () => {
  const first = await chosen();
  await rm(folder(), { recursive: true });
  await chosen();
  expect(await restoredTo(path.join(disk.path, 'x'), stick, first)).toMatchObject({
    ok: false,
    failure: { code: 'backup/wrong-code' },
  });
  for (let number = 1; number <= 9; number += 1) {
    await machine.accept(number);
    machine.clock.pass(60_000);
    must(await machine.backup.copyNow());
  }
  await machine.backup.settled();
  expect(await readdir(path.join(folder(), 'copies'))).toHaveLength(7);
  expect((await restored()).report.applications).toBe(9);
});

test('R60: the folder that is to be saved is no place for its copies', async () => {
  expect(await machine.backup.choose({ place: path.join(machine.dataDir, 'vault'), operatorId: '0007' })).toMatchObject(
    {
      ok: false,
      failure: { code: 'input/invalid' },
    },
  );
  expect(await machine.backup.choose({ place: path.join(disk.path, 'nothing'), operatorId: '0007' })).toMatchObject({
    ok: false,
    failure: { code: 'backup/medium-missing' },
  });
});

test('each of the four steps of a copy tells how far it is, and nothing is left under way at the end', async () => {
  must(
    machine.ledger.transact((writer) => {
      for (let number = 100; number < 350; number += 1) accept(writer, anApplication(number));
    }),
  );
  for (const number of [1, 2, 3]) await machine.accept(number);
  await chosen();
  const kinds = machine.told.flatMap((underWay) => underWay.map(({ kind }) => kind));
  expect([...new Set(kinds)]).toEqual(['backup-ledger', 'backup-check', 'backup-pages', 'backup-seal']);
  const pages = machine.told.flat().filter(({ kind }) => kind === 'backup-pages');
  expect(pages.map(({ done, total }) => [done, total])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  for (const { done, total } of machine.told.flat()) expect(done).toBeLessThanOrEqual(total);
  expect(machine.told.at(-1)).toEqual([]);
});

test('a copy that fails in the middle leaves nothing under way', async () => {
  await machine.accept(1);
  await chosen();
  await rm(folder(), { recursive: true });
  await writeFile(folder(), 'no folder any more');
  expect(await machine.backup.copyNow()).toMatchObject({ ok: false });
  expect(machine.told.at(-1)).toEqual([]);
});

test('whoever restores hears of each stage, a quarter at a time', () => {
  let said = '';
  const tell = stageTeller((words) => {
    said += words;
  });
  for (let done = 1; done <= 1_000; done += 1) tell('ledger', done, 1_000);
  tell('pages', 1, 1);
  expect(
    said
      .replaceAll(/[^\d%\n ]/g, '')
      .replaceAll(/ +/g, ' ')
      .split('\n'),
  ).toEqual([' 25% 50% 75% 100%', ' 25% 50% 75% 100%']);
  expect(said.match(/写回台账/g)).toHaveLength(1);
});
