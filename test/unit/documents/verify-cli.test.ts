import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import { international } from '../../../sync/crypto/international.ts';
import { type PrivateKey, publicPart } from '../../../sync/crypto/keys.ts';
import { signDocument } from '../../../sync/document-token.ts';
import { documentScene } from '../../support/document-scenes.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const paper = createPaper();
let home: string;
let keyFile: string;
const key = international.makeKey();

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'verify-'));
  keyFile = path.join(home, 'key.json');
  await writeFile(keyFile, JSON.stringify(publicPart(key)));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** `npm run --silent verify-document`, as whoever holds the paper types it. */
function run(...given: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, COUNTY_URL: '' };
  Reflect.deleteProperty(env, 'COUNTY_URL');
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'verify-document', '--', ...given], { cwd: root, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

function made(signer: PrivateKey = key) {
  const numberText = documentScene('acceptance').numberText;
  const { content, whole } = must(
    paper.composeDocument('acceptance', documentScene('acceptance', { name: '𬱖\u{30ede}' })),
  );
  const token = signDocument(
    {
      number: { unit: 'W0A1', kind: 'acceptance', year: 2026, count: 12 },
      caseNumber: content.caseNumber,
      date: '2026-11-22',
      contentHash: paper.contentHash(content),
    },
    { terminalId: 'T-1', keyNumber: 1, privateKey: signer },
  );
  const issued = {
    token,
    codeText: `https://county.example/verify/${token}`,
    reprint: 0,
    printedAt: '2026-11-22T07:00:00.000Z',
  };
  const pdf = async (copy: 'citizen' | 'archive', words = content) =>
    Buffer.from(must(await paper.document(words, { copy, whole, issued, watermark: null, isVoided: false })));
  return { token, content, pdf, numberText };
}

async function keep(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(home, `${randomUUID()}-${name}`);
  await writeFile(file, bytes);
  return file;
}

describe('with the terminal’s public key', () => {
  test('a token, an address with it and a text file say the same', async () => {
    const { token, numberText } = made();
    for (const subject of [token, `https://county.example/verify/${token}`, await keep('token.txt', `${token}\n`)]) {
      const { code, out } = await run(subject, '--key', keyFile);
      expect(out.split('\n')[0]).toContain('签名有效');
      expect(out).toContain(`受理通知书 ${numberText}`);
      expect(code).toBe(0);
    }
  });

  test('the PDF as issued is the same sheet; with other words or another mark on it, it is not', async () => {
    const { pdf, content } = made();
    const whole = await run(await keep('a.pdf', await pdf('citizen')), '--key', keyFile);
    expect(whole.out).toContain('文件与签发时一致');
    expect(whole.code).toBe(0);
    const archive = await run(await keep('b.pdf', await pdf('archive')), '--key', keyFile);
    expect(archive.out).toContain('文字与签名一致');

    const other = await run(
      await keep('c.pdf', await pdf('citizen', { ...content, address: '另一人' })),
      '--key',
      keyFile,
    );
    expect(other.out).toContain('与签名不符');
    expect(other.code).toBe(1);

    // The signed words stay inside, the page is another one.
    const bytes = await pdf('citizen');
    const repainted = Buffer.from(bytes.toString('latin1').replace(/\/Title/, '/Titel'), 'latin1');
    const drawnOver = await run(await keep('d.pdf', repainted), '--key', keyFile);
    expect(drawnOver.out).toContain('页面被改动过');
    expect(drawnOver.code).toBe(1);
  });

  test('another key’s signature is invalid, and so are an altered token and a PDF of anybody', async () => {
    const { token } = made(international.makeKey());
    for (const subject of [token, `${token.slice(0, -6)}AAAAAA`, 'nonsense', await keep('x.pdf', '%PDF-1.3\nhello')]) {
      const { code, out } = await run(subject, '--key', keyFile);
      expect(out.split('\n')[0]).toContain('无效');
      expect(code).toBe(1);
    }
  });
});

describe('without', () => {
  test('the address in the code is nobody’s word: without a county the key is unknown', async () => {
    const { token } = made();
    const { code, out } = await run(`https://evil.example/verify/${token}`);
    expect(out.split('\n')[0]).toContain('密钥不明');
    expect(code).toBe(1);
  });

  test('a command that makes no sense says how it is meant', async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('usage:') });
    expect(await run('a', '--county', 'ftp://x')).toMatchObject({ code: 2 });
  });
});

describe('asking the county', () => {
  let server: Server;
  let url: string;
  let answer: (path: string) => unknown;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(request.url ?? '')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  test.each([
    ['valid', '有效：这份文书是真的', 0],
    ['voided', '已作废', 1],
    ['revoked', '密钥已吊销', 1],
    ['unknown-key', '密钥不明', 1],
  ] as const)('%s is said in words', async (verdict, words, exitCode) => {
    const { token } = made();
    answer = (asked) => ({ verdict: asked.endsWith(token) ? verdict : 'invalid', document: null });
    const { code, out } = await run(token, '--county', url);
    expect(out.split('\n')[0]).toContain(words);
    expect(code).toBe(exitCode);
  });

  test('a county that talks nonsense or is away has not been asked', async () => {
    const { token } = made();
    answer = () => ({ hello: 'world' });
    expect(await run(token, '--county', url)).toMatchObject({ code: 1, out: expect.stringContaining('没有查到') });
    expect((await run(token, '--county', 'http://127.0.0.1:9')).out).toContain('没有查到');
  });
});
