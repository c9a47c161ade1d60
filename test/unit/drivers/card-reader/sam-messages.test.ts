import { describe, expect, test } from 'vitest';
import { decodeAddress, encodeAddress } from '../../../../drivers/card-reader/card-layout.ts';
import {
  decodeModuleId,
  decodeNewestAddress,
  decodeReadWithFingerprint,
  encodeAnswer,
  encodeFingerprintAnswer,
} from '../../../../drivers/card-reader/sam-messages.ts';
import { formatModuleId } from '../../../../drivers/card-reader/sam-module-id.ts';
import { baudRates, requestBaudRate, samRequest } from '../../../../drivers/card-reader/sam-requests.ts';
import { samSaying, samWord, samWords } from '../../../../drivers/card-reader/sam-words.ts';
import { cardOfCitizen } from '../../../contract/card-reader-rigs.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const body = (frame: Uint8Array) => frame.subarray(7, -1);

describe('the rest of the protocol, byte for byte as in the dossier', () => {
  test.each([
    ['reset', 'aaaaaa9669000310ffec'],
    ['readTextPhotoAndFingerprint', 'aaaaaa96690003301023'],
    ['readNewestAddress', 'aaaaaa96690003300330'],
  ] as const)('request %s', (name, expected) => {
    expect(hex(samRequest[name])).toBe(expected);
  });

  test('baud rates', () => {
    expect(hex(requestBaudRate(9_600))).toBe('aaaaaa96690003600467');
    expect(baudRates.map((rate) => requestBaudRate(rate)[8])).toEqual([0, 1, 2, 3, 4]);
  });

  test('the module’s number, in both paddings', () => {
    const frame = Buffer.from('aaaaaa96690014000090050003000f53330115cd5b072a00000042', 'hex');
    const reply = decodeModuleId(frame.subarray(7, -1));
    expect(reply?.kind).toBe('done');
    const id = reply?.kind === 'done' ? reply.value : new Uint8Array(0);
    expect(formatModuleId(id, 10)).toBe('05.03-20140815-0123456789-0000000042');
    expect(formatModuleId(id, 9)).toBe('05.03-20140815-123456789-000000042');
    expect(() => formatModuleId(new Uint8Array(15), 9)).toThrow(RangeError);
  });

  test.each([
    [1_024, 2_321, '090a'],
    [512, 1_809, '070a'],
    [0, 1_297, '050a'],
  ])('a fingerprint of %i bytes makes an answer of %i', (length, total, lengthField) => {
    const blocks = { ...cardOfCitizen('elder'), fingerprint: new Uint8Array(length).fill(7) };
    const frame = encodeFingerprintAnswer(blocks);
    expect(frame.length).toBe(total);
    expect(hex(frame.subarray(5, 7))).toBe(lengthField);
    expect(decodeReadWithFingerprint(body(frame))).toEqual({ kind: 'done', value: blocks });
  });

  test('a fingerprint of another length is no answer', () => {
    const frame = encodeFingerprintAnswer({ ...cardOfCitizen('elder'), fingerprint: new Uint8Array(512) });
    frame[15] = 1;
    expect(decodeReadWithFingerprint(body(frame))).toBeNull();
  });

  test('newest address: 81 bytes, check B5', () => {
    const frame = encodeAnswer(samWord.ok, encodeAddress('测试省测试市测试区新址2号'));
    expect(frame.length).toBe(81);
    expect(frame.at(-1)).toBe(0xb5);
    const reply = decodeNewestAddress(body(frame));
    expect(reply?.kind === 'done' && reply.value !== 'none' && decodeAddress(reply.value)).toEqual({
      address: '测试省测试市测试区新址2号',
      standard: '测试省测试市测试区新址2号',
    });
    expect(decodeNewestAddress(body(encodeAnswer(0x91)))).toEqual({ kind: 'done', value: 'none' });
    expect(decodeNewestAddress(body(encodeAnswer(0x41)))).toEqual({ kind: 'refused', word: 0x41 });
  });
});

describe('status bytes', () => {
  test('each known one has its own meaning and its own words', () => {
    const words = [
      0x10, 0x11, 0x21, 0x23, 0x24, 0x31, 0x32, 0x33, 0x37, 0x3f, 0x40, 0x41, 0x47, 0x60, 0x66, 0x80, 0x81, 0x90, 0x91,
      0x9f,
    ];
    expect(Object.values(samWord).sort((one, other) => one - other)).toEqual(words);
    expect(new Set(words.map((word) => samSaying(word).meaning)).size).toBe(words.length);
    expect(new Set(words.map((word) => samSaying(word).zh)).size).toBe(words.length);
    expect(samSaying(0x91).meaning).toBe('itemEmpty');
    expect(samSaying(0x9f).meaning).toBe('found');
  });

  test('an unknown one is said as it is', () => {
    expect(samSaying(0x05)).toMatchObject({ meaning: 'unknown', zh: expect.stringContaining('05') });
    expect(samWords(0x66)).toBe('the module is not authorised (SW3 66)');
  });
});
