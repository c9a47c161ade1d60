import { describe, expect, it } from 'vitest';
import { checkBankCard } from '../../../main/domain/numbers/bank-card.ts';
import { checkDate, checkMonth } from '../../../main/domain/numbers/date-answer.ts';
import { checkOrganisationCode, checkUscc } from '../../../main/domain/numbers/organisation.ts';
import { checkPersonName, codePointCount, normalisePersonName } from '../../../main/domain/numbers/person-name.ts';
import { checkPhone, normalisePhone } from '../../../main/domain/numbers/phone.ts';

describe('organisations', () => {
  it.each(['91350100M000100Y43', '11440232MB2D06811W', '91350100m000100y43'])('USCC %s', (code) => {
    expect(checkUscc(code)).toBeNull();
  });
  it.each([
    ['91350100M000100Y44', 'checksum'],
    ['91350100M000100Y4', 'length'],
    ['9135O100M000100Y43', 'characters'],
    ['', 'empty'],
  ])('USCC %s is refused as %s', (code, reason) => expect(checkUscc(code)?.reason).toBe(reason));

  it.each(['M000100Y4', 'MB2D06811', '008778183', '00877818-3'])('organisation code %s', (code) => {
    expect(checkOrganisationCode(code)).toBeNull();
  });
  it.each([
    ['M000100Y5', 'checksum'],
    ['M000100Y', 'length'],
    ['M000100!4', 'characters'],
  ])('organisation code %s is refused as %s', (code, reason) => {
    expect(checkOrganisationCode(code)?.reason).toBe(reason);
  });
});

describe('phones', () => {
  it.each([
    '13812345678',
    '19912345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 13812345678',
    '0771-2345678',
    '(0771) 2345678',
    '01062345678',
    '+86 771 2345678',
    '6234567',
  ])('takes %s', (phone) => expect(checkPhone(phone)).toBeNull());
  it.each([
    ['', 'empty'],
    ['1381234567', 'mobile-length'],
    ['138123456789', 'mobile-length'],
    ['12812345678', 'pattern'],
    ['abc', 'pattern'],
    ['12345', 'pattern'],
  ])('refuses %s as %s', (phone, reason) => expect(checkPhone(phone)?.reason).toBe(reason));
  it('keeps one form', () => {
    expect(normalisePhone('+86-138 1234-5678')).toBe('13812345678');
    expect(normalisePhone('（0771）2345678')).toBe('0771-2345678');
  });
});

describe('bank cards', () => {
  it.each(['6222020200112233446', '4111111111111111', '4111 1111 1111 1111'])('takes %s', (card) => {
    expect(checkBankCard(card)).toBeNull();
  });
  it.each([
    ['4111111111111112', 'checksum'],
    ['411111111111', 'length'],
    ['4111111111111l11', 'characters'],
    ['', 'empty'],
  ])('refuses %s as %s', (card, reason) => expect(checkBankCard(card)?.reason).toBe(reason));
});

describe('dates and months', () => {
  it('knows the calendar', () => {
    expect(checkDate('2024-02-29')).toBeNull();
    expect(checkDate('2026-02-29')?.reason).toBe('no-such-day');
    expect(checkDate('1900-02-29')?.reason).toBe('no-such-day');
    expect(checkDate('0202-01-01')?.reason).toBe('unlikely-year');
    expect(checkDate('2026/11/22')?.reason).toBe('pattern');
    expect(checkMonth('2026-11')).toBeNull();
    expect(checkMonth('2026-13')?.reason).toBe('no-such-day');
    expect(checkMonth('2026-1')?.reason).toBe('pattern');
  });
});

describe('names', () => {
  it.each([
    '张三',
    '䶮',
    '𬱖试',
    '𰻞𰻞',
    '𠂇',
    '阿卜杜拉·买买提',
    '阿卜杜拉•买买提',
    '〇一',
    'TEST, PERSON',
    "Jean-Luc O'Neill",
    'José María',
    'Иван Петров',
    '\u{e816}三',
    '葛\u{e0100}',
  ])('takes %s', (name) => expect(checkPersonName(name)).toBeNull());

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['张3', 'digits'],
    ['·张三', 'dot'],
    ['<b>张三</b>', 'characters'],
    ['张三；', 'characters'],
    ['张\ud842', 'characters'],
    ['😀', 'characters'],
    ['𬱖'.repeat(51), 'too-long'],
  ])('refuses %s as %s', (name, reason) => expect(checkPersonName(name)?.reason).toBe(reason));

  it('counts code points', () => {
    expect(checkPersonName('𬱖'.repeat(50))).toBeNull();
    expect(codePointCount('𬱖试')).toBe(2);
  });

  it('writes one dot and no stray spaces, and leaves the characters alone', () => {
    expect(normalisePersonName(' 阿卜杜拉．买买提 ')).toBe('阿卜杜拉·买买提');
    expect(normalisePersonName('张 三')).toBe('张三');
    expect(normalisePersonName('﨎')).toBe('﨎');
    expect(normalisePersonName('TEST,  PERSON')).toBe('TEST, PERSON');
  });
});
