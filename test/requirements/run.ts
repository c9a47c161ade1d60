import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collectTests } from './collect-tests.ts';
import { coverage, faultsOf } from './coverage.ts';
import { htmlPage, markdownPage } from './page.ts';
import { requirements } from './requirement-table.ts';

/**
 * `npm run requirements [-- --strict] [--out FOLDER]`: R01–R65 with the tests that prove them, as requirements.md and
 * requirements.html in the folder, as Markdown on standard output without one. Ends with 1 where a test names a number
 * that does not exist, and, when strict, where a requirement in scope has no test.
 */
const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false }, out: { type: 'string' } } });
const found = coverage(requirements, await collectTests(path.resolve(import.meta.dirname, '..')));
if (values.out === undefined) process.stdout.write(`${markdownPage(found)}\n`);
else {
  await mkdir(values.out, { recursive: true });
  await writeFile(path.join(values.out, 'requirements.md'), markdownPage(found));
  await writeFile(path.join(values.out, 'requirements.html'), htmlPage(found));
}
const faults = faultsOf(found, values.strict);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
