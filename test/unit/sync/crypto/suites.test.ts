import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openCompact, signCompact } from '../../../../sync/crypto/compact-jws.ts';
import { contentDigest, hasContentDigest } from '../../../../sync/crypto/content-digest.ts';
import { guomi } from '../../../../sync/crypto/guomi.ts';
import { international } from '../../../../sync/crypto/international.ts';
import { isSameKey, privateKeySchema, publicKeySchema, publicPart, suiteOf } from '../../../../sync/crypto/keys.ts';
import { allSuites, providerFor } from '../../../../sync/crypto/suites.ts';

describe.each(allSuites)('$suite', (suite) => {
  const key = suite.makeKey();
  const other = suite.makeKey();
  const message = Buffer.from('𬱖试 20260302');

  test('a new key has the form of its suite, and its public part no secret', () => {
    expect(privateKeySchema.parse(key)).toEqual(key);
    expect(suiteOf(key)).toBe(suite.suite);
    expect(providerFor(publicPart(key))).toBe(suite);
    expect(publicPart(key)).not.toHaveProperty('d');
    expect(isSameKey(publicPart(key), key)).toBe(true);
    expect(isSameKey(publicPart(key), other)).toBe(false);
  });

  test('what one key signed no other key did, and no other message', () => {
    const signature = suite.sign(key, message);
    expect(suite.verify(publicPart(key), message, signature)).toBe(true);
    expect(suite.verify(publicPart(other), message, signature)).toBe(false);
    expect(suite.verify(publicPart(key), Buffer.from('x'), signature)).toBe(false);
    expect(suite.verify(publicPart(key), message, new Uint8Array())).toBe(false);
  });

  test('a key of the other suite signs nothing here', () => {
    const foreign = (suite === guomi ? international : guomi).makeKey();
    expect(() => suite.sign(foreign, message)).toThrow(/does not sign/);
    expect(suite.verify(publicPart(foreign), message, suite.sign(key, message))).toBe(false);
  });

  test('a JWS opens for its key and its kid alone', async () => {
    const payload = { terminalId: 'T-1', 名: '𬱖' };
    const jws = await signCompact({ key, kid: 'T-1#1', payload });
    const signer = { key: publicPart(key), kid: 'T-1#1' };
    expect(await openCompact(jws, signer)).toEqual(payload);
    expect(await openCompact(jws, { ...signer, kid: 'T-1#2' })).toBeNull();
    expect(await openCompact(jws, { ...signer, key: publicPart(other) })).toBeNull();
  });

  test('a JWS with any one sign changed opens for nobody', async () => {
    const jws = await signCompact({ key, kid: 'k', payload: { a: 1 } });
    for (let at = 0; at < jws.length; at += 1) {
      const spoilt = `${jws.slice(0, at)}${jws[at] === '_' ? 'A' : '_'}${jws.slice(at + 1)}`;
      expect(await openCompact(spoilt, { key: publicPart(key), kid: 'k' }), `sign ${at}`).toBeNull();
    }
  });

  test.each(['none', 'HS256', 'EdDSA', 'SM2-SM3'])('a JWS that says alg %s with another suite’s key', async (alg) => {
    const foreign = (suite === guomi ? international : guomi).makeKey();
    const [, payload, signature] = (await signCompact({ key, kid: 'k', payload: {} })).split('.');
    const header = Buffer.from(JSON.stringify({ alg, kid: 'k' })).toString('base64url');
    expect(await openCompact(`${header}.${payload}.${signature}`, { key: publicPart(foreign), kid: 'k' })).toBeNull();
    expect(await openCompact(`${header}.${payload}.`, { key: publicPart(key), kid: 'k' })).toBeNull();
  });

  test('a header parameter that is not ours is refused, whoever signed it', async () => {
    const header = Buffer.from(JSON.stringify({ alg: suite.names.jws, kid: 'k', crit: ['b64'] })).toString('base64url');
    const signed = `${header}.${Buffer.from('{}').toString('base64url')}`;
    const signature = Buffer.from(suite.sign(key, Buffer.from(signed))).toString('base64url');
    expect(await openCompact(`${signed}.${signature}`, { key: publicPart(key), kid: 'k' })).toBeNull();
  });

  test('Content-Digest', () => {
    const field = contentDigest(suite, message);
    expect(field).toMatch(/^(sha-256|sm3)=:[A-Za-z0-9+/]{43}=:$/);
    expect(hasContentDigest(suite, field, message)).toBe(true);
    expect(hasContentDigest(suite, `md5=:AAAA:, ${field}`, message)).toBe(true);
    expect(hasContentDigest(suite, field, Buffer.from('other'))).toBe(false);
    expect(hasContentDigest(suite, 'md5=:AAAA:', message)).toBe(false);
  });
});

