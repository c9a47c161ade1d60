import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentClaim } from '../../../main/domain/documents/claim.ts';
import { documentNumberText, seriesReports } from '../../../main/domain/documents/number.ts';
import { international } from '../../../sync/crypto/international.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { allSuites } from '../../../sync/crypto/suites.ts';
import { openDocument, signDocument } from '../../../sync/document-token.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { type OpenCounty, openCounty } from './open-county.ts';

let county: OpenCounty;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county?.close());

async function newTerminal(): Promise<WireTerminal> {
  const code = randomUUID().slice(0, 12).toUpperCase();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await county.store.terminals.registerCode({ code, office: '青禾镇便民服务中心', createdBy: '测试', expiresAt });
  return WireTerminal.enrolled(county.url, code);
}

const contentHash = 'h'.repeat(43);
let counted = 0;

/** A terminal takes an application in and issues its notice; what of it reaches the county is the test's business. */
function issuedBy(terminal: WireTerminal) {
  counted += 1;
  const application = sampleApplication(terminal, counted);
  terminal.accept(application);
  const claim: DocumentClaim = {
    number: { unit: terminal.enrolment.numberPrefix, kind: 'acceptance', year: 2026, count: counted },
    caseNumber: application.localNumber,
    date: '2026-11-22',
    contentHash,
  };
  const said = { documentId: randomUUID(), number: claim.number, numberText: documentNumberText(claim.number) };
  return {
    claim,
    said,
    application,
    token: signDocument(claim, {
      terminalId: terminal.enrolment.terminalId,
      keyNumber: terminal.keyNumber,
      privateKey: terminal.key,
    }),
    register: () => terminal.append('document/issued', { ...said, contentHash }, application.id),
    revoke: () => terminal.append('document/voided', { ...said, reason: '写错事项' }, application.id),
  };
}

