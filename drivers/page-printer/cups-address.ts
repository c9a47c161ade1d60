import { existsSync } from 'node:fs';
import type { IppAddress } from './ipp-client.ts';

/** Where CUPS keeps its door: Linux distributions and macOS. */
const socketPaths = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];
const ippPort = 631;

/** As libcups finds it: `CUPS_SERVER` (a socket's path, `host`, `host:port`), then the socket, then localhost:631. */
export function cupsAddress(env: NodeJS.ProcessEnv, exists: (path: string) => boolean = existsSync): IppAddress {
  const named = env.CUPS_SERVER;
  if (named) return parseCupsServer(named) ?? { host: 'localhost', port: ippPort };
  const socketPath = socketPaths.find((path) => exists(path));
  return socketPath === undefined ? { host: '127.0.0.1', port: ippPort } : { socketPath };
}

/** null where it is none of the three. `/version=1.1` at its end is an old client's affair. */
export function parseCupsServer(named: string): IppAddress | null {
  if (named.startsWith('/')) return { socketPath: named };
  const match = /^(\[[0-9a-fA-F:.]+\]|[^\s:/]+)(?::(\d{1,5}))?(?:\/version=[\d.]+)?$/.exec(named);
  const host = match?.[1]?.replace(/^\[|\]$/g, '');
  const port = match?.[2] === undefined ? ippPort : Number(match[2]);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}

const serverPrograms = ['/usr/sbin/cupsd', '/usr/local/sbin/cupsd', '/snap/bin/cups.cupsd'];

export function isCupsInstalled(exists: (path: string) => boolean = existsSync): boolean {
  return serverPrograms.some((path) => exists(path));
}
