import { describe, expect, test } from 'vitest';
import { applyMapping } from '../../../sync/county/exchange/apply-mapping.ts';
import { builtInMappings } from '../../../sync/county/exchange/built-in.ts';
import { caseSource } from '../../../sync/county/exchange/case-source.ts';
import { formFault, readFieldForm } from '../../../sync/county/exchange/field-form.ts';
import { type Mapping, readMapping } from '../../../sync/county/exchange/mapping.ts';
import { readShelf } from '../../../sync/county/exchange/mapping-shelf.ts';
import { transform } from '../../../sync/county/exchange/transformations.ts';
import { heldCase } from './held-case.ts';

const { codeSets, mappings } = builtInMappings;
const field = { target: 'F', name: '字段', format: 'an..10' };
const file = (...fields: readonly object[]) => ({ dataSet: 'some', title: '某', source: '某', rows: 'case', fields });

function mapping(...fields: readonly object[]): Mapping {
  const read = readMapping(file(...fields), codeSets);
  if (!read.ok) throw new Error(read.problems.join());
  return read.mapping;
}
const applied = (source: object, ...fields: readonly object[]) =>
  applyMapping(mapping(...fields), codeSets, { caseNumber: 'N1', source });

describe('R31: what an integrator wrote is checked before it is used', () => {
  test.each([
    ['a format that is none', { ...field, format: 'varchar(50)', from: 'a' }, 'fields.0.format'],
    ['no value and no path', field, 'fields.0'],
    ['a fixed value and a path', { ...field, from: 'a', value: 'b' }, 'fields.0'],
    ['an unknown transformation', { ...field, from: 'a', as: 'shout' }, 'fields.0.as'],
    ['a misspelt key', { ...field, from: 'a', requried: true }, 'fields.0'],
    ['a path that leads into the language', { ...field, from: 'a.b-c' }, 'fields.0.from'],
    ['a code set that is not there', { ...field, from: 'a', codes: 'A.99' }, 'A.99'],
    ['a code that its set does not have', { ...field, from: 'a', codes: 'A.7', map: { x: '3' } }, '3 is not in A.7'],
    ['a fixed value that its set does not have', { ...field, value: '9', codes: 'A.7' }, '9 is not in A.7'],
  ])('%s is named', (_what, wrong, named) => {
    const read = readMapping(file(wrong), codeSets);
    expect(read.ok ? [] : read.problems.join('\n')).toContain(named);
  });

  test('two fields of one name, and two files of one name', () => {
    const twice = readMapping(file({ ...field, from: 'a' }, { ...field, target: 'f', from: 'b' }), codeSets);
    expect(twice).toEqual({ ok: false, problems: ['F: stands twice', 'f: stands twice'].slice(1) });
    const one = file({ ...field, from: 'a' });
    expect(() => readShelf({}, [one, one])).toThrow('some: two files');
  });

  test('every field that comes along has a way to its value in a case that went through everything', () => {
    const source = caseSource(heldCase());
    for (const one of mappings.filter(({ about }) => about === 'case')) {
      const { rows } = applyMapping(one, codeSets, {
        caseNumber: 'N1',
        source: { ...source, exportedAt: source.application.acceptedAt, batch: '1' },
      });
      expect(rows.length, one.dataSet).toBeGreaterThan(0);
    }
  });
});

