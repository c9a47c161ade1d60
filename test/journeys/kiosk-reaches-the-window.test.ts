import { expect, test } from 'vitest';
import { receiptCode } from '../../main/domain/receipt-code.ts';
import { type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { until } from '../support/until.ts';

const callsAt = async (terminal: JourneyTerminal) => terminal.call('staffCalls', {});
test('叫工作人员: every window of the office hears it, one says that they go, and the kiosk hears who', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal: kiosk, newTerminal, county, line }) => {
    const [window, second] = [await newTerminal({ station: 'window' }), await newTerminal({ station: 'window' })];
    await Promise.all([kiosk, window, second].map(readyToWork));
    const asked = await kiosk.call('callStaff', { page: 'apply' });
    expect(asked).toMatchObject({ reached: true, officeName: '青禾镇便民服务中心' });
    for (const heard of [window, second]) {
      await until(async () => (await callsAt(heard)).length === 1);
      expect(heard.pushed('staffCalls').at(-1)).toMatchObject([{ page: 'apply', takenBy: null }]);
    }
    // Pressed again, it is the same call.
    await kiosk.call('callStaff', { page: 'progress' });
    const [call] = await callsAt(kiosk);
    if (!call) throw new Error('an open call expected');
    expect(call.page).toBe('apply');

    const { callId } = call;
    expect(await window.call('takeStaffCall', { callId })).toMatchObject([{ callId, takenBy: '李慧' }]);
    for (const heard of [kiosk, second]) await until(async () => (await callsAt(heard))[0]?.takenBy === '李慧');
    // Whoever is second reads who is first; what nobody called is nothing to go to.
    expect(await second.call('takeStaffCall', { callId })).toMatchObject([{ takenBy: '李慧' }]);
    const gone = await second.ask('takeStaffCall', { callId: crypto.randomUUID() });
    expect(gone).toMatchObject({ ok: false, failure: { code: 'staff-call/gone' } });

    await window.call('endStaffCall', { callId });
    for (const heard of [kiosk, second]) await until(async () => (await callsAt(heard)).length === 0);

    // The kiosk's chain holds one call, not one for each press, and the county got it; its table holds nothing any more.
    const [row] = (await county.store.terminals.list({ limit: 10, offset: 0 })).filter(
      ({ station }) => station === 'kiosk',
    );
    if (!row) throw new Error('a kiosk expected');
    const called = async () => {
      const { events } = await county.store.intake.eventsAfter(row.id, 0);
      return events.filter(({ type }) => type === 'kiosk/staff-called').length;
    };
    await until(async () => (await called()) === 1);
    expect(await county.store.staffCalls.open(row)).toEqual([]);

    // Without a line nobody is told, and the kiosk does not say otherwise.
    await line.setMood('cut');
    expect(await kiosk.call('callStaff', { page: 'home' })).toMatchObject({ reached: false, phone: '12345' });
    expect(await callsAt(kiosk)).toEqual([]);
    expect(await window.ask('takeStaffCall', { callId })).toMatchObject({ failure: { code: 'county/offline' } });
  }));

test('R33, R61: the receipt of another terminal opens its one matter at a kiosk, its number alone does not; without a line the kiosk says so', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal: kiosk, newTerminal, county, line }) => {
    const window = await newTerminal({ station: 'window' });
    await Promise.all([readyToWork(kiosk), readyToWork(window)]);
    const card = await window.readCard('li-xiulan');
    const [one, other] = [
      await acceptOne(window.ask, { readingId: card.id }),
      await acceptOne(window.ask, { readingId: card.id }),
    ];
    await until(async () => (await deliveredTo(county)).length === 2);
    const begin = (receipt: string) => kiosk.ask('beginKioskVisit', { proof: { receipt } });

    expect(await begin(one.localNumber)).toMatchObject({ failure: { code: 'kiosk/receipt-number-only' } });
    const forged = receiptCode({ id: other.id, localNumber: one.localNumber });
    expect(await begin(forged)).toMatchObject({ failure: { code: 'kiosk/receipt-unknown' } });
    expect(await kiosk.call('kioskMatters', {})).toEqual({ matters: [], isWhole: true });

    expect(await begin(receiptCode(one))).toMatchObject({ value: { citizen: { localNumber: one.localNumber } } });
    const asked = await county.store.cases.askCorrection(one.id, {
      id: crypto.randomUUID(),
      at: new Date().toISOString(),
      items: [{ materialCode: 'SF', text: '照片不清楚' }],
      text: '请补身份证',
      answerBy: '2027-01-31',
      askedBy: '县审批员',
    });
    expect(asked.ok).toBe(true);
    const told = await kiosk.call('kioskMatters', {});
    expect(told.isWhole).toBe(true);
    expect(told.matters).toMatchObject([
      {
        localNumber: one.localNumber,
        isHere: false,
        officeName: '青禾镇便民服务中心',
        next: { what: 'you-correct', by: '2027-01-31' },
        correction: { respondBy: '2027-01-31', defects: [{ problem: '照片不清楚' }] },
      },
    ]);
    expect(told.matters[0]?.correction?.defects[0]?.name).toContain('身份证');
    expect(JSON.stringify(told)).not.toContain(card.name);
    const slip = { applicationId: one.id, jobId: crypto.randomUUID(), isLarge: true };
    expect((await kiosk.call('printProgress', slip)).printed).toBe('confirmed');
    // What else the kiosk could be asked of a matter that it only knows from the county.
    expect(await kiosk.ask('application', { applicationId: one.id })).toMatchObject({ ok: false });
    await kiosk.call('endKioskVisit', { reason: 'finished', keepDrafts: false });

    // Whoever guesses is slowed down.
    const guesses = Array.from({ length: 200 }, (_, n) =>
      begin(`${one.localNumber}.${n.toString(16).toUpperCase().padStart(12, '0')}`),
    );
    const codes = (await Promise.all(guesses)).map((reply) => (reply.ok ? 'opened' : reply.failure.code));
    expect(new Set(codes)).toEqual(new Set(['kiosk/receipt-unknown', 'kiosk/receipt-offline']));

    await line.setMood('cut');
    expect(await begin(receiptCode(one))).toMatchObject({ failure: { code: 'kiosk/receipt-offline' } });
    await line.setMood('captive-portal');
    expect(await begin(receiptCode(one))).toMatchObject({ failure: { code: 'kiosk/receipt-offline' } });
    expect((await kiosk.call('kioskVisit', {})).citizen).toBeNull();
  }));
