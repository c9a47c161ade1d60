import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeCardText } from '../../../drivers/card-reader/card-layout.ts';
import { encodeFrame } from '../../../drivers/card-reader/sam-frame.ts';
import {
  encodeAnswer,
  encodeFingerprintAnswer,
  encodeReadAnswer,
  photoBytes,
} from '../../../drivers/card-reader/sam-messages.ts';
import { fixtures } from './card-reader/fixtures.ts';

const photo = new Uint8Array(photoBytes);
const [citizen, permit, foreigner] = fixtures.map(({ text }) => encodeReadAnswer({ text, photo })) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const card2017 = encodeCardText('foreigner-2017', {
  latinName: 'TEST, PERSON',
  sex: '2',
  number: 'KAZ110090123105',
  nationality: 'KAZ',
  name: '测试',
  validFrom: '20180101',
  validTo: '20280101',
  birth: '19900123',
});
const noise = Uint8Array.of(0x00, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0x96);
const found = encodeAnswer(0x9f, new Uint8Array(4));
const hex = (bytes: Uint8Array, between: string, before = '') =>
  (Buffer.from(bytes).toString('hex').match(/../g) ?? []).map((byte) => before + byte).join(between);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'township-captures-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function decode(recorded: Uint8Array | string) {
  const file = join(folder, 'capture');
  writeFileSync(file, recorded);
  return run([file]);
}

function run(args: readonly string[], input?: Uint8Array | string) {
  const done = spawnSync(process.execPath, ['drivers/decode-card.ts', ...args], { encoding: 'utf8', input });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function card(recorded: Uint8Array | string): unknown {
  const { code, out, err } = decode(recorded);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([expect.any(String), '']);
  return JSON.parse(out);
}

function refusal(recorded: Uint8Array | string): string {
  const { code, out, err } = decode(recorded);
  expect(out).toBe('');
  expect(code).toBe(1);
  expect(err).toMatch(/^decode-card: [^\n]+\n$/);
  return err;
}

describe('cards', () => {
  test('a citizen’s', () => {
    expect(card(citizen)).toEqual({
      type: 'citizen',
      name: '测试员甲',
      idNumber: '11010519491231002X',
      checksumOk: true,
      sex: '女',
      sexCode: '2',
      nation: '汉',
      nationCode: '01',
      birthDate: '1949-12-31',
      address: '北京市朝阳区测试路1号',
      issuer: '测试市公安局',
      validFrom: '2020-01-01',
      validTo: '长期',
      passNumber: null,
      latinName: null,
      nationality: null,
      oldNumber: null,
      issueCount: null,
      standardName: '测试员甲',
      unmapped: [],
      fingerprintBytes: null,
    });
  });

  test('a residence permit', () => {
    expect(card(permit)).toMatchObject({
      type: 'hmt',
      name: '测试港',
      idNumber: '810000199001010019',
      checksumOk: true,
      nation: null,
      passNumber: 'H00000000',
      issueCount: '01',
    });
  });

  test('a foreigner’s of 2023, with the number of the card before', () => {
    expect(card(foreigner)).toMatchObject({
      type: 'foreigner-2023',
      latinName: 'TEST, PERSON',
      nationality: 'KAZ',
      address: null,
      oldNumber: 'KAZ110090012311',
      checksumOk: true,
    });
  });

  test('a foreigner’s of 2017', () => {
    expect(card(encodeReadAnswer({ text: card2017, photo }))).toMatchObject({
      type: 'foreigner-2017',
      name: '测试',
      idNumber: 'KAZ110090123105',
      checksumOk: true,
      sex: '女',
      oldNumber: null,
    });
  });

  test.each([1_024, 512, 0])('with %i bytes of a fingerprint, which are counted and never shown', (length) => {
    const fingerprint = new Uint8Array(length).fill(0x5a);
    const answer = encodeFingerprintAnswer({ text: fixtures[0].text, photo, fingerprint });
    expect(card(answer)).toMatchObject({ type: 'citizen', fingerprintBytes: length });
  });

  test('a number whose check character is wrong is shown, and said to be wrong', () => {
    const text = encodeCardText('citizen', { name: '测试', number: '110105194912310021' });
    expect(card(encodeReadAnswer({ text, photo }))).toMatchObject({
      idNumber: '110105194912310021',
      checksumOk: false,
    });
  });

  test('private-use and unknown characters stay, with the standard form beside them', () => {
    const text = encodeCardText('citizen', { name: '\ue863\ue5e5', nation: '穿青' });
    expect(card(encodeReadAnswer({ text, photo }))).toMatchObject({
      name: '\ue863\ue5e5',
      standardName: '䶮\ue5e5',
      unmapped: ['U+E5E5'],
      nation: '穿青',
      nationCode: '穿青',
    });
  });
});

describe('how it was recorded', () => {
  const says = { type: 'citizen', name: '测试员甲' };

  test.each([
    ['noise before it', Buffer.concat([noise, citizen])],
    ['other answers around it', Buffer.concat([found, noise, citizen, found])],
    ['hex', hex(citizen, '')],
    [
      'hex with spaces and lines',
      hex(citizen, ' ')
        .replace(/(.{48})/g, '$1\r\n')
        .toUpperCase(),
    ],
    ['hex with 0x and commas', `${hex(citizen, ', ', '0x')}\n`],
    ['hex with noise before it', hex(Buffer.concat([noise, citizen]), ' ')],
    ['a log line', `10:21:07 RX: ${hex(citizen, ' ')} (end)`],
    ['hex with a byte order mark', Buffer.from(`\ufeff${hex(citizen, ' ')}`, 'utf16le')],
  ])('%s', (_name, recorded) => {
    expect(card(recorded)).toMatchObject(says);
  });

  test('standard input', () => {
    const { code, out } = run(['-'], citizen);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(says);
  });
});

describe('what is no card', () => {
  const corrupted = Uint8Array.from(citizen);
  corrupted[20] = (corrupted[20] ?? 0) ^ 0x01;
  const unknownKind = Uint8Array.from(fixtures[0].text);
  unknownKind[248] = 'Q'.charCodeAt(0);

  test.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['blanks', ' \r\n ', 'nothing but blanks'],
    ['no frame', 'hello, this is not a capture', 'no frame'],
    ['a truncated frame', citizen.subarray(0, 700), 'too short: 693 of 1288 bytes'],
    ['a frame that ends in its header', citizen.subarray(0, 6), 'too short'],
    ['truncated hex', hex(citizen.subarray(0, 700), ' '), 'too short'],
    ['half a byte', hex(citizen, ' ').slice(0, -1), 'half a byte'],
    ['a changed byte', corrupted, 'checksum'],
    ['an answer to find', found, 'not a card answer'],
    ['a refusal', encodeAnswer(0x41), 'read failed (SW3 41)'],
    ['a status nobody knows', encodeAnswer(0x55), 'unknown status 00 00 55'],
    ['a first status byte that is not zero', encodeFrame(Uint8Array.of(1, 0, 0x90)), 'unknown status 01 00 90'],
    ['a card of a kind nobody knows', encodeReadAnswer({ text: unknownKind, photo }), 'type mark'],
  ])('%s', (_name, recorded, words) => {
    expect(refusal(recorded)).toContain(words);
  });

  test('a file that is not there, and no file at all', () => {
    expect(run([join(folder, 'nowhere')])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/ENOENT.*\n$/),
    });
    expect(run([])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('usage') });
  });
});
