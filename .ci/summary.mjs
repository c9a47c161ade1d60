import { readFileSync } from 'node:fs';

/**
 * Says the test runner's summary as one plain line; a run without tests is a failure. Where files were begun anew there are
 * two summaries: what failed is what failed in the last.
 */
const escapeCode = String.fromCharCode(27);
const text = readFileSync(process.argv[2], 'utf8').replaceAll(new RegExp(`${escapeCode}\\[[0-9;]*m`, 'g'), '');
const lines = text.split('\n').filter((row) => /^\s*Tests\s/.test(row));
const count = (line, word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
const sum = (word) => lines.reduce((total, line) => total + count(line, word), 0);
const failed = count(lines.at(-1) ?? '', 'failed');
const [passed, skipped] = [sum('passed'), sum('skipped')];
for (const row of text.split('\n'))
  if (/^(Green at the second try|Failed twice): /.test(row)) process.stdout.write(`${row}\n`);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
