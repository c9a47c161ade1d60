import { describe, expect, test } from 'vitest';
import { withCheckDigit } from '../../../../drivers/bench/citizen-number.ts';
import { cardOf, simulatedCitizens } from '../../../../drivers/bench/citizens.ts';
import { decodeCardText, encodeCardText } from '../../../../drivers/card-reader/card-layout.ts';
import { fixtures } from './fixtures.ts';

test.each(fixtures)('$id decodes to what was laid out', ({ text, says }) => {
  expect(decodeCardText(text)).toEqual(says);
});

test('the first text bytes of fixture A', () => {
  const [a] = fixtures;
  expect(Buffer.from(a.text.subarray(0, 32)).toString('hex')).toBe(`4b6dd58b58543275${'2000'.repeat(11)}3200`);
});

test('a foreigner card of 2017', () => {
  const text = encodeCardText('foreigner-2017', {
    latinName: 'TEST, PERSON',
    sex: '1',
    number: 'KAZ110090012311',
    nationality: 'KAZ',
    name: '测试',
    validFrom: '20180101',
    validTo: '20280101',
    birth: '19900123',
    cardVersion: '01',
    authority: '1100',
  });
  expect(decodeCardText(text)).toMatchObject({
    type: 'foreigner-2017',
    name: '测试',
    latinName: 'TEST, PERSON',
    idNumber: 'KAZ110090012311',
    nationality: 'KAZ',
    birthDate: '1990-01-23',
    issuer: '',
  });
});

describe('text that is not plain', () => {
  const decodeName = (name: string) => decodeCardText(encodeCardText('citizen', { name }))?.name;

  test('a name outside the basic plane, and a private-use character, stay as they are', () => {
    expect(decodeName('𬱖试')).toBe('𬱖试');
    expect(decodeName('测\ue5e5试')).toBe('测\ue5e5试');
  });

  test('only padding is trimmed, and only at the end', () => {
    expect(decodeName(' 测 试')).toBe(' 测 试');
  });

  test('half a surrogate pair becomes U+FFFD, not a string that no file can hold', () => {
    expect(decodeName('测\ud873')).toBe('测\ufffd');
  });

  test('a date that is none stays raw', () => {
    expect(decodeCardText(encodeCardText('citizen', { birth: '1949' }))?.birthDate).toBe('1949');
  });

  test('an unknown type mark is no card', () => {
    const text = encodeCardText('citizen', { name: '测试' });
    text[248] = 'Z'.charCodeAt(0);
    expect(decodeCardText(text)).toBeNull();
    expect(decodeCardText(new Uint8Array(255))).toBeNull();
  });
});

test('check digits of GB 11643', () => {
  expect(withCheckDigit('11010519491231002')).toBe('11010519491231002X');
  expect(withCheckDigit('44052418800101001')).toBe('440524188001010014');
  expect(withCheckDigit('81000019900101001')).toBe('810000199001010019');
  expect(withCheckDigit('91139819900123001')).toBe('911398199001230018');
});

describe('the people on the bench', () => {
  test.each(simulatedCitizens)('$key: the card says who they are', (citizen) => {
    const card = decodeCardText(cardOf(citizen).text);
    expect(card).toMatchObject({ type: citizen.type, name: citizen.name, idNumber: citizen.idNumber });
    const isRight = citizen.key !== 'odd-card';
    expect(withCheckDigit(citizen.idNumber.slice(0, 17)) === citizen.idNumber).toBe(isRight);
    expect(card?.isNumberRight).toBe(isRight);
    expect(card?.birthDate.replaceAll('-', '')).toBe(citizen.idNumber.slice(6, 14));
    const serial = Number(citizen.idNumber.slice(14, 17));
    expect(card?.sexCode).toBe(serial % 2 === 1 ? '1' : '2');
  });

  test('one of each kind that journeys need', () => {
    const card = (key: string) => {
      const citizen = simulatedCitizens.find((one) => one.key === key);
      return citizen === undefined ? null : decodeCardText(cardOf(citizen).text);
    };
    expect(card('rare-name')?.name.codePointAt(0)).toBe(0x2cc56);
    expect(card('minor')?.birthDate).toBe('2015-06-01');
    expect(card('hmt-permit')?.passNumber).toBe('H00000000');
    expect(card('elder')?.validTo).toBe('长期');
    expect(card('foreigner')?.latinName).toBe('TESTKHANOVA-NURMAGAMBETOVA, ANASTASIA');
    expect(card('zhuang-long-address')?.address.length).toBe(35);
    expect(card('zhuang-long-address')?.nationCode).toBe('08');
    expect(card('odd-card')).toMatchObject({
      nationName: '99',
      standard: { name: '测䶮\u{e5e6}' },
      unmapped: ['U+E5E6'],
    });
    expect(card('markup-address')?.address).toContain('<b>测试</b>&"');
  });
});
