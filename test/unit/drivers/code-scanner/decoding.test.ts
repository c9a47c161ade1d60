import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type CodeDecoder, maxCodeBytes } from '../../../../drivers/code-scanner/code-event.ts';
import { codeScannerAccess } from '../../../../drivers/code-scanner/code-scanner-address.ts';
import { decodeCode } from '../../../../drivers/code-scanner/code-text.ts';
import { encodeHidPos, hidPosDecoder, hidPosProfile } from '../../../../drivers/code-scanner/hid-pos.ts';
import { type CodeEnding, lineFraming } from '../../../../drivers/code-scanner/line-framing.ts';
import { deviceFault } from '../../../../drivers/transport/open-fault.ts';

const show = (events: ReturnType<CodeDecoder['push']>) =>
  events.map((event) => (event.kind === 'code' ? Buffer.from(event.bytes).toString() : event.why));
const framed = (ending: CodeEnding, ...chunks: string[]) => {
  const decoder = lineFraming({ ending });
  return {
    codes: chunks.flatMap((chunk) => show(decoder.push(Buffer.from(chunk)))),
    left: show(decoder.pause()),
    decoder,
  };
};

describe('where a code ends', () => {
  test.each([
    ['line', 'one\rtwo\nthree\r\n\r\nfour', ['one', 'two', 'three']],
    ['cr', 'one\ntwo\rthree', ['one\ntwo']],
    ['lf', 'one\rtwo\nthree', ['one\rtwo']],
    ['crlf', 'one\ntwo\rthree\r\nfour\r\n', ['one\ntwo\rthree', 'four']],
    ['pause', 'one\r\ntwo', []],
  ] as const)('%s', (ending, text, codes) => {
    expect(framed(ending, text).codes).toEqual(codes);
    expect(framed(ending, ...text).codes).toEqual(codes);
  });

  test('a gun without a terminator works by its pauses', () => {
    expect(framed('pause', 'one\r\n', 'two').left).toEqual(['one\r\ntwo']);
    expect(framed('line', 'one').left).toEqual(['one']);
  });

  test('once a terminator was seen, a code without one is half a code', () => {
    const { codes, left, decoder } = framed('line', 'one\r', 'tw');
    expect([codes, left]).toEqual([['one'], ['damaged']]);
    expect(show(decoder.push(Buffer.from('three\r')))).toEqual(['three']);
    expect(framed('cr', 'half').left).toEqual(['damaged']);
  });

  test('a code that is too long is dropped, the next one read', () => {
    const { codes } = framed('line', 'x'.repeat(maxCodeBytes), 'x\r', 'next\r', `${'y'.repeat(maxCodeBytes)}\r`);
    expect(codes).toEqual(['too-long', 'next', 'y'.repeat(maxCodeBytes)]);
    expect(framed('crlf', `${'x'.repeat(maxCodeBytes + 1)}\r\n`, 'next\r\n').codes).toEqual(['too-long', 'next']);
  });
});

