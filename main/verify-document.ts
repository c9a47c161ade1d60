import { readFile } from 'node:fs/promises';
import { checkFile } from './verify-document/check-file.ts';
import { checkText, type DocumentCheck } from './verify-document/check-text.ts';
import { verifyOptions } from './verify-document/verify-options.ts';

/**
 * `npm run --silent verify-document -- TOKEN|FILE [--county URL] [--key FILE]`: what a document's code is worth, in words.
 * Exit code 0 for a document that is good, 1 for one that is not, 2 for a command that makes no sense.
 */
const options = verifyOptions(process.argv.slice(2), process.env);
if (!options.ok) {
  process.stderr.write(`verify-document: ${options.why}\n`);
  process.exitCode = 2;
} else {
  const bytes = await readFile(options.subject).catch(() => null);
  const check: DocumentCheck =
    bytes === null ? await checkText(options.subject, options) : await checkFile(bytes, options);
  process.stdout.write(`${check.lines.join('\n')}\n`);
  process.exitCode = check.isGood ? 0 : 1;
}
