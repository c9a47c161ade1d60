import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteOrderMark, csvCell, csvLine, readCsv } from '../../../main/domain/csv.ts';
import { applyMapping } from '../../../sync/county/exchange/apply-mapping.ts';
import { builtInMappings } from '../../../sync/county/exchange/built-in.ts';
import { formFault, readFieldForm } from '../../../sync/county/exchange/field-form.ts';
import { readMapping } from '../../../sync/county/exchange/mapping.ts';
import { transform } from '../../../sync/county/exchange/transformations.ts';

const { codeSets, mappings } = builtInMappings;
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+86',
    '-1',
    '@SUM(A1)',
    '\t=1',
    "'x",
    '450121199001011234',
    '1E5',
    '3-1',
    '00',
    '"',
    ',',
    '\r\n',
    '\uFEFF',
    '',
  ),
);

test('R35: a table read back has the values that were written, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (lines) => {
      const text = byteOrderMark + lines.map((line) => csvLine(line.map((cell) => csvCell(cell)))).join('');
      expect(readCsv(text)).toEqual(lines);
    }),
    { numRuns: 2000 },
  );
});

test('R35: no cell begins like a formula, and no long number of a person is one for a spreadsheet', () => {
  fc.assert(
    fc.property(nasty, fc.boolean(), (value, isNumber) => {
      const cell = csvCell(value, isNumber).replace(/^"/, '');
      if (isNumber && /^-?\d{1,15}(\.\d+)?$/.test(value)) return;
      expect(cell).not.toMatch(/^[=+\-@＝＋－＠\d]/);
    }),
    { numRuns: 2000 },
  );
});

test('R31: the engine answers any case at all: as many rows as entries, every field a text, every empty required one named', () => {
  const source = fc.oneof(
    fc.object({ maxDepth: 4 }),
    fc.record({ materials: fc.array(fc.anything()), application: fc.anything() }),
  );
  fc.assert(
    fc.property(source, fc.constantFrom(...mappings), (any, mapping) => {
      const { rows, problems } = applyMapping(mapping, codeSets, { caseNumber: 'N', source: any });
      for (const [index, row] of rows.entries()) {
        expect(Object.keys(row)).toEqual(mapping.fields.map(({ target }) => target));
        for (const { target, required } of mapping.fields) {
          expect(typeof row[target]).toBe('string');
          const named = problems.some((problem) => problem.row === index + 1 && problem.target === target);
          if (required && row[target] === '') expect(named).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('R31: a value without a problem fits its field: length, characters, code set', () => {
  fc.assert(
    fc.property(
      nasty,
      fc.constantFrom('an..5', 'a..3', 'n..4', 'an3', 'n1', 'ul'),
      fc.boolean(),
      (value, format, coded) => {
        const read = readMapping(
          {
            dataSet: 'x',
            title: 'x',
            source: 'x',
            rows: 'case',
            fields: [{ target: 'F', name: 'x', format, from: 'v', ...(coded ? { codes: 'A.6' } : {}) }],
          },
          codeSets,
        );
        if (!read.ok) throw new Error(read.problems.join());
        const { rows, problems } = applyMapping(read.mapping, codeSets, { caseNumber: 'N', source: { v: value } });
        const written = rows[0]?.F ?? '';
        if (problems.length > 0 || written === '') return;
        const form = readFieldForm(format);
        expect(form && formFault(form, written)).toBeNull();
        if (coded) expect(Object.keys(codeSets['A.6']?.codes ?? {})).toContain(written);
      },
    ),
    { numRuns: 1000 },
  );
});

test('R31: an instant in the form of the standard is the same instant, in Shanghai', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const written = transform('datetime', date.toISOString()) ?? '';
      const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(written) ?? [];
      const back = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}+08:00`);
      expect(back).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
});
