import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { startCounty } from '../../sync/county/county.ts';
import { acceptDraft, acceptOne, fillDraft } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { type KillablePlan, startKillableTerminal } from '../support/killable-terminal.ts';
import { clerk, prepareStaff } from '../support/prepared-staff.ts';

test('the disk fills up: an acceptance fails with its reason, and everything before and after it is whole', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'disk-full-'));
  const county = await startCounty({ isDemo: true });
  const dataDir = path.join(root, 'terminal');
  const enrolmentCode = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const plan: KillablePlan = { dataDir, countyUrl: county.url, enrolmentCode, devices: null };
  const powerOn = async (limit: Partial<KillablePlan> = {}) => {
    const terminal = await startKillableTerminal({ ...plan, ...limit });
    return terminal;
  };
  let terminal: Awaited<ReturnType<typeof powerOn>> | null = null;
  try {
    await prepareStaff(dataDir);
    terminal = await powerOn();
    const first = terminal;
    must(await first.ask('unlock', { operatorId: clerk.id, pin: clerk.pin }));
    await expect
      .poll(async () => must(await first.ask('terminalState', {})).catalogueVersion, { timeout: 20_000 })
      .toBe(1);
    const kept = [await acceptOne(first.ask, { readingId: null })];
    await first.end();

    // Room for a few more applications, and then for none.
    const { size } = await stat(path.join(dataDir, 'ledger.db'));
    const full = await powerOn({ fileLimitBlocks: Math.ceil(size / 512) + 256 });
    terminal = full;
    must(await full.ask('unlock', { operatorId: clerk.id, pin: clerk.pin }));
    let refusal: string | null = null;
    let waiting: string | null = null;
    for (let n = 0; n < 500 && refusal === null; n += 1) {
      try {
        const draft = await fillDraft(full.ask, { readingId: null });
        waiting = draft.id;
        const accepted = await acceptDraft(full.ask, draft);
        if (accepted.ok) kept.push(accepted.value);
        else refusal = accepted.failure.code;
      } catch (error) {
        // The draft itself found no room any more.
        refusal = error instanceof Error ? (error.message.split(':')[0] ?? '') : '';
        waiting = null;
      }
    }
    expect(refusal).toBe('ledger/full');
    expect(kept.length).toBeGreaterThan(1);
    // What is there can still be looked at, and nothing pretends to be there.
    for (const { id } of kept) must(await full.ask('application', { applicationId: id }));
    if (waiting) expect((await full.ask('application', { applicationId: waiting })).ok).toBe(false);
    await full.kill();

    const after = await powerOn();
    terminal = after;
    must(await after.ask('unlock', { operatorId: clerk.id, pin: clerk.pin }));
    kept.push(
      waiting ? must(await acceptDraft(after.ask, { id: waiting })) : await acceptOne(after.ask, { readingId: null }),
    );
    expect(must(await after.ask('verifyLedger', {}))).toMatchObject({ intact: true });
    await expect
      .poll(
        async () => {
          const sent = await after.ask('sendNow', {});
          return sent.ok && sent.value.counts['at-county'];
        },
        { timeout: 20_000 },
      )
      .toBe(kept.length);
    expect((await deliveredTo(county)).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
    expect(new Set(kept.map(({ localNumber }) => localNumber)).size).toBe(kept.length);
    await after.end();
  } finally {
    await terminal?.kill();
    await county.close();
    await rm(root, { recursive: true, force: true });
  }
});
