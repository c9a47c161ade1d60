import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeMeaning } from '../../../main/domain/code-meaning.ts';
import { claimIn } from '../../../main/domain/documents/claim.ts';
import { documentNumberText, seriesReports } from '../../../main/domain/documents/number.ts';
import { must } from '../../../main/domain/result.ts';
import { createFileDoor } from '../../../main/files.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { documentSeries, documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { previewDocument, saveCaseDocument, viewDocument } from '../../../main/usecases/documents/document-papers.ts';
import { issueDocument, voidDocument } from '../../../main/usecases/documents/issue-document.ts';
import { international } from '../../../sync/crypto/international.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { openDocument } from '../../../sync/document-token.ts';
import { pdfText } from '../paper/pdf-text.ts';
import { completeDraft, openWindow, type Window } from '../usecases/window.ts';

const key = international.makeKey();
let window: Window;
let applicationId: string;

beforeEach(async () => {
  window = await openWindow();
  const { ledger } = window.parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('not enrolled');
  must(ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, privateKey: key })));
  applicationId = await accepted();
});
afterEach(() => window.close());

async function accepted(): Promise<string> {
  const draft = await completeDraft(window);
  return must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision })).id;
}

function wish(kind: 'acceptance' | 'receipt-slip', id = applicationId) {
  const possible = must(documentsOf(window.parts, { applicationId: id })).possible;
  const moveId = possible.find((one) => one.kind === kind)?.moveId ?? null;
  return { applicationId: id, kind, moveId, extra: null } as const;
}
const issue = (kind: 'acceptance' | 'receipt-slip', id = applicationId) =>
  must(issueDocument(window.parts, { ...wish(kind, id), documentId: randomUUID() }));
const issuedEvents = () =>
  window.parts.ledger.events({ fromSeq: 1, limit: 1000 }).filter(({ type }) => type === 'document/issued');

async function fileText(url: string): Promise<string> {
  const file = await createFileDoor(window.parts).read(url);
  if (!file) throw new Error(`nothing at ${url}`);
  return pdfText(file.bytes).join('');
}

