import { expect, test } from 'vitest';
import { formats } from '../../../main/domain/form/formats.ts';
import { identityWarnings } from '../../../main/domain/identity/identity-warnings.ts';
import { checkCharacter } from '../../../main/domain/numbers/citizen-id.ts';

const context = { today: '2026-11-22', siblings: {} };

test('an organisation is named by its code of GB 11714, where it has no GB 32100 one', () => {
  expect(formats['organisation-code']?.('M000100Y-4', context)).toBeNull();
  expect(formats['organisation-code']?.('M000100Y-5', context)?.zh).toBeTruthy();
});

test('R40: a number of an unusual area is worth a second look, and keeps nobody from being served', () => {
  expect(identityWarnings('11010519491231002X')).toEqual([]);
  expect(identityWarnings(`77010519491231002${checkCharacter('77010519491231002')}`)).toHaveLength(1);
  expect(identityWarnings('12')).toEqual([]);
});
