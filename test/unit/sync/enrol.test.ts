import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { codeSecret, isMacUnderCode, macUnderCode } from '../../../sync/crypto/code-secret.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { countyWord, enrolTerminal, makeTerminalKeys } from '../../../sync/enrol.ts';
import type { EnrolRequest } from '../../../sync/protocol.ts';
import { json, startScriptedServer } from './support/scripted-server.ts';
import { testLog } from './support/test-log.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const privateKeys = makeTerminalKeys();
const [publicKey] = privateKeys.map(publicPart);
const reply = {
  terminalId: 'T-9',
  numberPrefix: 'Q001',
  countyName: '样县',
  officeName: '青禾镇便民服务中心',
  publicKey,
  replaces: null,
  anchoredSeq: 0,
  anchoredHash: '0'.repeat(64),
};

const countyKey = must({ ok: true, value: makeTerminalKeys().map(publicPart)[0] });

/** As a county answers that gave out this code. */
async function countyAnswer(asked: string, said: typeof reply = reply, code = 'ABCD') {
  const { key } = await codeSecret(code);
  const { proof } = JSON.parse(asked) as EnrolRequest;
  const word = { ...said, county: { publicKey: countyKey } } as Parameters<typeof countyWord>[0];
  const signed = macUnderCode(key, 'county', countyWord(word, { proof }));
  return { ...said, county: { publicKey: countyKey, proof: signed } };
}

type Genuine = Awaited<ReturnType<typeof countyAnswer>>;

async function enrolAt(answer: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(answer);
  const county = createHttpCounty({ baseUrl: server.url, credentials: null, log: testLog });
  closers.push(
    () => server.close(),
    () => county.close(),
  );
  const enrolment = await enrolTerminal({
    county,
    code: 'ABCD',
    station: 'window',
    machineName: 'WIN-1',
    privateKeys,
    continues: null,
  });
  return { enrolment, sent: server.heard.map((one) => JSON.parse(one.body)) };
}

test.each(privateKeys)(
  'the key of the suite that the county chose is the one that counts: $crv',
  async (privateKey) => {
    const chosen = { ...reply, publicKey: publicPart(privateKey) };
    const { enrolment, sent } = await enrolAt(async ({ body }, response) =>
      json(response, 200, await countyAnswer(body, chosen)),
    );
    expect(must(enrolment)).toEqual({ ...chosen, privateKey, countyKey });
    const publicKeys = privateKeys.map(publicPart);
    const { handle: codeHandle } = await codeSecret('abcd');
    expect(sent).toMatchObject([{ codeHandle, station: 'window', machineName: 'WIN-1', publicKeys, continues: null }]);
    expect(JSON.stringify(sent)).not.toContain(privateKey.d);
    expect(JSON.stringify(sent), 'the code stays here').not.toMatch(/ABCD/i);
  },
);

test('a county that chooses a key that nobody offered is not believed', async () => {
  const [foreign] = makeTerminalKeys().map(publicPart);
  const { enrolment } = await enrolAt(async ({ body }, response) =>
    json(response, 200, await countyAnswer(body, { ...reply, publicKey: foreign })),
  );
  expect(enrolment).toMatchObject({ ok: false, failure: { code: 'county/garbled' } });
});

describe('whoever stands in the middle without the code', () => {
  const [hisKey] = makeTerminalKeys().map(publicPart);

  test.each<[string, (genuine: Genuine, body: string) => unknown]>([
    [
      'puts his key in the place of the county’s',
      (genuine) => ({ ...genuine, county: { ...genuine.county, publicKey: hisKey } }),
    ],
    ['changes one word', (genuine) => ({ ...genuine, officeName: '别的大厅' })],
    ['answers with the answer to another code', (_, body) => countyAnswer(body, reply, 'EFGH')],
    ['answers with what was answered to another request', () => countyAnswer(JSON.stringify({ proof: 'x' }))],
    [
      'sends the terminal’s own proof back',
      (genuine, body) => ({ ...genuine, county: { publicKey: countyKey, proof: JSON.parse(body).proof } }),
    ],
  ])('is not taken for the county when he %s', async (_, spoil) => {
    const { enrolment, sent } = await enrolAt(async ({ body }, response) =>
      json(response, 200, await spoil(await countyAnswer(body), body)),
    );
    expect(enrolment).toMatchObject({ ok: false, failure: { code: 'county/wrong-network' } });
    expect(sent, 'asked once').toHaveLength(1);
  });

  test('can put nothing into the question either', async () => {
    const { sent } = await enrolAt(async ({ body }, response) => json(response, 200, await countyAnswer(body)));
    const { proof, ...asked } = sent[0] as EnrolRequest;
    const { key } = await codeSecret('ABCD');
    expect(isMacUnderCode(proof, key, 'terminal', asked)).toBe(true);
    expect(isMacUnderCode(proof, key, 'terminal', { ...asked, publicKeys: [hisKey] })).toBe(false);
    expect(isMacUnderCode(proof, (await codeSecret('ABCE')).key, 'terminal', asked)).toBe(false);
  });
});

test('an answer that was lost is asked for again with the same key', async () => {
  let asked = 0;
  const { enrolment, sent } = await enrolAt(async ({ body }, response) => {
    asked += 1;
    if (asked === 1) response.socket?.resetAndDestroy();
    else json(response, 200, await countyAnswer(body));
  });
  must(enrolment);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual(sent[1]);
});

test.each(['unknown', 'expired', 'used', 'other-terminal'])('a code that is %s is told so, once', async (why) => {
  const { enrolment, sent } = await enrolAt((_, response) =>
    json(response, 403, { error: `code-${why}`, message: 'no' }),
  );
  expect(enrolment).toMatchObject({ ok: false, failure: { code: `enrolment/code-${why}` } });
  expect(sent).toHaveLength(1);
});

test('a county that stays away is given up, not waited for', async () => {
  const { enrolment, sent } = await enrolAt((_, response) => response.writeHead(503).end());
  expect(enrolment).toMatchObject({ ok: false, failure: { code: 'county/server-error' } });
  expect(sent).toHaveLength(3);
});
