import { describe, expect, test } from 'vitest';
import { codeMeaning } from '../../../main/domain/code-meaning.ts';
import { formatLocalNumber } from '../../../main/domain/local-number.ts';
import { receiptCode } from '../../../main/domain/receipt-code.ts';

const id = '0197f1a2-3b4c-7d5e-8f60-4f60a1b2c3d4';
const localNumber = formatLocalNumber({ prefix: 'A001', date: '2026-11-22', counter: 42 });

describe('what a scanned code means', () => {
  test.each([[localNumber], [` ${localNumber.toLowerCase()}\r\n`], [localNumber.replaceAll('-', '－')]])(
    'the code of a receipt: %j',
    (text) => {
      expect(codeMeaning(text)).toEqual({ kind: 'application', localNumber, check: null });
    },
  );

  test.each([[receiptCode({ id, localNumber })], [` ${receiptCode({ id, localNumber }).toLowerCase()}\r\n`]])(
    'R61: the code of a receipt says more than its number: %j',
    (text) => {
      expect(codeMeaning(text)).toEqual({ kind: 'application', localNumber, check: '4F60A1B2C3D4' });
    },
  );

  test.each(['precheck:YS-20261122-0007', 'https://county.example/window/precheck/YS-20261122-0007'])('%s', (text) => {
    expect(codeMeaning(text)).toEqual({ kind: 'pre-check', caseNumber: 'YS-20261122-0007' });
  });

  test.each([
    ['11010519491231002x', '11010519491231002X'],
    ['810000199001010019', '810000199001010019'],
    ['KAZ110090123105', 'KAZ110090123105'],
  ])('an identity number: %s', (text, number) => {
    expect(codeMeaning(text)).toEqual({ kind: 'id-number', number });
  });

  test.each([
    ['a receipt whose check is too short', `${localNumber}.4F60`],
    ['a receipt with two checks', `${localNumber}.4F60A1B2C3D4.4F60A1B2C3D4`],
    ['a receipt with a wrong check character', `${localNumber.slice(0, -1)}${localNumber.endsWith('0') ? '1' : '0'}`],
    ['a number with a wrong check character', '110105194912310021'],
    ['a permit with a wrong check digit', 'KAZ110090123106'],
    ['15 digits', '110105491231002'],
    ['a bar code on goods', '6901234567892'],
    ['a county page that is no pre-check', 'https://county.example/precheck/'],
    ['a pre-check address with a query', 'https://county.example/precheck/YS-1234?next=javascript:alert(1)'],
    ['a script', 'javascript:precheck:YS-1234'],
    ['a case number that is too long', `precheck:${'1'.repeat(51)}`],
    ['nothing', ''],
    ['rare characters', '𬱖试'],
  ])('unknown: %s', (_name, text) => {
    expect(codeMeaning(text)).toEqual({ kind: 'unknown', text });
  });
});