test('RFC 9530 §B.1: the digest of {"hello": "world"} and a line feed', () => {
  expect(contentDigest(international, Buffer.from('{"hello": "world"}\n'))).toBe(
    'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  );
});

test.each([
  { kty: 'OKP', crv: 'Ed25519', x: 'short' },
  { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) },
  { kty: 'EC', crv: 'SM2', x: 'A'.repeat(43) },
  { kty: 'oct', k: 'AAAA' },
])('%j is no public key', (key) => {
  expect(publicKeySchema.safeParse(key).success).toBe(false);
});

/** Another implementation of SM2 than ours, on any machine that has the openssl command. */
describe('beside OpenSSL', async () => {
  const run = promisify(execFile);
  const hasSm2 = await run('openssl', ['list', '-signature-algorithms']).then(
    ({ stdout }) => /\bSM2\b/.test(stdout),
    () => false,
  );

  test.runIf(hasSm2)('each takes what the other signed', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'sm2-'));
    const file = (name: string) => path.join(directory, name);
    try {
      const key = guomi.makeKey();
      if (key.crv !== 'SM2') throw new Error('an SM2 key expected');
      const message = Buffer.from('青禾镇便民服务中心');
      await writeFile(file('message'), message);
      await writeFile(file('key.der'), sec1Der(key));
      await run('openssl', ['pkey', '-inform', 'DER', '-in', file('key.der'), '-out', file('key.pem')]);
      const options = ['-rawin', '-digest', 'sm3', '-in', file('message'), '-inkey', file('key.pem')];
      const identity = ['-pkeyopt', 'distid:1234567812345678'];

      await run('openssl', ['pkeyutl', '-sign', ...options, '-out', file('theirs'), ...identity]);
      expect(guomi.verify(publicPart(key), message, rawSignature(await readFile(file('theirs'))))).toBe(true);

      await writeFile(file('ours'), derSignature(guomi.sign(key, message)));
      const verified = await run('openssl', ['pkeyutl', '-verify', ...options, '-sigfile', file('ours'), ...identity]);
      expect(verified.stdout).toContain('Signature Verified Successfully');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

/** SEC 1, C.4: ECPrivateKey with the curve's name (1.2.156.10197.1.301) and the public point. */
function sec1Der(key: { d: string; x: string; y: string }): Buffer {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const wrap = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag, content.length]), content]);
  const curve = Buffer.from('06082a811ccf5501822d', 'hex');
  const point = Buffer.concat([Buffer.from([0, 4]), bytes(key.x), bytes(key.y)]);
  const content = [
    Buffer.from('020101', 'hex'),
    wrap(0x04, bytes(key.d)),
    wrap(0xa0, curve),
    wrap(0xa1, wrap(0x03, point)),
  ];
  return wrap(0x30, Buffer.concat(content));
}

function rawSignature(der: Buffer): Buffer {
  const numbers: Buffer[] = [];
  for (let at = 2; at < der.length; at += 2 + (der[at + 1] ?? 0)) {
    const number = der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0));
    numbers.push(Buffer.concat([Buffer.alloc(32), number]).subarray(-32));
  }
  return Buffer.concat(numbers);
}

function derSignature(raw: Uint8Array): Buffer {
  const number = (half: Uint8Array) => {
    const first = half.findIndex((byte) => byte !== 0);
    const short = Buffer.from(half.subarray(Math.max(first, 0)));
    const content = (short[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), short]) : short;
    return Buffer.concat([Buffer.from([2, content.length]), content]);
  };
  const content = Buffer.concat([number(raw.subarray(0, 32)), number(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}
