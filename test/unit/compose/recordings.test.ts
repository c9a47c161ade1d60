import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecordings, withRecordings } from '../../../main/recordings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const index = async (at: string) => {
  const found = await openRecordings(at).read('/voice/index.json');
  return JSON.parse(Buffer.from(found?.bytes ?? []).toString('utf8'));
};

test('a county’s recordings are listed and read; nothing else of the machine is', async () => {
  const voice = path.join(folder, 'voice');
  await mkdir(voice);
  await writeFile(path.join(folder, 'secret.mp3'), 'secret');
  await writeFile(path.join(voice, 'kiosk-home.mp3'), 'welcome');
  await writeFile(path.join(voice, 'take-card.wav'), 'card');
  await writeFile(path.join(voice, 'notes.txt'), 'not a recording');
  expect(await index(voice)).toEqual(['kiosk-home.mp3', 'take-card.wav']);
  const door = openRecordings(voice);
  expect(await door.read('/voice/take-card.wav')).toEqual({ mediaType: 'audio/wav', bytes: Buffer.from('card') });
  for (const wish of ['/voice/../secret.mp3', '/voice/..%2fsecret.mp3', '/voice/notes.txt', '/voice/', '/pages/x']) {
    expect(await door.read(wish), wish).toBeNull();
  }
  await symlink(folder, path.join(voice, 'up.mp3'));
  expect(await door.read('/voice/up.mp3')).toBeNull();
});

test('a county without recordings has an empty list, and the screens’ own files go on as before', async () => {
  const none = openRecordings(path.join(folder, 'nowhere'));
  expect(await index(path.join(folder, 'nowhere'))).toEqual([]);
  const page = { mediaType: 'image/jpeg', bytes: Uint8Array.of(1) } as const;
  const door = withRecordings({ read: async (wish) => (wish === '/pages/1' ? page : null) }, none);
  expect(await door.read('/pages/1')).toEqual(page);
  expect(await door.read('/voice/x.mp3')).toBeNull();
});
