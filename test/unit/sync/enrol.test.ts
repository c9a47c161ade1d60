import { CompactSign, compactVerify, importJWK } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { enrolTerminal } from '../../../sync/enrol.ts';
import { json, startScriptedServer } from './support/scripted-server.ts';
import { testLog } from './support/test-log.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const reply = {
  terminalId: 'T-9',
  numberPrefix: 'Q001',
  token: 'a-token-of-twenty-characters',
  countyName: '样县',
  officeName: '青禾镇便民服务中心',
};

async function enrolAt(answer: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(answer);
  const county = createHttpCounty({ baseUrl: server.url, credentials: null, log: testLog });
  closers.push(
    () => server.close(),
    () => county.close(),
  );
  const at = '2026-03-02T08:00:00.000Z';
  const enrolment = await enrolTerminal({
    county,
    countyUrl: server.url,
    code: 'ABCD',
    station: 'window',
    machineName: 'WIN-1',
    at,
  });
  return { server, enrolment, sent: server.heard.map((one) => JSON.parse(one.body)) };
}

test('keeps what the county said, and a private key that fits the public one it sent', async () => {
  const { server, enrolment, sent } = await enrolAt((_, response) => json(response, 200, reply));
  const kept = must(enrolment);
  expect(kept).toMatchObject({ ...reply, countyUrl: server.url, enrolledAt: '2026-03-02T08:00:00.000Z' });
  expect(sent).toEqual([
    {
      code: 'ABCD',
      station: 'window',
      machineName: 'WIN-1',
      publicKey: { kty: 'OKP', crv: 'Ed25519', x: expect.any(String) },
    },
  ]);
  expect(Object.keys(kept.privateKey)).toContain('d');
  const jws = await new CompactSign(new Uint8Array(1))
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(await importJWK(kept.privateKey, 'EdDSA'));
  await compactVerify(jws, await importJWK(sent[0].publicKey, 'EdDSA'));
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

test('a code that is used up is not tried again', async () => {
  const { enrolment, sent } = await enrolAt((_, response) =>
    json(response, 403, { error: 'code-invalid', message: 'used' }),
  );
  expect(enrolment).toMatchObject({ ok: false, failure: { code: 'enrolment/code-invalid' } });
  expect(sent).toHaveLength(1);
});

test('a county that stays away is given up, not waited for', async () => {
  const { enrolment, sent } = await enrolAt((_, response) => response.writeHead(503).end());
  expect(enrolment).toMatchObject({ ok: false, failure: { code: 'county/server-error' } });
  expect(sent).toHaveLength(3);
});