describe('R31: values are brought into form, and what is wrong is named', () => {
  test('a required field without a value is missing; one that need not be is empty', () => {
    const needed = { ...field, from: ['a.b', 'c'], required: true };
    expect(applied({ a: null, c: '' }, needed)).toEqual({
      rows: [{ F: '' }],
      problems: [{ dataSet: 'some', caseNumber: 'N1', row: 1, target: 'F', name: '字段', kind: 'missing', value: '' }],
    });
    expect(applied({}, { ...field, from: 'a' })).toEqual({ rows: [{ F: '' }], problems: [] });
    expect(applied({ a: {}, c: 'x' }, needed).rows).toEqual([{ F: 'x' }]);
  });

  test.each([
    ['too long', 'x'.repeat(11), { ...field }, 'too-long'],
    ['no list', 'x', { ...field, as: 'list' }, 'unreadable'],
    ['an object', {}, { ...field }, 'unreadable'],
    ['a word that the map lacks', 'z', { ...field, map: { x: '1' } }, 'not-mapped'],
    ['a word like one of the language', 'constructor', { ...field, map: { x: '1' } }, 'not-mapped'],
    ['a code that its set lacks', '7', { ...field, codes: 'A.7' }, 'not-in-codes'],
    ['letters where digits belong', 'x1', { ...field, format: 'n..4' }, 'wrong-characters'],
    ['shorter than its length', 'x', { ...field, format: 'an18' }, 'too-short'],
    ['an amount with three decimals', 1, { ...field, format: 'n..4,2', as: 'text', map: { '1': '1.234' } }, 'too-long'],
  ])('%s', (_what, value, how, kind) => {
    const { rows, problems } = applied({ a: value }, { ...how, from: 'a' });
    expect(problems.map((problem) => problem.kind)).toEqual([kind]);
    // The row is there all the same: nothing is left out unseen.
    expect(rows).toHaveLength(1);
  });

  test('a row for each entry of a list, only those that are wanted, each with the case around it', () => {
    const rows = { ...mapping({ ...field, from: 'row.x' }, { ...field, target: 'N', from: 'number' }), rows: 'list' };
    const only = { ...rows, only: { path: 'row.kind', in: ['b'] } };
    const source = {
      number: '7',
      list: [
        { x: '1', kind: 'a' },
        { x: '2', kind: 'b' },
      ],
    };
    expect(applyMapping(rows, codeSets, { caseNumber: 'N1', source }).rows).toEqual([
      { F: '1', N: '7' },
      { F: '2', N: '7' },
    ]);
    expect(applyMapping(only, codeSets, { caseNumber: 'N1', source }).rows).toEqual([{ F: '2', N: '7' }]);
    expect(applyMapping(rows, codeSets, { caseNumber: 'N1', source: {} }).rows).toEqual([]);
  });

  test('a rare character counts as one: a name of ten of them fits where ten may stand', () => {
    const ten = readFieldForm('an..10');
    expect(ten && formFault(ten, '𬱖'.repeat(10))).toBeNull();
    expect(ten && formFault(ten, '𬱖'.repeat(11))).toBe('too-long');
  });

  test.each([
    ['date', '2026-03-01T16:30:00.000Z', '20260302'],
    ['date', '2026-03-02', '20260302'],
    ['datetime', '2026-03-01T16:30:05.000Z', '20260302T003005'],
    ['datetime', '1969-12-31T15:59:59.000Z', '19691231T235959'],
    ['datetime-plain', '2026-03-01T16:30:05.000Z', '2026-03-02 00:30:05'],
    ['datetime', 'soon', null],
    ['datetime', '5', null],
    ['yuan', 5, '0.05'],
    ['yuan', 123456, '1234.56'],
    ['yuan', -150, '-1.50'],
    ['yuan', 1.5, null],
    ['flag', true, '1'],
    ['flag', 'true', null],
    ['list', ['甲', '乙'], '甲、乙'],
    ['count', [1, 2], '2'],
    ['line', ' a\r\n b ', 'a b'],
  ] as const)('%s of %j is %j', (name, value, expected) => {
    expect(transform(name, value)).toBe(expected);
  });

  test('a case of a release before the moves is told by its acceptance, the clerks’ actions and the decision', () => {
    const action = { id: '1', at: '2026-03-20T08:00:00.000Z', actor: '县民政局', action: 'approved', detail: '符合' };
    const source = caseSource(heldCase({ moves: [], actions: [action] }));
    expect(source.acceptance).toMatchObject([{ result: 'accepted', by: { name: '李慧' } }]);
    expect(source.handling.map(({ step, action: done, by }) => [step, done, by.name])).toEqual([
      ['受理', 'pass', '李慧'],
      ['决定', 'pass', '县民政局'],
    ]);
    expect(source.conclusions).toMatchObject([{ outcome: 'approved', at: '2026-03-20T08:00:00.000Z' }]);
  });
});
