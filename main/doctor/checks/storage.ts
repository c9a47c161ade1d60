import { randomUUID } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../vault/durable-file.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';

const folderSubject = say('数据目录', 'data directory');
const spaceSubject = say('剩余空间', 'free space');
const megabyte = 1024 * 1024;
/** A month of a busy window, scans included. */
const comfortableMegabytes = 2_048;
const leastMegabytes = 256;

export const storageCheck: Check = {
  id: 'storage',
  subject: folderSubject,
  limitMs: 10_000,
  async run({ dataDir }) {
    const state = await folderState(dataDir);
    const { bavail, bsize } = await statfs(await nearestFolder(dataDir));
    return [verdictOnFolder(dataDir, state), verdictOnSpace((bavail * bsize) / megabyte)];
  },
};

export type FolderState =
  | 'writable'
  | 'open-to-others'
  | 'absent'
  | 'absent-and-cannot-be-made'
  | 'not-writable'
  | 'no-folder';

export function verdictOnFolder(dataDir: string, state: FolderState): Finding {
  const at = (zh: string, en: string) => say(`${dataDir}：${zh}`, `${dataDir}: ${en}`);
  switch (state) {
    case 'writable':
      return fine(folderSubject, at('可写', 'writable'));
    case 'absent':
      return fine(folderSubject, at('尚未建立，首次启动时建立', 'not there yet; the first start makes it'));
    case 'open-to-others':
      return warn(
        folderSubject,
        at('其他账户可读', 'other accounts can read it'),
        say(`chmod 700 ${dataDir}`, `chmod 700 ${dataDir}`),
      );
    case 'absent-and-cannot-be-made':
      return fail(
        folderSubject,
        at('不存在，也无权建立', 'is missing and cannot be made'),
        say('换一个目录，或给本账户写权限', 'choose another one, or give this account the right to write'),
      );
    case 'not-writable':
      return fail(
        folderSubject,
        at('无法写入', 'cannot be written to'),
        say(
          '检查磁盘是否只读、是否属于本账户',
          'see whether the disk is read-only and the folder belongs to this account',
        ),
      );
    case 'no-folder':
      return fail(folderSubject, at('不是目录', 'is no folder'), say('换一个目录', 'choose another one'));
  }
}

export function verdictOnSpace(megabytes: number): Finding {
  const shown = megabytes >= 1024 ? `${(megabytes / 1024).toFixed(1)} GB` : `${Math.floor(megabytes)} MB`;
  if (megabytes >= comfortableMegabytes) return fine(spaceSubject, say(shown, shown));
  const advice = say('清理磁盘：受理的办件需要地方存放', 'clear the disk: accepted applications need room');
  return megabytes >= leastMegabytes
    ? warn(spaceSubject, say(shown, shown), advice)
    : fail(spaceSubject, say(shown, shown), advice);
}

async function folderState(dataDir: string): Promise<FolderState> {
  try {
    const found = await stat(dataDir);
    if (!found.isDirectory()) return 'no-folder';
    if (!(await canWrite(dataDir))) return 'not-writable';
    return process.platform !== 'win32' && (found.mode & 0o077) !== 0 ? 'open-to-others' : 'writable';
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return 'absent-and-cannot-be-made';
    if (errorCode(error) !== 'ENOENT') return 'not-writable';
    return (await canWrite(await nearestFolder(dataDir))) ? 'absent' : 'absent-and-cannot-be-made';
  }
}

/** By trying: rights alone do not tell of a disk that turned read-only. */
async function canWrite(folder: string): Promise<boolean> {
  const file = path.join(folder, `.doctor-${randomUUID()}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.write('probe');
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(file, { force: true }).catch(() => {});
  }
}

/** The folder itself, or the first one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  const parent = path.dirname(folder);
  return found?.isDirectory() || parent === folder ? folder : nearestFolder(parent);
}