describe('issuing', () => {
  test('after an acceptance its notice is offered at once, and no other step’s', () => {
    const { possible, issued } = must(documentsOf(window.parts, { applicationId }));
    expect(issued).toEqual([]);
    expect(possible.filter(({ isDueNow }) => isDueNow).map(({ kind }) => kind)).toEqual(['acceptance']);
    expect(possible.map(({ kind }) => kind)).toEqual(['acceptance', 'receipt-slip', 'power-of-attorney']);
  });

  test('R16: numbers count up within a kind, each kind from 1', async () => {
    const other = await accepted();
    expect(issue('acceptance').numberText).toBe('A001受〔2026〕1号');
    expect(issue('acceptance', other).numberText).toBe('A001受〔2026〕2号');
    expect(issue('receipt-slip', other).numberText).toBe('A001收〔2026〕1号');
  });

  test('a second click, and a repeat of the same call, get the first document', () => {
    const order = { ...wish('acceptance'), documentId: randomUUID() };
    const first = must(issueDocument(window.parts, order));
    expect(must(issueDocument(window.parts, order))).toEqual(first);
    expect(must(issueDocument(window.parts, { ...order, documentId: randomUUID() }))).toEqual(first);
    expect(issuedEvents().length).toBe(1);
    const { possible, issued } = must(documentsOf(window.parts, { applicationId }));
    expect(issued.map(({ id }) => id)).toEqual([first.id]);
    expect(possible.some(({ kind }) => kind === 'acceptance')).toBe(false);
  });

  test('R61: the event says number and hash, and nothing of the person', () => {
    const { id, numberText } = issue('acceptance');
    const [event] = issuedEvents();
    expect(event).toMatchObject({ applicationId, operatorId: 'W01' });
    expect(event?.body).toMatchObject({
      documentId: id,
      numberText,
      number: { unit: 'A001', kind: 'acceptance', year: 2026, count: 1 },
      contentHash: expect.stringMatching(/^[\w-]{43}$/),
    });
    const application = window.parts.ledger.application(applicationId);
    const said = JSON.stringify(event?.body);
    for (const personal of [application?.applicantName, application?.idNumber, application?.phone]) {
      expect(said).not.toContain(personal);
    }
  });

  test('the code says number, case, day and hash under the terminal’s key', async () => {
    const { id, numberText } = issue('acceptance');
    const document = window.parts.ledger.fact(`document/${id}`);
    if (!document) throw new Error('not kept');
    const opened = await openDocument(document.token, async () => ({ publicKey: publicPart(key) }));
    if (opened.verdict !== 'signed') throw new Error(opened.verdict);
    expect(opened.signer).toEqual({ terminalId: 't1', keyNumber: 1 });
    expect(documentNumberText(opened.claim.number)).toBe(numberText);
    expect(opened.claim.contentHash).toBe(window.parts.paper.contentHash(document.content));
    expect(opened.claim.caseNumber).toBe(window.parts.ledger.application(applicationId)?.localNumber);
    // Before the gun it opens its case, with the county's address or without.
    const code = `https://zwfw.some-county.gov.cn/verify/${document.token}`;
    for (const text of [code, document.token]) {
      expect(codeMeaning(text)).toEqual({ kind: 'application', localNumber: opened.claim.caseNumber, check: null });
    }
    // Printable: version 16 of QR at level M holds 450 bytes.
    expect(code.length).toBeLessThan(450);
  });

  test('a document of a step that was not made is not issued, and takes no number', () => {
    const answer = issueDocument(window.parts, {
      applicationId,
      kind: 'refusal',
      moveId: wish('acceptance').moveId,
      extra: null,
      documentId: randomUUID(),
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'document/not-due' } });
    expect(issuedEvents()).toEqual([]);
  });

  test('R16: a failure in the middle leaves no gap: the number goes to the next document', () => {
    const { documentSigner } = window.parts;
    const broken = {
      ...window.parts,
      documentSigner: {
        sign: () => {
          throw new Error('power cut');
        },
      },
    };
    const order = { ...wish('acceptance'), documentId: randomUUID() };
    expect(() => issueDocument(broken, order)).toThrow('power cut');
    expect(issuedEvents()).toEqual([]);
    expect(must(documentsOf(window.parts, { applicationId })).issued).toEqual([]);
    expect(must(issueDocument({ ...window.parts, documentSigner }, order)).numberText).toBe('A001受〔2026〕1号');
  });

  test('locked, nothing is said or issued', () => {
    const order = { ...wish('acceptance'), documentId: randomUUID() };
    window.parts.session.operator = null;
    expect(issueDocument(window.parts, order)).toMatchObject({ ok: false, failure: { code: 'terminal/locked' } });
    expect(documentsOf(window.parts, { applicationId })).toMatchObject({ ok: false });
  });
});

describe('voiding and gaps', () => {
  test('R16: a voided document keeps its number; the next one for the same step has one of its own', async () => {
    const first = issue('acceptance');
    const voided = must(voidDocument(window.parts, { documentId: first.id, reason: '打印机卡纸，内容不清' }));
    expect(voided.voided).toMatchObject({ by: '李慧', reason: '打印机卡纸，内容不清' });
    expect(issue('acceptance').numberText).toBe('A001受〔2026〕2号');
    expect(must(await documentSeries(window.parts))).toEqual([
      { unit: 'A001', kind: 'acceptance', year: 2026, highest: 2, missing: [], doubled: [] },
    ]);
  });

  test('R16: a skipped number and a doubled one are found', async () => {
    issue('acceptance');
    // Two numbers are taken, and no document has them.
    must(
      window.parts.ledger.transact((writer) => {
        writer.nextCount('document/A001/acceptance/2026');
        writer.nextCount('document/A001/acceptance/2026');
      }),
    );
    issue('acceptance', await accepted());
    expect(must(await documentSeries(window.parts))).toMatchObject([{ highest: 4, missing: [2, 3], doubled: [] }]);
    const number = { unit: 'A001', kind: 'acceptance', year: 2026 } as const;
    expect(
      seriesReports(
        [
          { ...number, count: 1 },
          { ...number, count: 1 },
        ],
        () => 3,
      ),
    ).toMatchObject([{ highest: 3, missing: [2, 3], doubled: [1] }]);
  });
});

