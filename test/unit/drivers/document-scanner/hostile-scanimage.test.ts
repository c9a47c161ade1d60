import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePage } from '../../../../drivers/document-scanner/samples/library.ts';
import { createSaneScanner } from '../../../../drivers/document-scanner/sane-scanner.ts';
import { wipeLeftFolders } from '../../../../drivers/document-scanner/scan-folder.ts';

/** A `scanimage` that misbehaves as drivers in the field do: a script in its place, run as the real one is. */
const request = { source: 'feeder', colour: 'grey', resolutionDpi: 150, maxPages: 9 } as const;
const answersOptions = 'case "$*" in *-A*) echo "    --source ADF [ADF]"; exit 0;; esac';

let folder = '';
let page = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'scanimage-'));
  page = path.join(folder, 'page.jpg');
  await writeFile(page, await samplePage('photo', { resolutionDpi: 150, grey: true }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function scanWith(script: string, limits: { readonly pageMs?: number } = {}) {
  const program = path.join(folder, 'scanimage');
  await writeFile(program, `#!/bin/sh\n${answersOptions}\n${script}\n`);
  await chmod(program, 0o700);
  const scanner = createSaneScanner({ address: 'sane:x', name: 'scanner', program, ...limits });
  const numbers: number[] = [];
  const result = await scanner.scan(request, ({ number }) => void numbers.push(number));
  const { condition } = scanner.status();
  await scanner.close();
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`window-scan-${process.pid}-`))).toEqual([]);
  return { result, numbers, condition };
}

const put = (number: number) => `cp ${page} page-000${number}.jpg; echo page-000${number}.jpg`;

describe('a scanimage that misbehaves', () => {
  it('a jam at page 3 leaves pages 1 and 2 valid', async () => {
    const jam =
      'head -c 5000 /dev/zero > page-0003.jpg.part; echo "scanimage: sane_read: Document feeder jammed" >&2; exit 6';
    expect(await scanWith(`${put(1)}\n${put(2)}\n${jam}`)).toEqual({
      result: { ok: false, trouble: 'scanner/jammed', detail: 'sane_read: Document feeder jammed' },
      numbers: [1, 2],
      condition: 'needs-help',
    });
  });

  it('half a page is not handed over, and nothing after it', async () => {
    const half = `head -c 9000 ${page} > page-0002.jpg; echo page-0002.jpg`;
    const { result, numbers } = await scanWith(`${put(1)}\n${half}\n${put(3)}`);
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'page 2: no whole JPEG' });
    expect(numbers).toEqual([1]);
  });

  it('names that are not of its pages are not opened', async () => {
    const names = `cp ${page} ../stolen.jpg 2>/dev/null; echo ../stolen.jpg; echo ${page}; echo page-0001.jpg.part`;
    const { result, numbers } = await scanWith(`${names}\nrm -f ../stolen.jpg`);
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/empty' });
    expect(numbers).toEqual([]);
  });

  it('endless words fill no memory, and the pages still come', async () => {
    const { result } = await scanWith(`head -c 3000000 /dev/zero | tr '\\0' x >&2\n${put(1)}`);
    expect(result).toEqual({ ok: true, value: { pageCount: 1 } });
  });

  it('one that hangs and hears no signal is ended all the same', async () => {
    const { result } = await scanWith("trap '' TERM\nwhile :; do :; done", { pageMs: 300 });
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'scanimage too-slow' });
  });

  it('one that is killed is offline, and its pages stay valid', async () => {
    const { result, numbers } = await scanWith(`${put(1)}\nkill -KILL $$`);
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'scanimage killed' });
    expect(numbers).toEqual([1]);
  });

  it('none at all: absent, and what to install', async () => {
    const scanner = createSaneScanner({ address: 'sane:x', name: 'scanner', program: path.join(folder, 'nowhere') });
    const result = await scanner.scan(request, () => undefined);
    expect(result).toEqual({
      ok: false,
      trouble: 'scanner/offline',
      detail: 'scanimage is not installed: apt-get install sane-utils',
    });
    expect(scanner.status().condition).toBe('absent');
    await scanner.close();
  });

  it('pages of a process that was killed while scanning are wiped, those of a living one are not', async () => {
    const dead = path.join(tmpdir(), 'window-scan-999999999-left');
    const living = path.join(tmpdir(), `window-scan-${process.ppid}-left`);
    for (const left of [dead, living]) await mkdir(left, { recursive: true });
    await wipeLeftFolders();
    const names = await readdir(tmpdir());
    await rm(living, { recursive: true });
    expect(names).not.toContain(path.basename(dead));
    expect(names).toContain(path.basename(living));
  });
});
