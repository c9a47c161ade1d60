import { afterEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { publicPart } from '../../../sync/crypto/keys.ts';
import { enrolTerminal, makeTerminalKeys } from '../../../sync/enrol.ts';
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
    const { enrolment, sent } = await enrolAt((_, response) => json(response, 200, chosen));
    expect(must(enrolment)).toEqual({ ...chosen, privateKey });
    const publicKeys = privateKeys.map(publicPart);
    expect(sent).toEqual([{ code: 'ABCD', station: 'window', machineName: 'WIN-1', publicKeys, continues: null }]);
    expect(JSON.stringify(sent)).not.toContain(privateKey.d);
  },
);

test('a county that chooses a key that nobody offered is not believed', async () => {
  const [foreign] = makeTerminalKeys().map(publicPart);
  const { enrolment } = await enrolAt((_, response) => json(response, 200, { ...reply, publicKey: foreign }));
  expect(enrolment).toMatchObject({ ok: false, failure: { code: 'county/garbled' } });
});

test('an answer that was lost is asked for again with the same key', async () => {
  let asked = 0;
  const { enrolment, sent } = await enrolAt((_, response) => {
    asked += 1;
    if (asked === 1) response.socket?.resetAndDestroy();
    else json(response, 200, reply);
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
