import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The JPEGs of a PDF as another program finds them in it, in the order of its pages; Poppler hands them out undecoded. */
export async function picturesIn(pdf: Uint8Array): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
  try {
    const file = path.join(folder, 'bundle.pdf');
    await writeFile(file, pdf);
    await run('pdfimages', ['-j', file, path.join(folder, 'picture')]);
    const names = (await readdir(folder)).filter((name) => name.startsWith('picture-')).sort();
    return await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
