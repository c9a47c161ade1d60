import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { StaffPerson } from '../../main/domain/staff-list.ts';
import type { RunningCounty } from '../../sync/county/county.ts';
import { makeStartCode } from '../../sync/start-code.ts';
import { readyToWork, withTerminal } from '../support/journey.ts';
import { fillDraft } from '../support/journey-cases.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { patience } from '../support/until.ts';

const office = '青禾镇便民服务中心';
const code = 'ABCD-EFGH-JKMN';

test('R56: a person whom the county adds chooses a PIN without a line, and is out as soon as the county says so', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    await publish(county, [await newcomer()]);
    await vi.waitUntil(async () => (await terminal.call('operators', {})).some(({ id }) => id === 'S07'), patience);
    await line.setMood('cut');
    await terminal.call('lock', {});

    const start = { operatorId: 'S07', startCode: 'abcdefghjkmn', pin: '274519' };
    expect(await terminal.ask('startWithCode', { ...start, pin: '111111' })).toMatchObject({
      failure: { code: 'operator/weak-pin' },
    });
    expect(await terminal.ask('startWithCode', { ...start, startCode: 'ABCD-EFGH-JKMP' })).toMatchObject({
      failure: { code: 'operator/wrong-code' },
    });
    const atWork = await terminal.call('startWithCode', start);
    expect(atWork.operator).toEqual({ id: 'S07', name: '覃新人', post: '窗口受理' });
    const draft = await fillDraft(terminal.ask, { readingId: null });

    await terminal.call('lock', {});
    // Good once; from now on the PIN opens.
    expect(await terminal.ask('startWithCode', start)).toMatchObject({ failure: { code: 'operator/code-expired' } });
    expect(must(await terminal.ask('unlock', { operatorId: 'S07', pin: '274519' })).operator?.id).toBe('S07');
    expect(await terminal.ask('changePin', { pin: '274510', newPin: '918273' })).toMatchObject({
      failure: { code: 'operator/wrong-pin' },
    });
    await terminal.call('changePin', { pin: '274519', newPin: '918273' });

    await line.setMood('open');
    await publish(county, [{ ...(await newcomer()), revokedAt: new Date().toISOString() }]);
    await vi.waitUntil(async () => (await terminal.call('terminalState', {})).operator === null, patience);
    expect(await terminal.ask('unlock', { operatorId: 'S07', pin: '918273' })).toMatchObject({
      failure: { code: 'operator/revoked' },
    });
    // What they typed waits for a colleague, and the chain says what happened.
    await terminal.call('unlock', { operatorId: 'W01', pin: '135790' });
    const { changes } = await terminal.call('deskPull', { collection: 'drafts', after: 0, limit: 500 });
    expect(changes.some(({ id, document }) => id === draft.id && document !== null)).toBe(true);
    await terminal.stop();
    const types = await withOpenedTruth(terminal.dataDir, ({ ledger }) =>
      ledger.events({ fromSeq: 1, limit: 1000 }).map(({ type }) => type),
    );
    expect(types).toEqual(
      expect.arrayContaining(['publication/switched', 'operator/pin-set', 'operator/revoked', 'operator/locked']),
    );
  }));

async function newcomer(): Promise<StaffPerson> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const startCode = await makeStartCode({ code, salt: randomBytes(16), expiresAt });
  return { id: 'S07', name: '覃新人', post: '窗口受理', roles: ['accept'], office, startCode, revokedAt: null };
}

async function publish(county: RunningCounty, people: StaffPerson[]): Promise<void> {
  const publisher = { by: '县管理员', note: '' };
  const published = await county.store.publications.publish({
    kind: 'staff',
    scope: office,
    body: { people },
    publisher,
  });
  expect(published).toMatchObject({ ok: true });
}
