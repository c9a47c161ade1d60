import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { CertificatePins } from './pinned-tls.ts';

const pinsSchema = z.record(z.string(), z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/));

/**
 * Pins in a small JSON file, place -> fingerprint. To let a scanner in that got a new certificate, staff remove it in
 * the settings, which takes its line out of the file. A file that can't be read trusts nobody.
 */
export function createPinFile(file: string): CertificatePins {
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work);
    line = done.catch(() => undefined);
    return done;
  };
  return {
    known: (place) => inTurn(async () => (await readPins(file))[place] ?? null),
    remember: (place, fingerprint) =>
      inTurn(async () => {
        const pins = { ...(await readPins(file)), [place]: fingerprint };
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(`${file}.new`, JSON.stringify(pins, null, 2), { mode: 0o600 });
        await rename(`${file}.new`, file);
      }),
  };
}

async function readPins(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return pinsSchema.parse(JSON.parse(text));
}
