import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileDoor } from './files.ts';

/** 朗读录音: what a county put into `voice/` of the data directory, `<key>.mp3` or `<key>.wav`. Of nobody, so never sealed. */
export interface Recordings {
  /** `path` begins with `/voice/`; `/voice/index.json` lists the files. */
  read(path: string): Promise<Recording | null>;
}

export interface Recording {
  readonly mediaType: 'audio/mpeg' | 'audio/wav' | 'application/json';
  readonly bytes: Uint8Array;
}

const fileName = /^[a-z0-9][a-z0-9-]{0,59}\.(mp3|wav)$/;
const mostBytes = 10 * 1024 * 1024;

export function openRecordings(folder: string): Recordings {
  return {
    async read(urlPath) {
      const name = urlPath.slice('/voice/'.length);
      if (!urlPath.startsWith('/voice/')) return null;
      if (name === 'index.json') return { mediaType: 'application/json', bytes: await listOf(folder) };
      if (!fileName.test(name)) return null;
      const file = path.join(folder, name);
      try {
        const { size } = await stat(file);
        if (size > mostBytes) return null;
        return { mediaType: name.endsWith('.mp3') ? 'audio/mpeg' : 'audio/wav', bytes: await readFile(file) };
      } catch {
        return null;
      }
    },
  };
}

/** They are there while the terminal is locked, too: at a kiosk and on the second screen nobody signs in. */
export function withRecordings(files: FileDoor, recordings: Recordings): FileDoor {
  return {
    read: (urlPath) => (urlPath.startsWith('/voice/') ? recordings.read(urlPath) : files.read(urlPath)),
  };
}

/** A folder that is not there holds nothing. */
async function listOf(folder: string): Promise<Uint8Array> {
  const names = await readdir(folder).catch((): string[] => []);
  return Buffer.from(JSON.stringify(names.filter((name) => fileName.test(name)).toSorted()));
}
