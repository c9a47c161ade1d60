import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { CertificatePins } from './pinned-tls.ts';

const pinsSchema = z.record(z.string(), z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/));

/** What staff see of it and take out of it. */
export interface PinFile extends CertificatePins {
  /** Place -> fingerprint; null while the file can't be understood. */
  all(): Promise<Readonly<Record<string, string>> | null>;
  /** The next certificate seen there is the first one again. null: all of them, and a file that can't be understood. */
  forget(place: string | null): Promise<void>;
}

/**
 * Pins in a small JSON file, place -> fingerprint. To let a scanner in that got a new certificate, staff remove it in
 * the settings, which takes its line out of the file. A file that can't be read trusts nobody.
 *
 * The settings and the device host each hold one of these on the same file. It is read anew for every question and
 * replaced as a whole; where both write in the same moment the later one stands, and at worst staff remove a line twice.
 */
export function createPinFile(file: string): PinFile {
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work);
    line = done.catch(() => undefined);
    return done;
  };
  return {
    known: (place) => inTurn(async () => (await trustedPins(file))[place] ?? null),
    remember: (place, fingerprint) =>
      inTurn(async () => writePins(file, { ...(await trustedPins(file)), [place]: fingerprint })),
    all: () => inTurn(() => readPins(file)),
    forget: (place) =>
      inTurn(async () => {
        const pins = await readPins(file);
        // A person may still want to look at what was in it.
        if (pins === null) return rename(file, `${file}.damaged`);
        const kept = Object.entries(pins).filter(([one]) => place !== null && one !== place);
        await writePins(file, Object.fromEntries(kept));
      }),
  };
}

async function trustedPins(file: string): Promise<Readonly<Record<string, string>>> {
  const pins = await readPins(file);
  if (pins === null) throw new Error(`${file} can't be understood`);
  return pins;
}

async function readPins(file: string): Promise<Readonly<Record<string, string>> | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return pinsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function writePins(file: string, pins: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = `${file}.${randomUUID()}.new`;
  await writeFile(next, JSON.stringify(pins, null, 2), { mode: 0o600 });
  await rename(next, file);
}