describe('what a code says', () => {
  const decode = (bytes: Uint8Array) => decodeCode({ kind: 'code', bytes, aimId: null });
  const text = '办件 A001，𬱖试䶮';

  test('UTF-8, with and without a byte order mark', () => {
    expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', aimId: null });
    expect(decode(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8', aimId: null });
  });

  test('GB 18030, two bytes and four', () => {
    expect(decode(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030', aimId: null });
    expect(decode(Uint8Array.of(0x99, 0x33, 0xc3, 0x36))).toMatchObject({ text: '𬱖' });
  });

  test('neither is nothing', () => {
    expect(decode(Uint8Array.of(0x41, 0xff, 0xff))).toBeNull();
    expect(decode(Uint8Array.of(0x81))).toBeNull();
    expect(decode(Uint8Array.of(0x02, 0x03))).toBeNull();
  });

  test('AIM identifiers, and what only looks like one', () => {
    expect(decode(Buffer.from(']Q1A001'))).toEqual({ text: 'A001', encoding: 'utf-8', aimId: 'Q1' });
    expect(decode(Buffer.from(']C0110'))).toMatchObject({ text: '110', aimId: 'C0' });
    expect(decode(Buffer.from(']Q1'))).toMatchObject({ text: ']Q1', aimId: null });
    expect(decode(Buffer.from('] note'))).toMatchObject({ text: '] note', aimId: null });
  });

  test('STX and ETX around it go, what stands inside stays', () => {
    expect(decode(Buffer.from('\x0201\x1d10\x03\r'))).toMatchObject({ text: '01\x1d10' });
  });
});

describe('HID POS', () => {
  const long = Buffer.from('A001-20261122-0042-7 '.repeat(8));

  test.each(['fx100', 'lsr118'])('%s: a report, and one that is continued', (model) => {
    const profile = hidPosProfile(model);
    if (profile === null) throw new Error(model);
    const decoder = hidPosDecoder(profile);
    const aimId = model === 'lsr118' ? 'Q1' : null;
    const [short] = encodeHidPos(profile, Buffer.from('A001'));
    expect(decoder.push(short ?? new Uint8Array(0))).toEqual([
      { kind: 'code', bytes: Uint8Array.from(Buffer.from('A001')), aimId },
    ]);
    const reports = encodeHidPos(profile, long);
    expect(reports.length).toBe(3);
    const events = reports.flatMap((report) => [...decoder.push(report)]);
    expect(events).toEqual([{ kind: 'code', bytes: Uint8Array.from(long), aimId }]);
    expect(decoder.pause()).toEqual([]);
  });

  test('the bytes of a report are where the dossier has them', () => {
    const fx100 = hidPosProfile('fx100');
    const lsr118 = hidPosProfile('lsr118');
    if (fx100 === null || lsr118 === null) throw new Error('no profile');
    const [one] = encodeHidPos(fx100, Buffer.from('AB'));
    expect(
      Buffer.from(one ?? [])
        .subarray(0, 5)
        .toString('hex'),
    ).toBe('0202414200');
    const [two] = encodeHidPos(lsr118, Buffer.from('AB'));
    expect(
      Buffer.from(two ?? [])
        .subarray(0, 8)
        .toString('hex'),
    ).toBe('02025d5131414200');
  });

  test('a continuation that never comes is dropped, and does not lead the next code', () => {
    const profile = hidPosProfile('fx100');
    if (profile === null) throw new Error('no profile');
    const decoder = hidPosDecoder(profile);
    const [first] = encodeHidPos(profile, long);
    expect(decoder.push(first ?? new Uint8Array(0))).toEqual([]);
    expect(show(decoder.pause())).toEqual(['damaged']);
    const [next] = encodeHidPos(profile, Buffer.from('next'));
    expect(show(decoder.push(next ?? new Uint8Array(0)))).toEqual(['next']);
  });

  test('a length beyond the report, and another report id, are damage', () => {
    const profile = hidPosProfile('lsr118');
    if (profile === null) throw new Error('no profile');
    const decoder = hidPosDecoder(profile);
    expect(show(decoder.push(Uint8Array.from({ length: 64 }, (_, at) => [2, 57][at] ?? 0x41)))).toEqual(['damaged']);
    expect(show(decoder.push(Uint8Array.from({ length: 64 }, (_, at) => [3, 5][at] ?? 0x41)))).toEqual(['damaged']);
    expect(hidPosProfile('toString')).toBeNull();
  });
});

test.each(['/dev/ttyACM0?ending=never', 'hid://0c2e:0b6a?profile=raw-64', 'hid://0c2e'])(
  '%s is no address of a code scanner, and says so when it is opened',
  async (address) => {
    const fault = await codeScannerAccess(address)
      .open()
      .then(() => null, deviceFault);
    expect(fault).toMatchObject({ kind: 'address-wrong' });
  },
);
