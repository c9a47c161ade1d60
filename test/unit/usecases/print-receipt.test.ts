import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageText } from '../../../drivers/receipt-printer/receipt-page.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { printReceipt } from '../../../main/usecases/print-receipt.ts';
import { byHand, sampleDraft, withAnswer } from '../domain/sample-case.ts';
import { printedBands } from '../paper/printed.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
let applicationId: string;
beforeEach(async () => {
  window = await openWindow();
  const draft = await completeDraft(window);
  applicationId = must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision })).id;
});
afterEach(() => window.close());

/** The sample's name has one character that no printer's font has. */
const warnings = [{ kind: 'characters-drawn', characters: ['𬱖'] }];
const print = async (change: { jobId?: string; reprint?: boolean } = {}) =>
  must(
    await printReceipt(window.parts, {
      applicationId,
      jobId: change.jobId ?? randomUUID(),
      reprint: change.reprint ?? false,
    }),
  );
const trail = (): readonly string[] =>
  window.parts.ledger
    .events({ fromSeq: 1, limit: 100 })
    .map(({ type }) => type)
    .filter((type) => type.startsWith('receipt/'));
const papers = (): readonly string[] => window.devices.printed.map(({ bytes }) => pageText(printedBands(bytes)));

test('a receipt is printed, noted, and shown as printed', async () => {
  expect(await print()).toEqual({ printed: 'confirmed', failure: null, warnings });
  expect(papers()[0]).toContain(window.parts.ledger.application(applicationId)?.localNumber);
  expect(trail()).toEqual(['receipt/printed']);
  expect(window.parts.ledger.summary(applicationId)?.receiptPrinted).toBe(true);
});

test('a second click, at once or later, prints no second receipt', async () => {
  const released = Promise.withResolvers<void>();
  window.devices.onPrint = async () => {
    await released.promise;
    return { ok: true, value: { printed: 'confirmed' } };
  };
  const jobId = randomUUID();
  const clicks = [print({ jobId }), print({ jobId }), print()];
  released.resolve();
  expect((await Promise.all(clicks)).map(({ printed }) => printed)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(await print({ jobId })).toEqual({ printed: 'already-printed', failure: null, warnings });
  expect(await print()).toEqual({ printed: 'already-printed', failure: null, warnings });
  expect(window.devices.printed.length).toBe(1);
});

test('what must be written in by hand is told with the outcome, also to whoever asks a second time', async () => {
  const draft = await completeDraft(window, {
    form: withAnswer(sampleDraft().form, '/applicant/name', '王𪚥'),
    identity: byHand('身份证遗失'),
    provenance: {},
  });
  applicationId = must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision })).id;
  const spelledOut = [{ kind: 'characters-spelled-out', characters: ['𪚥'] }];
  const jobId = randomUUID();
  expect(await print({ jobId })).toEqual({ printed: 'confirmed', failure: null, warnings: spelledOut });
  expect(papers()[0]).toContain('王〔U+2A6A5〕');
  expect(await print({ jobId })).toEqual({ printed: 'already-printed', failure: null, warnings: spelledOut });
});

test('a reprint says so on the paper and in the trail', async () => {
  await print();
  expect(await print({ reprint: true })).toEqual({ printed: 'confirmed', failure: null, warnings });
  expect(papers()[0]).not.toContain('补打');
  expect(papers()[1]).toContain('补打');
  expect(trail()).toEqual(['receipt/printed', 'receipt/reprinted']);
});

test('a printer that cannot tell leaves the question to the clerk', async () => {
  window.devices.onPrint = async () => ({ ok: true, value: { printed: 'unconfirmed' } });
  const jobId = randomUUID();
  expect(await print({ jobId })).toEqual({ printed: 'unconfirmed', failure: null, warnings });
  expect(await print({ jobId })).toMatchObject({ printed: 'unconfirmed', failure: { code: 'printer/state-unknown' } });
  expect(window.devices.printed.length).toBe(1);
});

test('out of paper: the acceptance stands, and the same job may be tried again', async () => {
  const jobId = randomUUID();
  window.devices.onPrint = async () => ({ ok: false, trouble: 'printer/out-of-paper' });
  expect(await print({ jobId })).toMatchObject({ printed: 'failed', failure: { code: 'printer/out-of-paper' } });
  expect(window.parts.ledger.summary(applicationId)).toMatchObject({ state: 'ACCEPTED', receiptPrinted: false });
  window.devices.onPrint = async () => ({ ok: true, value: { printed: 'confirmed' } });
  expect(await print({ jobId })).toEqual({ printed: 'confirmed', failure: null, warnings });
  expect(trail()).toEqual(['receipt/failed', 'receipt/printed']);
});

test('a job that a crash cut off is uncertain, and is not printed again unasked', async () => {
  const jobId = randomUUID();
  must(
    window.parts.ledger.transact((writer) =>
      writer.putPrintJob({
        id: jobId,
        applicationId,
        kind: 'receipt',
        state: 'started',
        at: '2026-11-22T02:00:00.000Z',
      }),
    ),
  );
  expect(await print({ jobId })).toMatchObject({ printed: 'unconfirmed', failure: { code: 'printer/state-unknown' } });
  expect(window.devices.printed).toEqual([]);
});

test('the journal is written before the first byte', async () => {
  const jobId = randomUUID();
  window.devices.onPrint = async () => {
    expect(window.parts.ledger.printJob(jobId)?.state).toBe('started');
    return { ok: true, value: { printed: 'confirmed' } };
  };
  await print({ jobId });
  expect(window.parts.ledger.printJob(jobId)?.state).toBe('printed');
});

test('nothing is printed while locked, or of what is not there', async () => {
  const missing = { applicationId: randomUUID(), jobId: randomUUID(), reprint: false };
  expect(await printReceipt(window.parts, missing)).toMatchObject({ failure: { code: 'application/not-found' } });
  window.parts.session.operator = null;
  expect(await printReceipt(window.parts, { ...missing, applicationId })).toMatchObject({
    failure: { code: 'terminal/locked' },
  });
  expect(window.devices.printed).toEqual([]);
});
