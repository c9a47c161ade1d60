import { describe, expect, test } from 'vitest';
import { guomi } from '../../../../sync/crypto/guomi.ts';
import { international } from '../../../../sync/crypto/international.ts';
import type { PublicKey } from '../../../../sync/crypto/keys.ts';

const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('RFC 8032 §7.1', () => {
  const vectors = [
    {
      d: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      x: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      d: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      x: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      d: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      x: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ];
  test.each(vectors)('message $message', ({ d, x, message, signature }) => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: base64url(x), d: base64url(d) } as const;
    const bytes = Buffer.from(message, 'hex');
    expect(hexOf(international.sign(key, bytes))).toBe(signature);
    expect(international.verify(key, bytes, Buffer.from(signature, 'hex'))).toBe(true);
    expect(international.verify(key, Buffer.from('73', 'hex'), Buffer.from(signature, 'hex'))).toBe(false);
  });
});

test('FIPS 180-4: SHA-256 of "abc"', () => {
  expect(hexOf(international.digest(Buffer.from('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

describe('GB/T 32905-2016, appendix A: SM3', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('%s', (message, digest) => {
    expect(hexOf(guomi.digest(Buffer.from(message)))).toBe(digest);
  });
});

/** GB/T 32918.5-2017, appendix A.2: the recommended curve, ID 1234567812345678, M = "message digest". */
describe('GB/T 32918.5-2017, appendix A.2: SM2', () => {
  const publicKey: PublicKey = {
    kty: 'EC',
    crv: 'SM2',
    x: base64url('09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020'),
    y: base64url('ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'),
  };
  const privateKey = {
    ...publicKey,
    d: base64url('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'),
  } as const;
  const message = Buffer.from('message digest');
  const signature = Buffer.from(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    'hex',
  );

  test('the published signature is good, and each spoilt form of it is not', () => {
    expect(guomi.verify(publicKey, message, signature)).toBe(true);
    for (const at of [0, 31, 32, 63]) {
      const spoilt = Buffer.from(signature);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      expect(guomi.verify(publicKey, message, spoilt)).toBe(false);
    }
    expect(guomi.verify(publicKey, Buffer.from('message digesu'), signature)).toBe(false);
    expect(guomi.verify({ ...publicKey, y: publicKey.x }, message, signature)).toBe(false);
    expect(guomi.verify(publicKey, message, signature.subarray(1))).toBe(false);
    expect(guomi.verify(publicKey, message, Buffer.alloc(64))).toBe(false);
    expect(guomi.verify(publicKey, message, Buffer.alloc(64, 0xff))).toBe(false);
  });

  test('the published private key signs for the published public one', () => {
    expect(guomi.verify(publicKey, message, guomi.sign(privateKey, message))).toBe(true);
  });
});
