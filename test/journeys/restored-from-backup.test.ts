import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseLocalNumber } from '../../main/domain/local-number.ts';
import { isUsualNumber } from '../../main/domain/restored-numbers.ts';
import { must } from '../../main/domain/result.ts';
import { startCounty } from '../../sync/county/county.ts';
import { everythingSent, type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { type Ask, acceptOne } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { startKillableTerminal } from '../support/killable-terminal.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { clerk, prepareStaff } from '../support/prepared-staff.ts';
import { until } from '../support/until.ts';

let root: string;
let stick: string;
const endings: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'restored-journey-'));
  stick = path.join(root, 'stick');
  await mkdir(stick);
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
});

/** `npm run restore`, the code typed as a person reads it out. */
async function restoreCommand(
  dataDir: string,
  code: string,
): Promise<{ readonly exit: number; readonly said: string }> {
  const entry = path.resolve(import.meta.dirname, '../../main/restore.ts');
  const child = spawn(process.execPath, [entry, '--from', stick, '--data-dir', dataDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stdin.end(`${code.toLowerCase().replaceAll('-', ' ')}\n`);
  const [exit] = await once(child, 'close');
  return { exit, said };
}

async function backedUp(ask: Ask): Promise<string> {
  const { recoveryCode } = must(await ask('chooseBackup', { place: stick }));
  await until(async () => {
    const view = must(await ask('backup', {}));
    return view.isUpToDate && view.progress === null && view.lastCopy !== null;
  });
  return recoveryCode;
}

const byHand = { readingId: null } as const;
const counterOf = (localNumber: string) => parseLocalNumber(localNumber)?.counter ?? 0;

test('R60: five, a copy, three more that were sent, and the machine is gone: all eight come back, and numbers go on', () =>
  withTerminal({}, async ({ terminal, newTerminal, county, line }) => {
    await readyToWork(terminal);
    const ids: string[] = [];
    const accept = async (at: JourneyTerminal) => {
      const { id, localNumber } = await acceptOne(at.ask, byHand);
      ids.push(id);
      return localNumber;
    };
    for (let count = 0; count < 5; count += 1) await accept(terminal);
    const code = await backedUp(terminal.ask);
    await rename(stick, `${stick}-in-the-drawer`);
    for (let count = 0; count < 3; count += 1) await accept(terminal);
    await everythingSent(terminal);
    const { identity } = await terminal.call('enrolment', {});
    await terminal.stop();
    await rm(terminal.dataDir, { recursive: true });
    await rename(`${stick}-in-the-drawer`, stick);

    const dataDir = path.join(root, 'new-pc');
    const wrong = await restoreCommand(dataDir, '0000-0000-0000-0000-0000-0000');
    expect(wrong).toMatchObject({ exit: 1, said: expect.stringContaining('恢复码不对') });
    const restored = await restoreCommand(dataDir, code);
    expect(restored, restored.said).toMatchObject({ exit: 0, said: expect.stringContaining('办件 5 件') });

    await line.setMood('cut');
    const again = await newTerminal({ dataDir });
    expect(await again.call('backup', {})).toMatchObject({ place: null, restoredAt: expect.any(String) });
    const meanwhile = await accept(again);
    expect(isUsualNumber(counterOf(meanwhile))).toBe(false);
    await line.setMood('open');
    await until(async () => (await again.call('backup', {})).restoredAt === null);
    await everythingSent(again);
    expect((await again.call('enrolment', {})).identity?.terminalId).toBe(identity?.terminalId);
    for (const applicationId of ids) {
      const { summary } = await again.call('application', { applicationId });
      expect(summary).toMatchObject({ whereabouts: 'at-county' });
    }
    expect(counterOf(await accept(again))).toBe(9);
    await everythingSent(again);
    expect((await deliveredTo(county)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await again.call('verifyLedger', {})).toMatchObject({ intact: true });
    expect(await county.store.terminals.find(identity?.terminalId ?? '')).toMatchObject({ chainConflict: null });
    // Its copies go to a place that somebody chooses anew, and work from there.
    await backedUp(again.ask);
  }));

test('R60: killed right after an acceptance, with no line at all: the journal on the stick has it', async () => {
  const county = await startCounty({ isDemo: true });
  endings.push(() => county.close());
  const dataDir = path.join(root, 'pc');
  await prepareStaff(dataDir);
  const enrolmentCode = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const terminal = await startKillableTerminal({ dataDir, countyUrl: county.url, enrolmentCode, devices: null });
  endings.push(() => terminal.kill());
  must(await terminal.ask('unlock', { operatorId: clerk.id, pin: clerk.pin }));
  await until(async () => must(await terminal.ask('terminalState', {})).catalogueVersion !== null);
  await acceptOne(terminal.ask, byHand);
  const code = await backedUp(terminal.ask);
  await county.close();
  const { id, localNumber } = await acceptOne(terminal.ask, byHand);
  await until(async () => must(await terminal.ask('backup', {})).isUpToDate);
  await terminal.kill();
  await rm(dataDir, { recursive: true });

  const restored = await restoreCommand(path.join(root, 'new-pc'), code);
  expect(restored, restored.said).toMatchObject({ exit: 0 });
  await withOpenedTruth(path.join(root, 'new-pc'), ({ ledger }) => {
    // A case that is a moment old when the power goes may be the one that is missing; nothing before it ever is.
    const kept = ledger.recentApplications({ limit: 10 });
    expect(kept.map((one) => one.localNumber)).toContain(localNumber);
    expect(ledger.application(id)?.localNumber).toBe(localNumber);
    expect(kept).toHaveLength(2);
    expect(ledger.verifyChain()).toMatchObject({ intact: true });
  });
});
