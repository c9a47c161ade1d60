import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type FileDoor, isFilePath } from '../../files.ts';
import type { Log } from '../../log.ts';
import { securityHeaders } from '../content-security.ts';
import type { RendererFiles } from '../renderer-files.ts';
import type { Gate } from './gate.ts';

interface Served {
  readonly gate: Gate;
  readonly files: FileDoor;
  readonly renderer: RendererFiles;
  readonly log: Log;
}

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

async function answer({ gate, files, renderer }: Served, request: IncomingMessage, response: ServerResponse) {
  const url = urlOf(request);
  if (url === null || !gate.hostIsOurs(request) || !gate.originIsOurs(request, false)) return refuse(response, 403);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const token = url.searchParams.get('token');
  if (token !== null && request.method === 'GET') {
    const cookie = gate.exchange(token);
    if (cookie === null) return refuse(response, 403);
    response.writeHead(303, { ...securityHeaders, 'set-cookie': cookie, location: '/' });
    return response.end();
  }
  if (!gate.hasCookie(request)) return refuse(response, 403);
  if (!isRead) return refuse(response, 405);
  const found = isFilePath(url.pathname) ? await files.read(url.pathname) : await renderer.read(url.pathname);
  if (!found) return refuse(response, 404);
  const caching = url.pathname.startsWith('/assets/')
    ? { 'cache-control': 'private, max-age=31536000, immutable' }
    : {};
  response.writeHead(200, {
    ...securityHeaders,
    ...caching,
    'content-type': found.mediaType,
    'content-length': found.bytes.byteLength,
  });
  return response.end(request.method === 'HEAD' ? undefined : found.bytes);
}

/** null for a request line that is no address: `//[` and the like. */
export function urlOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? '/', 'http://127.0.0.1');
}

function refuse(response: ServerResponse, status: 403 | 404 | 405) {
  response.writeHead(status, { ...securityHeaders, 'content-length': 0 });
  return response.end();
}
