import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type SimulatedPrintSystem,
  startSimulatedPrintSystem,
} from '../../../drivers/page-printer/simulated-print-system.ts';
import { localPagePrinter, pageCalls } from '../../../main/device-host/page-calls.ts';
import {
  type ChosenQueue,
  type DocumentKind,
  nothingChosen,
  type PlainPaper,
} from '../../../main/domain/device-settings.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { printCaseDocument } from '../../../main/usecases/documents/document-papers.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { printDocument } from '../../../main/usecases/print-document.ts';
import { printSheet } from '../../../main/usecases/print-sheet.ts';
import { itemSheet } from '../../../main/usecases/public-pages.ts';
import { international } from '../../../sync/crypto/international.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let system: SimulatedPrintSystem;
let window: Window;
let applicationId: string;
let closePrinter: () => Promise<void>;
beforeEach(async () => {
  system = await startSimulatedPrintSystem({ directory: null, queues: ['办公室', '窗口旁'] });
  const { host, port } = system.address;
  const printer = localPagePrinter({ pagePrinter: `ipp://${host}:${port}` });
  closePrinter = () => printer.close();
  window = await openWindow();
  Object.assign(window.devices, pageCalls(printer));
  const { ledger } = window.parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('not enrolled');
  must(ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() })));
  const draft = await completeDraft(window);
  applicationId = must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision })).id;
});
afterEach(async () => {
  await window.close();
  await closePrinter();
  await system.close();
});

const choose = async (byKind: Partial<Record<DocumentKind, ChosenQueue>>) =>
  must(
    await window.parts.deviceBook.save(
      { ...nothingChosen, queues: { byKind, otherwise: null } },
      { configure: async () => {} },
    ),
  );
const print = (document: PlainPaper) =>
  printDocument(window.parts, { document, id: applicationId, jobId: randomUUID() });
/** 受理通知书 under its number. */
const issueNotice = (): string => {
  const { possible } = must(documentsOf(window.parts, { applicationId }));
  const moveId = possible.find(({ kind }) => kind === 'acceptance')?.moveId ?? null;
  const wish = { applicationId, kind: 'acceptance', moveId, extra: null, documentId: randomUUID() } as const;
  return must(issueDocument(window.parts, wish)).id;
};
const printNotice = (documentId: string, copy: 'citizen' | 'archive') =>
  printCaseDocument(window.parts, { documentId, copy, jobId: randomUUID() });
const jobsAt = (queue: string) =>
  system
    .state()
    .find(({ name }) => name === queue)
    ?.jobs.map(({ copies, sides }) => ({ copies, sides }));

test('each kind of document has its printer, its number of copies and its sides', async () => {
  await choose({
    'acceptance-notice': { queue: '窗口旁', copies: 2, duplex: 'long-edge' },
    'application-form': { queue: null, copies: 3, duplex: 'short-edge' },
  });
  const notice = issueNotice();
  expect(must(await printNotice(notice, 'citizen')).printer).toBe('窗口旁');
  expect(must(await printNotice(notice, 'archive')).printer).toBe('窗口旁');
  expect(must(await print('application-form')).printer).toBe('办公室');
  expect(must(await print('receipt')).printer).toBe('办公室');
  // Each copy of a document is a print of its own, and counted (R16): no number of copies chosen for a printer adds one.
  expect(jobsAt('窗口旁')).toEqual([
    { copies: 1, sides: 'two-sided-long-edge' },
    { copies: 1, sides: 'two-sided-long-edge' },
  ]);
  expect(jobsAt('办公室')).toEqual([
    { copies: 3, sides: 'two-sided-short-edge' },
    { copies: 1, sides: 'one-sided' },
  ]);
});

test('a chosen printer that is gone is named, and no other takes its place', async () => {
  await choose({ 'acceptance-notice': { queue: '档案室', copies: 1, duplex: 'one-sided' } });
  expect(await printNotice(issueNotice(), 'citizen')).toMatchObject({
    ok: false,
    failure: { code: 'printer/offline', detail: expect.stringContaining('档案室') },
  });
  expect(system.state().flatMap(({ jobs }) => jobs)).toEqual([]);
});

test('a sheet that was looked at goes to the printer chosen for sheets, and nothing but a sheet does', async () => {
  await choose({ sheet: { queue: '窗口旁', copies: 2, duplex: 'one-sided' } });
  const [item] = window.parts.ledger.catalogue()?.items ?? [];
  const { url } = must(itemSheet(window.parts, { itemCode: item?.code ?? '', situation: {} }));
  const jobId = randomUUID();
  expect(must(await printSheet(window.parts, { url, jobId })).printer).toBe('窗口旁');
  // Asked twice after a lost answer, it is handed over once.
  expect(must(await printSheet(window.parts, { url, jobId })).jobId).toBe(jobId);
  expect(jobsAt('窗口旁')).toEqual([{ copies: 2, sides: 'one-sided' }]);
  expect(await printSheet(window.parts, { url: '/documents/../ledger.db', jobId: randomUUID() })).toMatchObject({
    failure: { code: 'input/invalid' },
  });
  window.parts.session.operator = null;
  expect(await printSheet(window.parts, { url, jobId: randomUUID() })).toMatchObject({
    failure: { code: 'terminal/locked' },
  });
});