describe('on paper', () => {
  test('a draft is marked and has no number', async () => {
    const { url } = must(previewDocument(window.parts, wish('acceptance')));
    const text = await fileText(url);
    expect(text).toContain('草稿');
    expect(text).toContain('（签发后编号）');
    expect(issuedEvents()).toEqual([]);
  });

  test('R16: the second print of a copy is 补打 and an event; a repeat of a job is none', async () => {
    const { id: documentId } = issue('acceptance');
    const order = { documentId, copy: 'citizen', jobId: randomUUID() } as const;
    const first = must(saveCaseDocument(window.parts, order));
    expect(must(saveCaseDocument(window.parts, order))).toEqual(first);
    expect(await fileText(first.url)).not.toContain('补打');
    const again = must(saveCaseDocument(window.parts, { ...order, jobId: randomUUID() }));
    expect(await fileText(again.url)).toContain('补打（第1次）');
    // The other copy is an original of its own.
    const archive = must(saveCaseDocument(window.parts, { ...order, copy: 'archive', jobId: randomUUID() }));
    expect(await fileText(archive.url)).not.toContain('补打');
    const events = window.parts.ledger.events({ fromSeq: 1, limit: 1000 });
    expect(events.filter(({ type }) => type === 'document/printed').length).toBe(2);
    expect(events.filter(({ type }) => type === 'document/reprinted').map(({ body }) => body.reprint)).toEqual([1]);
    const [view] = must(documentsOf(window.parts, { applicationId })).issued;
    expect(view?.copies).toEqual([
      { copy: 'citizen', prints: 2 },
      { copy: 'archive', prints: 1 },
    ]);
  });

  test('a look on the screen says so, and a voided one says that', async () => {
    const { id: documentId } = issue('acceptance');
    const look = must(viewDocument(window.parts, { documentId, copy: 'citizen' }));
    expect(await fileText(look.url)).toContain('仅供查看');
    must(voidDocument(window.parts, { documentId, reason: '写错事项' }));
    expect(await fileText(look.url)).toContain('已作废');
  });

  test('a print that nobody made, and anything while locked, is not served', async () => {
    const { id } = issue('acceptance');
    const door = createFileDoor(window.parts);
    expect(await door.read(`/documents/case-print-${id}-citizen-1.pdf`)).toBeNull();
    const { url } = must(saveCaseDocument(window.parts, { documentId: id, copy: 'citizen', jobId: randomUUID() }));
    expect(await door.read(url)).not.toBeNull();
    window.parts.session.operator = null;
    expect(await door.read(url)).toBeNull();
  });

  test('what was issued says the same later, whatever became of the case', async () => {
    const { id: documentId } = issue('acceptance');
    const before = await fileText(
      must(saveCaseDocument(window.parts, { documentId, copy: 'citizen', jobId: randomUUID() })).url,
    );
    must(
      window.parts.ledger.transact((writer) => writer.updateApplication(applicationId, { countyNumber: 'QH-2026-1' })),
    );
    const after = await fileText(
      must(saveCaseDocument(window.parts, { documentId, copy: 'archive', jobId: randomUUID() })).url,
    );
    expect(before).toContain('待县平台确认');
    expect(after).toContain('待县平台确认');
  });
});

test('a claim that no terminal would have made is none', () => {
  expect(claimIn(['acceptance', 'A001', 2026, 1, 'x', '2026-13-01', 'h'.repeat(43)])).toBeNull();
  expect(claimIn({ kind: 'acceptance' })).toBeNull();
});
