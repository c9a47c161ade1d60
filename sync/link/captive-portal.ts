import type { IncomingMessage, ServerResponse } from 'node:http';

export const portalPath = '/portal/login';

const page =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>上网认证</title></head><body><h1>请登录无线网络</h1></body></html>';

/** As portals do: what looks like a page is led to the login, everything else gets the login page with status 200. */
export function answerAsPortal(request: IncomingMessage, response: ServerResponse, loginUrl: string): void {
  request.resume();
  const isRedirected = request.method === 'GET' && request.url !== portalPath;
  if (isRedirected) {
    response.writeHead(302, { location: loginUrl, 'content-type': 'text/html' }).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}
