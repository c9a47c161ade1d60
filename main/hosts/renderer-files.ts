import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The built screens, read from one directory; nothing outside of it can be asked for. */
export interface RendererFiles {
  read(urlPath: string): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array } | null>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
};

export function createRendererFiles(directory: string): RendererFiles {
  const root = path.resolve(directory);
  return {
    async read(urlPath) {
      const relative = urlPath === '/' ? 'index.html' : safeDecode(urlPath)?.slice(1);
      if (relative === undefined || relative.includes('\0')) return null;
      const file = path.resolve(root, relative);
      const mediaType = mediaTypes[path.extname(file)];
      if (!file.startsWith(root + path.sep) || mediaType === undefined) return null;
      try {
        return { mediaType, bytes: await readFile(file) };
      } catch {
        return null;
      }
    },
  };
}

function safeDecode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}
