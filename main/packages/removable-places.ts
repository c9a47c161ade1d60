import { access, readdir, readFile, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { packageSuffix } from '../../sync/package/manifest.ts';
import { receiptSuffix } from '../../sync/package/receipt.ts';
import { handoverSuffix } from './handover-file.ts';

export interface Place {
  readonly path: string;
  readonly freeBytes: number | null;
  readonly files: readonly PlacedFile[];
}

export interface PlacedFile {
  readonly path: string;
  readonly name: string;
  readonly kind: 'package' | 'receipt' | 'handover';
  readonly sizeBytes: number;
  readonly changedAt: string;
}

/** Sticks that are plugged in now, and the folder that somebody typed. */
export async function placesNow(typed: string | null): Promise<readonly Place[]> {
  const found = process.platform === 'win32' ? await driveLetters() : await mountedSticks();
  const wanted = [...new Set([...found, ...(typed === null ? [] : [typed])])];
  const places = await Promise.all(wanted.map(placeAt));
  return places.filter((place) => place !== null);
}

/** Null where there is no such folder. */
export async function placeAt(folder: string): Promise<Place | null> {
  try {
    const names = await readdir(folder);
    const files = await Promise.all(names.slice(0, 5_000).map((name) => fileAt(folder, name)));
    const newestFirst = files
      .filter((file) => file !== null)
      .toSorted((one, other) => (one.changedAt < other.changedAt ? 1 : -1));
    return { path: folder, freeBytes: await freeBytesAt(folder), files: newestFirst.slice(0, 100) };
  } catch {
    // A drive without a disk in it, a stick pulled out between two looks.
    return null;
  }
}

async function fileAt(folder: string, name: string): Promise<PlacedFile | null> {
  const kind = kindOf(name);
  if (kind === null || name.startsWith('.')) return null;
  const file = path.join(folder, name);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  return { path: file, name, kind, sizeBytes: found.size, changedAt: found.mtime.toISOString() };
}

function kindOf(name: string): PlacedFile['kind'] | null {
  if (name.endsWith(packageSuffix)) return 'package';
  if (name.endsWith(receiptSuffix)) return 'receipt';
  return name.endsWith(handoverSuffix) ? 'handover' : null;
}

export async function freeBytesAt(folder: string): Promise<number | null> {
  const figures = await statfs(folder).catch(() => null);
  return figures && figures.bavail * figures.bsize;
}

async function mountedSticks(): Promise<readonly string[]> {
  return sticksIn(await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
}

/** Where Linux desktops and administrators mount sticks: /media/STICK, /media/USER/STICK, /run/media/USER/STICK, /mnt/STICK. */
const stickFolder = /^(\/media(\/[^/]+){1,2}|\/run\/media\/[^/]+\/[^/]+|\/mnt\/[^/]+)$/;

/** Device and mount point are the first columns; blanks and such are written as octal (fstab(5)). */
export function sticksIn(mounts: string): readonly string[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([device]) => device?.startsWith('/dev/'))
    .map(([, point = '']) =>
      point.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    )
    .filter((point) => stickFolder.test(point));
}

/** C: is the system's own. */
async function driveLetters(): Promise<readonly string[]> {
  const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const there = await Promise.all(
    letters.map((drive) =>
      access(drive).then(
        () => true,
        () => false,
      ),
    ),
  );
  return letters.filter((_drive, at) => there[at]);
}
