import { describe, expect, it } from 'vitest';
import { groupIdNumber, maskBankAccount, maskIdNumber, maskName, maskPhone } from '../../../main/domain/mask.ts';

describe('masks', () => {
  it.each([
    ['11010519491231002X', '110105********002X'],
    ['11010519491231002x', '110105********002x'],
    ['110105491231002', '110105*****1002'],
    ['E12345678', '******678'],
    ['KAZ110090012311', '***********2311'],
    ['H1', '**'],
    ['', ''],
  ])('ID %s -> %s', (number, masked) => expect(maskIdNumber(number)).toBe(masked));

  it.each([
    ['13812345678', '138****5678'],
    ['0771-2345678', '0771-***5678'],
    ['6234567', '***4567'],
    ['12', '*2'],
    ['', ''],
  ])('phone %s -> %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['𬱖试', '𬱖*'],
    ['阿卜杜拉·买买提', '阿***'],
    ['TEST, PERSON', 'T***'],
    ['龙', '*'],
    ['', ''],
  ])('name %s -> %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['6222 0202 0011 2233 446', '****3446'],
    ['1234', '****34'],
    ['', ''],
  ])('account %s -> %s', (account, masked) => expect(maskBankAccount(account)).toBe(masked));

  it('group for the screen', () => {
    expect(groupIdNumber('11010519491231002X')).toBe('110105 1949 1231 002X');
    expect(groupIdNumber(maskIdNumber('11010519491231002X'))).toBe('110105 **** **** 002X');
    expect(groupIdNumber('E12345678')).toBe('E123 4567 8');
    expect(groupIdNumber('')).toBe('');
  });
});
