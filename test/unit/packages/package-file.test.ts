import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTrouble } from '../../../main/packages/file-trouble.ts';
import { writeWhole } from '../../../main/packages/package-file.ts';
import { placeAt, sticksIn } from '../../../main/packages/removable-places.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stick-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const troubleOf = (error: unknown) => {
  const result = writeTrouble(error);
  return result.ok ? null : result.failure.code;
};

test('a file has its name only when all of it is there; a full stick leaves nothing behind', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const broken = writeWhole({ folder, name: 'a.twpkg' }, async (sink) => {
    await sink.append(Buffer.alloc(100_000));
    expect((await readdir(folder)).some((name) => name === 'a.twpkg')).toBe(false);
    throw full;
  });
  await expect(broken).rejects.toBe(full);
  expect(await readdir(folder)).toEqual([]);
  expect(troubleOf(full)).toBe('package/disk-full');

  const done = await writeWhole({ folder, name: 'a.twpkg' }, async (sink) => {
    await sink.append(Buffer.from('....world'));
    await sink.rewrite(0, Buffer.from('o my'));
    return 'kept';
  });
  expect(done).toEqual({ value: 'kept', sizeBytes: 9 });
  expect(await readFile(path.join(folder, 'a.twpkg'), 'utf8')).toBe('o myworld');
});

test('a stick that is gone is named, from the very file system; a bug is thrown', async () => {
  const gone = path.join(folder, 'gone');
  const missing = await writeWhole({ folder: gone, name: 'b' }, async () => {}).catch((error: unknown) => error);
  expect(troubleOf(missing)).toBe('package/folder-missing');
  // Pulled out in the middle: the folder is not there any more when the file is to get its name.
  const pulled = await mkdtemp(path.join(tmpdir(), 'stick-'));
  const late = await writeWhole({ folder: pulled, name: 'c' }, async (sink) => {
    await sink.append(Buffer.from('half'));
    await rm(pulled, { recursive: true });
  }).catch((error: unknown) => error);
  expect(troubleOf(late)).toBe('package/folder-missing');
  expect(() => writeTrouble(new TypeError('a bug'))).toThrow('a bug');
});

test('sticks are told from the other things that are mounted', async () => {
  const mounts = `/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/li/UP\\0401 vfat rw 0 0
/dev/sdc1 /run/media/li/STICK exfat rw 0 0
tmpfs /mnt/ram tmpfs rw 0 0
/dev/sdd1 /mnt/usb vfat rw 0 0
/dev/sde1 /mnt/tools/deep/inside ext4 ro 0 0
`;
  expect(sticksIn(mounts)).toEqual(['/media/li/UP 1', '/run/media/li/STICK', '/mnt/usb']);
  const place = await placeAt(folder);
  expect(place?.files).toMatchObject([{ name: 'a.twpkg', kind: 'package', sizeBytes: 9 }]);
  expect(await placeAt(path.join(folder, 'nothing'))).toBeNull();
});
