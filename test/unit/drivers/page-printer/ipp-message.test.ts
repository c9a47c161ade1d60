import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstNumber, firstText, firstTruth, group, textsOf } from '../../../../drivers/page-printer/ipp-attributes.ts';
import { decodeIpp, encodeIpp, groupTag, type IppMessage } from '../../../../drivers/page-printer/ipp-message.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const value = fc.record({ tag: fc.integer({ min: 0x10, max: 0xff }), bytes });
const name = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'abcdefghij-') });
const message: fc.Arbitrary<IppMessage> = fc.record({
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: fc.integer({ min: 0, max: 0xffff_ffff }),
  groups: fc.array(
    fc
      .record({
        tag: fc.constantFrom(1, 2, 4, 5),
        attributes: fc.dictionary(name, fc.array(value, { minLength: 1, maxLength: 4 }), { noNullPrototype: true }),
      })
      .map((one) => group(one.tag, one.attributes)),
    { maxLength: 5 },
  ),
  document: bytes,
});

function plain(one: IppMessage) {
  const groups = one.groups.map((from) => [
    from.tag,
    [...from.attributes].map(([key, values]) => [key, values.map((each) => [each.tag, ...each.bytes])]),
  ]);
  return { code: one.code, requestId: one.requestId, groups, document: [...one.document] };
}

it('decodes what it encoded', () => {
  fc.assert(
    fc.property(message, (one) => {
      const read = decodeIpp(encodeIpp(one));
      expect(read && plain(read)).toEqual(plain(one));
    }),
  );
});

it('neither throws nor hangs on any bytes, and reads nothing out of a cut-off message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => void decodeIpp(noise)),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(message, fc.nat(), (one, at) => {
      const whole = encodeIpp({ ...one, document: new Uint8Array() });
      expect(decodeIpp(whole.subarray(0, at % whole.length))).toBeNull();
    }),
  );
});

it('survives any single changed byte', () => {
  fc.assert(
    fc.property(message, fc.nat(), fc.integer({ min: 0, max: 255 }), (one, at, changed) => {
      const whole = encodeIpp(one);
      whole[at % whole.length] = changed;
      const read = decodeIpp(whole);
      for (const from of read?.groups ?? []) {
        for (const key of from.attributes.keys()) {
          textsOf(from, key);
          firstNumber(from, key);
          firstTruth(from, key);
        }
      }
    }),
  );
});

it('reads the reply of RFC 8010, appendix A.3: attributes, statuses, and text with a language', () => {
  const hex =
    '0101 0000 00000001 01' +
    '47 0012 617474726962757465732d63686172736574 0008 75732d6173636969' +
    '41 000e 7374617475732d6d657373616765 000d 7375636365737366756c2d6f6b' +
    '02 21 0006 6a6f622d6964 0004 00000093' +
    '36 0008 6a6f622d6e616d65 000b 0002 7a68 0005 e6b58b2121' +
    '23 0009 6a6f622d7374617465 0004 00000003 03';
  const read = decodeIpp(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const job = read?.groups.find((one) => one.tag === groupTag.job);
  if (!read?.groups[0] || !job) throw new Error('not decoded');
  expect(firstText(read.groups[0], 'status-message')).toBe('successful-ok');
  expect(firstNumber(job, 'job-id')).toBe(147);
  expect(firstNumber(job, 'job-state')).toBe(3);
  expect(firstText(job, 'job-name')).toBe('测!!');
});
