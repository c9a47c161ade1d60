import { expect, test } from 'vitest';
import { z } from 'zod';
import { refusedInPractice } from '../../../main/training/kept-inside.ts';
import { contract, type Method } from '../../../preload/contract.ts';

/** A folder or a file that a person names: the way out of a terminal, and into it. */
const places: ReadonlySet<string> = new Set(['folder', 'path', 'countyUrl', 'typed']);

/** They show what lies on a stick, and move nothing. */
const looksOnly: readonly Method[] = ['packagePlaces'];

const methods = Object.keys(contract) as Method[];

test('R65: every call that names a folder, a file or a county is refused in practice', () => {
  const naming = methods.filter((method) => {
    const { properties = {} } = z.toJSONSchema(contract[method].input, { unrepresentable: 'any', io: 'input' });
    return Object.keys(properties).some((key) => places.has(key));
  });
  expect(naming).toContain('exportPackage');
  expect(naming.length).toBeGreaterThan(5);
  const open = naming.filter((method) => refusedInPractice(method) === null && !looksOnly.includes(method));
  expect(open).toEqual([]);
});

test('R65: what practice is there for is not refused', () => {
  const work: readonly Method[] = ['startDraft', 'acceptApplication', 'printReceipt', 'issueDocument', 'endTraining'];
  for (const method of work) expect(refusedInPractice(method)).toBeNull();
});
