import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, acceptOne, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { patience } from '../support/until.ts';

const twoDaysMs = 2 * 86_400_000;

test('the clock is set back while something waits to be tried again: it is sent now, not in two days', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    await terminal.hand({ hand: 'shiftClock', shiftMs: twoDaysMs });
    await line.setMood('slow');
    const draft = await fillDraft(terminal.ask, { readingId: null });
    const scannerReady = async () =>
      (await terminal.call('deviceStates', {})).some(
        (one) => one.deviceClass === 'document-scanner' && one.condition === 'ready',
      );
    await vi.waitUntil(scannerReady, patience);
    await terminal.hand({ hand: 'feedPages', pages: ['register-home', 'register-member', 'diagnosis'] });
    const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
    const { draft: scanned } = await terminal.call('scanMaterial', scan);
    const { id } = must(await acceptDraft(terminal.ask, must(await saveFilled(terminal.ask, scanned))));
    await vi.waitUntil(
      () => terminal.pushed('sync').some(({ sending }) => sending?.applicationId === id && sending.sentBytes > 0),
      patience,
    );
    // The county falls over in the middle of the upload: the next try is put off, on a clock that is two days ahead.
    await line.setMood('http-500');
    const summary = async () => (await terminal.call('application', { applicationId: id })).summary;
    await vi.waitUntil(async () => (await summary()).sendFailure !== null, patience);
    const { receivedAt } = (await terminal.call('application', { applicationId: id })).application;

    await terminal.hand({ hand: 'shiftClock', shiftMs: 0 });
    const later = await acceptOne(terminal.ask, { readingId: null });
    await line.setMood('open');
    await everythingSent(terminal);
    const rows = await deliveredTo(county);
    expect(rows.map((row) => row.id).sort()).toEqual([id, later.id].sort());
    expect(rows.find((row) => row.id === id)?.receivedAt).toBe(receivedAt);
    expect(later.receivedAt < receivedAt).toBe(true);

    // Set back once more while it is off: 'later' than the last event by the monotonic clock of no run at all.
    await terminal.hand({ hand: 'shiftClock', shiftMs: twoDaysMs });
    await acceptOne(terminal.ask, { readingId: null });
    await terminal.restart();
    await everythingSent(terminal);
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
    await terminal.stop();
    await withOpenedTruth(terminal.dataDir, ({ ledger }) => {
      const events = ledger.events({ fromSeq: 1, limit: 1_000 });
      const jumps = events.filter(({ type }) => type === 'terminal/clock-jumped').map(({ body }) => body);
      expect(jumps.map(({ acrossRestart }) => acrossRestart)).toEqual([false, false, false, true]);
      const sizes = jumps.map(({ jumpMs }) => Math.round(Number(jumpMs) / 86_400_000));
      expect(sizes).toEqual([2, -2, 2, -2]);
      for (const { expectedAt, at, jumpMs } of jumps) {
        expect(Date.parse(String(at)) - Date.parse(String(expectedAt))).toBeCloseTo(Number(jumpMs), -1);
      }
      // Noted before anything is written under the new time.
      const back = events.findIndex(({ type, body }) => type === 'terminal/clock-jumped' && Number(body.jumpMs) < 0);
      expect(events.findIndex(({ applicationId }) => applicationId === later.id)).toBeGreaterThan(back);
    });
  }));