const verdictOf = async (token: string) => {
  const answer = await fetch(`${county.url}/api/v1/verify/${token}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { verdict: string; document: Record<string, string> | null };
};
const pageOf = async (token: string) => (await fetch(`${county.url}/verify/${token}`)).text();

async function ship(terminal: WireTerminal): Promise<void> {
  expect(await terminal.push(county.url)).toMatchObject({ status: 200 });
}

describe('文书核验', () => {
  test('signed, then on record, then void: each is said in words', async () => {
    const terminal = await newTerminal();
    const { token, claim, register, revoke, application } = issuedBy(terminal);
    expect((await verdictOf(token)).verdict).toBe('not-arrived');
    expect(await pageOf(token)).toContain('县平台尚未收到登记');
    register();
    await ship(terminal);
    expect(await verdictOf(token)).toMatchObject({
      verdict: 'valid',
      document: {
        name: '受理通知书',
        number: documentNumberText(claim.number),
        caseNumber: claim.caseNumber,
        date: '2026-11-22',
        office: '青禾镇便民服务中心',
      },
    });
    const page = await pageOf(token);
    for (const words of ['有效：这份文书是真的', documentNumberText(claim.number), '2026年11月22日']) {
      expect(page).toContain(words);
    }
    // R61: open to everybody, so nothing of the person is on it.
    for (const personal of [application.applicantName, application.idNumber, application.phone, application.itemName]) {
      expect(page).not.toContain(personal);
    }
    revoke();
    await ship(terminal);
    expect((await verdictOf(token)).verdict).toBe('voided');
    expect(await pageOf(token)).toContain('已作废');
  });

  test('another hash than the one on record is no document of ours', async () => {
    const terminal = await newTerminal();
    const { claim, register } = issuedBy(terminal);
    register();
    await ship(terminal);
    const other = signDocument(
      { ...claim, contentHash: 'x'.repeat(43) },
      { terminalId: terminal.enrolment.terminalId, keyNumber: 1, privateKey: terminal.key },
    );
    expect((await verdictOf(other)).verdict).toBe('differs');
  });

  test('an altered code and a wrong key are invalid; a key that nobody has is unknown', async () => {
    const terminal = await newTerminal();
    const { token, claim } = issuedBy(terminal);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const forged = Buffer.from(payload, 'base64url').toString().replace('2026-11-22', '2026-11-23');
    expect((await verdictOf(`${head}.${Buffer.from(forged).toString('base64url')}.${signature}`)).verdict).toBe(
      'invalid',
    );
    const { terminalId } = terminal.enrolment;
    const stranger = international.makeKey();
    expect((await verdictOf(signDocument(claim, { terminalId, keyNumber: 1, privateKey: stranger }))).verdict).toBe(
      'invalid',
    );
    const unknown = signDocument(claim, { terminalId: 'T-nobody', keyNumber: 1, privateKey: stranger });
    expect(await verdictOf(unknown)).toMatchObject({ verdict: 'unknown-key', document: null });
    expect(await pageOf(unknown)).toContain('密钥不明');
    for (const nonsense of ['x', 'a.b.c', '%00', `${'a'.repeat(2000)}`, '<script>']) {
      expect((await verdictOf(encodeURIComponent(nonsense))).verdict).toBe('invalid');
    }
  });

  test('a terminal cannot sign numbers of another unit', async () => {
    const terminal = await newTerminal();
    const { claim } = issuedBy(terminal);
    const foreign = { ...claim, number: { ...claim.number, unit: 'Z999' } };
    const { terminalId } = terminal.enrolment;
    expect(
      (await verdictOf(signDocument(foreign, { terminalId, keyNumber: 1, privateKey: terminal.key }))).verdict,
    ).toBe('invalid');
  });

  test('R58: after a withdrawal what is on record keeps its force, and nothing new gets any', async () => {
    const terminal = await newTerminal();
    const recorded = issuedBy(terminal);
    recorded.register();
    await ship(terminal);
    const late = issuedBy(terminal);
    await county.store.terminals.revoke(terminal.enrolment.terminalId);
    expect((await verdictOf(recorded.token)).verdict).toBe('valid');
    expect((await verdictOf(late.token)).verdict).toBe('revoked');
    expect(await pageOf(late.token)).toContain('密钥已吊销');
  });
});

test('R16: the county finds a number that a terminal skipped', async () => {
  const terminal = await newTerminal();
  issuedBy(terminal).register();
  counted += 1; // the one that is skipped
  issuedBy(terminal).register();
  await ship(terminal);
  const numbers = await county.store.documents.numbersOf(terminal.enrolment.terminalId);
  expect(numbers.length).toBe(2);
  const [report] = seriesReports(numbers);
  expect(report?.missing).toContain(counted - 1);
  expect(report?.missing).not.toContain(counted);
});

test('the page for codes that a scanner types, and its walls', async () => {
  const answer = await fetch(`${county.url}/verify`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toContain('二维码内容');
  const { token } = issuedBy(await newTerminal());
  const typed = `https://zwfw.example.cn/verify/${token}`;
  const page = await (await fetch(`${county.url}/verify?code=${encodeURIComponent(typed)}`)).text();
  expect(page).toContain('县平台尚未收到登记');
});

test.each(allSuites)('a code signed by a key of $suite opens with that key and with no other', async ({ makeKey }) => {
  const [own, other] = [makeKey(), makeKey()];
  const number = { unit: 'A001', kind: 'acceptance', year: 2026, count: 1 } as const;
  const claim: DocumentClaim = { number, caseNumber: 'A001-20261122-0001-K', date: '2026-11-22', contentHash };
  const token = signDocument(claim, { terminalId: 'T-1', keyNumber: 3, privateKey: own });
  const openedWith = (key: typeof own) => openDocument(token, async () => ({ publicKey: publicPart(key) }));
  expect(await openedWith(own)).toMatchObject({
    verdict: 'signed',
    claim,
    signer: { terminalId: 'T-1', keyNumber: 3 },
  });
  expect(await openedWith(other)).toEqual({ verdict: 'invalid' });
});
