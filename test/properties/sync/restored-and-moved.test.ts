import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { enrolSyncTerminal, type SyncTerminal } from '../../unit/sync/support/sync-terminal.ts';
import { sendAll } from './converge.ts';

let root: string;
const counties: RunningCounty[] = [];
const terminals: SyncTerminal[] = [];
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'restored-'));
});
afterEach(async () => {
  for (const terminal of terminals.splice(0)) await terminal.stop();
  for (const county of counties.splice(0)) await county.close();
  await rm(root, { recursive: true, force: true });
});

async function countyIn(name: string): Promise<RunningCounty> {
  const county = await startCounty({ isDemo: true, dataDirectory: path.join(root, name) });
  counties.push(county);
  return county;
}
async function stop(county: RunningCounty): Promise<void> {
  counties.splice(counties.indexOf(county), 1);
  await county.close();
}
async function terminalAt(county: RunningCounty): Promise<SyncTerminal> {
  const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const terminal = await enrolSyncTerminal({ url: county.url, code });
  terminals.push(terminal);
  return terminal;
}
async function held(county: RunningCounty) {
  const all = { state: 'all', office: null, search: null, limit: 500, offset: 0 } as const;
  const { rows } = await county.store.applications.inbox(all);
  return rows;
}
const typesOf = ({ ledger }: SyncTerminal) => ledger.events({ fromSeq: 1, limit: 10_000 }).map((event) => event.type);

test('a county restored from a backup gets what it lost again, by itself and once, though its numbers begin again', async () => {
  const before = await countyIn('live');
  const terminal = await terminalAt(before);
  const old = [terminal.accept([5_000]), terminal.accept([])];
  await sendAll(terminal.startEngine());
  await terminal.stop();
  await stop(before);
  await cp(path.join(root, 'live'), path.join(root, 'backup'), { recursive: true });

  const live = await countyIn('live');
  const late = [terminal.accept([40_000]), terminal.accept([7_000, 100]), terminal.accept([])];
  await sendAll(terminal.startEngine({ url: live.url }));
  const receivedAt = late.map((id) => terminal.ledger.application(id)?.receivedAt);
  expect(await held(live)).toHaveLength(5);
  await terminal.stop();
  await stop(live);

  const restored = await countyIn('backup');
  // What came in meanwhile from elsewhere takes the numbers that ours had.
  const other = await terminalAt(restored);
  other.accept([]);
  await sendAll(other.startEngine());
  const engine = terminal.startEngine({ url: restored.url });
  await sendAll(engine);
  const there = await held(restored);
  expect(there.map(({ id }) => id).toSorted()).toEqual(
    [...old, ...late, ...other.ledger.recentApplications({ limit: 9 }).map(({ id }) => id)].toSorted(),
  );
  expect(new Set(there.map(({ countyNumber }) => countyNumber)).size).toBe(6);
  for (const [index, id] of late.entries()) {
    const row = there.find((one) => one.id === id);
    expect(row?.receivedAt).toBe(receivedAt[index]);
    expect(terminal.ledger.summary(id)).toMatchObject({ whereabouts: 'at-county', countyNumber: row?.countyNumber });
  }
  expect(typesOf(terminal).filter((type) => type === 'county/restored')).toHaveLength(1);
  // The backup was made before the county heard that the last of the old ones was delivered: it is asked once more.
  expect(typesOf(terminal).filter((type) => type === 'application/delivery-withdrawn').length).toBeGreaterThanOrEqual(
    3,
  );
  expect(terminal.ledger.counts()).toMatchObject({ 'needs-attention': 0, 'on-terminal': 0, 'at-county': 5 });
  expect(terminal.ledger.verifyChain()).toMatchObject({ intact: true });

  const headBefore = terminal.ledger.head();
  await sendAll(engine);
  expect(terminal.ledger.head()).toEqual(headBefore);
});

test('R29: another county behind the address gets nothing; back home, all goes on', async () => {
  const home = await countyIn('home');
  const terminal = await terminalAt(home);
  await sendAll(terminal.startEngine());
  await terminal.stop();
  const pinned = terminal.ledger.fact('countyKey');
  expect(pinned).toMatchObject({ x: expect.any(String) });

  const foreign = await countyIn('foreign');
  const id = terminal.accept([10_000]);
  const lost = terminal.startEngine({ url: foreign.url });
  expect(await lost.sendNow()).toMatchObject({ ok: false, failure: { code: 'county/wrong-network' } });
  expect(lost.state()).toMatchObject({
    link: 'wrong-network',
    lastRound: { sent: 0, waiting: [{ reason: 'county/wrong-network', count: 1 }] },
  });
  expect(await held(foreign)).toEqual([]);
  expect(terminal.ledger.summary(id)?.whereabouts).toBe('on-terminal');
  expect(terminal.ledger.fact('countyKey')).toEqual(pinned);
  await terminal.stop();

  await sendAll(terminal.startEngine());
  expect(terminal.ledger.summary(id)?.whereabouts).toBe('at-county');
});
