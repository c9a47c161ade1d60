import type { FastifyInstance } from 'fastify';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What every console answer carries, and what every console request must be. */
export function buildWalls(app: FastifyInstance, options: { publicUrl: string | undefined; isDemo: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      // same-origin, not no-referrer: with the latter browsers send "Origin: null" and no form would be accepted.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    // The demo lets anybody in who sits at this machine. A web page elsewhere that points its own name at 127.0.0.1
    // does not sit here.
    if (options.isDemo && !isLoopback(request.hostname)) return reply.code(403).send('forbidden');
    if (request.method === 'POST' && !isOwnOrigin(request.headers.origin, request.host, options.publicUrl)) {
      return reply.code(403).type('text/plain; charset=utf-8').send('不接受来自其他网站的请求');
    }
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 256 * 1024 },
    (_request, body, done) => done(null, new URLSearchParams(body.toString())),
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]' || hostname === '::1';
}

function isOwnOrigin(origin: string | undefined, host: string, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  return publicUrl === undefined ? new URL(origin).host === host : origin === new URL(publicUrl).origin;
}
