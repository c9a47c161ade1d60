import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type FileDoor, isFilePath } from '../../files.ts';
import type { Log } from '../../log.ts';
import { securityHeaders } from '../content-security.ts';
import type { RendererFiles } from '../renderer-files.ts';
import type { Gate } from './gate.ts';

interface Served {
  readonly gate: Gate;
  readonly files: FileDoor;
  /** 第二屏: a door of its own, with its own token, cookie and files. */
  readonly display: { readonly gate: Gate; readonly files: FileDoor };
  readonly renderer: RendererFiles;
  /** What the screens of this station may ask of the machine. */
  readonly headers: Readonly<Record<string, string>>;
  readonly log: Log;
}

/** What the second screen may read of the screens; the staff's page may read everything else. */
export const displayPage = '/display.html';
const sharedPaths = ['/assets/', '/voice/'];

/** Serves the screens and the files of the contract; every refusal is the same empty 403. */
export function createTerminalServer(served: Served): Server {
  const server = createServer((request, response) => {
    answer(served, request, response).catch((bug: unknown) => {
      served.log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'a request failed');
      if (!response.headersSent) response.writeHead(500, securityHeaders);
      response.end();
    });
  });
  // What is not HTTP gets nothing at all, not even the server's own 400.
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse) {
  const { gate, display, renderer } = served;
  const url = urlOf(request);
  if (url === null || !gate.hostIsOurs(request) || !gate.originIsOurs(request, false)) return refuse(response, 403);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const token = tokenOf(url);
  if (token !== null && request.method === 'GET') {
    const cookie = (token.of === 'display' ? display.gate : gate).exchange(token.text);
    if (cookie === null) return refuse(response, 403);
    const location = token.of === 'display' ? displayPage : '/';
    response.writeHead(303, { ...securityHeaders, 'set-cookie': cookie, location });
    return response.end();
  }
  const files = filesFor(served, request, url.pathname);
  if (files === null) return refuse(response, 403);
  if (!isRead) return refuse(response, 405);
  const found = isFilePath(url.pathname) ? await files.read(url.pathname) : await renderer.read(url.pathname);
  if (!found) return refuse(response, 404);
  const caching = url.pathname.startsWith('/assets/')
    ? { 'cache-control': 'private, max-age=31536000, immutable' }
    : {};
  response.writeHead(200, {
    ...(url.pathname === displayPage ? securityHeaders : served.headers),
    ...caching,
    'content-type': found.mediaType,
    'content-length': found.bytes.byteLength,
  });
  return response.end(request.method === 'HEAD' ? undefined : found.bytes);
}

function tokenOf(url: URL): { readonly of: 'window' | 'display'; readonly text: string } | null {
  const [window, display] = [url.searchParams.get('token'), url.searchParams.get('display')];
  if (window !== null) return { of: 'window', text: window };
  return display === null ? null : { of: 'display', text: display };
}

/** By the door whose cookie the caller holds; null where none of them leads there. */
function filesFor({ gate, files, display }: Served, request: IncomingMessage, pathname: string): FileDoor | null {
  const isDisplays = pathname === displayPage;
  if (!isDisplays && gate.hasCookie(request)) return files;
  const isShared = sharedPaths.some((beginning) => pathname.startsWith(beginning));
  return (isDisplays || isShared) && display.gate.hasCookie(request) ? display.files : null;
}

/** null for a request line that is no address: `//[` and the like. */
export function urlOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? '/', 'http://127.0.0.1');
}

function refuse(response: ServerResponse, status: 403 | 404 | 405) {
  response.writeHead(status, { ...securityHeaders, 'content-length': 0 });
  return response.end();
}
