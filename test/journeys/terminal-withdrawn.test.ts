import { expect, test, vi } from 'vitest';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { approve, deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

test('the county withdraws a terminal: nothing is lost, a wrong code changes nothing, a new one lets it go on', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('li-xiulan');
    const before = await acceptOne(terminal.ask, { readingId });
    await everythingSent(terminal);
    const { identity: old } = await terminal.call('enrolment', {});

    await line.setMood('cut');
    const unsent = await acceptOne(terminal.ask, { readingId });
    await county.store.terminals.revoke(old?.terminalId ?? '');
    await line.setMood('open');
    const failure = async () => (await terminal.call('syncState', {})).failure?.code;
    await vi.waitUntil(async () => (await failure()) === 'county/revoked', patience);
    expect((await terminal.call('syncState', {})).counts['on-terminal']).toBe(1);
    const meanwhile = await acceptOne(terminal.ask, { readingId });

    const order = { countyUrl: line.url };
    expect(await terminal.ask('enrol', { ...order, code: 'NO-SUCH-CODE' })).toMatchObject({
      failure: { code: 'enrolment/code-unknown' },
    });
    expect(await terminal.call('enrolment', {})).toMatchObject({
      identity: old,
      order: { isUnderWay: false, failure: { code: 'enrolment/code-unknown' } },
    });
    const expired = await county.issueEnrolmentCode({ office: '青禾镇', validForMs: -1 });
    expect(await terminal.ask('enrol', { ...order, code: expired })).toMatchObject({
      failure: { code: 'enrolment/code-expired' },
    });

    const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
    const { identity } = await terminal.call('enrol', { ...order, code });
    expect(identity).toMatchObject({ replaces: old?.terminalId });
    expect(identity?.numberPrefix).not.toBe(old?.numberPrefix);
    expect(terminal.pushed('enrolment').at(-1)).toMatchObject({ order: null, identity });
    await everythingSent(terminal);
    const after = await acceptOne(terminal.ask, { readingId });
    expect(after.localNumber.startsWith(identity?.numberPrefix ?? '-')).toBe(true);
    await everythingSent(terminal);

    const ids = [before, unsent, meanwhile, after].map(({ id }) => id).sort();
    expect((await deliveredTo(county)).map((row) => row.id).sort()).toEqual(ids);
    await approve(county, before.id);
    const whereabouts = async () =>
      (await terminal.call('application', { applicationId: before.id })).summary.whereabouts;
    await vi.waitUntil(async () => (await whereabouts()) === 'decided', patience);
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
    await terminal.restart();
    expect((await terminal.call('enrolment', {})).identity).toMatchObject({ terminalId: identity?.terminalId });
  }));

test('the disk is gone: the terminal that takes its place knows what the old one had handed over', () =>
  withTerminal({}, async ({ terminal: old, newTerminal, county, line }) => {
    await readyToWork(old);
    const { id: readingId } = await old.readCard('li-xiulan');
    const { id, localNumber } = await acceptOne(old.ask, { readingId });
    await everythingSent(old);
    const { identity } = await old.call('enrolment', {});
    await old.stop();

    await line.setMood('cut');
    const fresh = await newTerminal();
    const code = await county.issueEnrolmentCode({ office: '青禾镇', replaces: identity?.terminalId ?? '' });
    // The code that a person types goes before the one that the terminal was started with.
    expect((await fresh.ask('enrol', { countyUrl: line.url, code })).ok).toBe(false);
    await line.setMood('open');
    const known = async () => {
      const looked = await fresh.call('lookUpCode', { text: localNumber });
      return looked.kind === 'elsewhere' ? looked.known : null;
    };
    await vi.waitUntil(async () => (await known()) !== null, patience);
    expect(await known()).toMatchObject({ applicationId: id, localNumber, state: 'ACCEPTED' });
    await approve(county, id);
    await vi.waitUntil(async () => (await known())?.state === 'APPROVED', patience);
    expect((await fresh.call('syncState', {})).counts).toMatchObject({ 'at-county': 0, decided: 0 });
  }));

test('a typed code waits for the county, through a power cut too', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const { identity: old } = await terminal.call('enrolment', {});
    const code = await county.issueEnrolmentCode({ office: '石桥镇', replaces: old?.terminalId ?? '' });
    await line.setMood('cut');
    expect(await terminal.ask('enrol', { countyUrl: line.url, code })).toMatchObject({
      failure: { code: 'county/offline' },
    });
    expect(await terminal.call('enrolment', {})).toMatchObject({ identity: old, order: { isUnderWay: true } });
    await terminal.restart();
    expect(await terminal.call('enrolment', {})).toMatchObject({ identity: old, order: { isUnderWay: true } });
    await line.setMood('open');
    const office = async () => (await terminal.call('enrolment', {})).identity?.officeName;
    await vi.waitUntil(async () => (await office()) === '石桥镇', patience);
    expect((await terminal.call('enrolment', {})).order).toBeNull();
  }));

test('the county asks for a new key: the terminal changes it by itself', () =>
  withTerminal({}, async ({ terminal, county }) => {
    await readyToWork(terminal);
    const { identity } = await terminal.call('enrolment', {});
    expect(identity).toMatchObject({ keyNumber: 1, suite: 'international' });
    await county.store.terminals.orderNewKey(identity?.terminalId ?? '');
    await vi.waitUntil(async () => {
      const keys = await county.store.terminals.keys(identity?.terminalId ?? '');
      return keys.length === 2 && keys[0]?.closedAt !== null;
    }, patience);
    expect((await terminal.call('enrolment', {})).identity).toMatchObject({ keyNumber: 2 });
    const { id: readingId } = await terminal.readCard('li-xiulan');
    await acceptOne(terminal.ask, { readingId });
    await everythingSent(terminal);
    expect(await deliveredTo(county)).toHaveLength(1);
  }));
