import { readFileSync } from 'node:fs';

/** Says the test runner's summary as one plain line; a run without tests is a failure. */
const escapeCode = String.fromCharCode(27);
const text = readFileSync(process.argv[2], 'utf8').replaceAll(new RegExp(`${escapeCode}\\[[0-9;]*m`, 'g'), '');
const line = text.split('\n').findLast((row) => /^\s*Tests\s/.test(row)) ?? '';
const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
const skipped = count('skipped');
process.stdout.write(
  `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exit(count('passed') > 0 && count('failed') === 0 ? 0 : 1);
