import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may speak to the loopback port (R62). Another program or a web page on this machine can reach the port too, so:
 * the Host must be our own address (against DNS rebinding), an Origin where there is one must be ours, and the caller
 * must hold the cookie that a token was exchanged for.
 */
export interface Gate {
  /** Printed for the person who started the terminal; stays valid while it runs. */
  readonly printedToken: string;
  /** For the browser that we start: its address can be seen in the process list, so it opens the door once. */
  issueOneTimeToken(): string;
  hostIsOurs(request: IncomingMessage): boolean;
  originIsOurs(request: IncomingMessage, required: boolean): boolean;
  hasCookie(request: IncomingMessage): boolean;
  /** The Set-Cookie value, or null when the token opens nothing. */
  exchange(token: string): string | null;
}

/** `name`: whose door it is. The cookie of one opens nothing of the other. */
export function createGate(port: () => number, name: 'window' | 'display' = 'window'): Gate {
  const printedToken = randomBytes(24).toString('base64url');
  const oneTime = new Set<string>();
  const secret = randomBytes(32).toString('base64url');
  const cookieName = (): string => `${name}-${port()}`;
  const hosts = (): readonly string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];

  return {
    printedToken,
    issueOneTimeToken() {
      const token = randomBytes(24).toString('base64url');
      oneTime.add(token);
      return token;
    },
    hostIsOurs: (request) => hosts().includes(request.headers.host ?? ''),
    originIsOurs(request, required) {
      const { origin } = request.headers;
      if (origin === undefined) return !required;
      return hosts().some((host) => origin === `http://${host}`);
    },
    hasCookie(request) {
      const wanted = `${cookieName()}=`;
      // Cookies know no ports: another server on 127.0.0.1 may have set one of the same name.
      return (request.headers.cookie ?? '')
        .split(';')
        .map((part) => part.trim())
        .some((part) => part.startsWith(wanted) && same(part.slice(wanted.length), secret));
    },
    exchange(token) {
      const known = same(token, printedToken) || oneTime.delete(token);
      return known ? `${cookieName()}=${secret}; HttpOnly; SameSite=Strict; Path=/` : null;
    },
  };
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
