import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type CertificatePins, connectPinned } from './pinned-tls.ts';

export interface EsclReply {
  readonly outcome: 'reply';
  readonly status: number;
  readonly location: string | null;
  readonly retryAfterSeconds: number | null;
  readonly body: Buffer;
}

/**
 * `cut-off`: the body ended before its end; `too-slow`: one of the two time limits; `wrong-certificate`: another device
 * answers at the address than the one met there first.
 */
export type EsclFailure = {
  readonly outcome: 'unreachable' | 'cut-off' | 'too-slow' | 'too-large' | 'wrong-certificate';
};

export interface EsclTarget {
  readonly base: URL;
  /** For https. */
  readonly pins: CertificatePins;
}

export interface EsclCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path on the scanner; its host is the configured one, always. */
  readonly path: string;
  readonly body?: string;
  /** For the whole exchange. */
  readonly limitMs: number;
  readonly maxBytes: number;
  /** Some HP firmware answers 409 to any other name than `localhost` (devices §5.1). */
  readonly hostHeader?: string;
  readonly signal?: AbortSignal;
}

/** Nothing may come for this long, however much time is left. */
const silenceMs = 15_000;

/** One request on a connection of its own: scanners' web servers close kept ones at whim. Redirects are not followed. */
export async function callScanner({ base, pins }: EsclTarget, call: EsclCall): Promise<EsclReply | EsclFailure> {
  if (base.protocol === 'http:') return exchange(base, call, null);
  const hostname = plainHost(base);
  const { signal, limitMs } = call;
  const socket = await connectPinned({ hostname, port: Number(base.port || 443), pins, limitMs, signal });
  return typeof socket === 'string' ? { outcome: socket } : exchange(base, call, socket);
}

function plainHost(base: URL): string {
  return base.hostname.replace(/^\[|\]$/g, '');
}

function exchange(base: URL, call: EsclCall, socket: Socket | null): Promise<EsclReply | EsclFailure> {
  return new Promise((resolve) => {
    const request = httpRequest({
      hostname: plainHost(base),
      port: base.port || (socket === null ? 80 : 443),
      path: call.path,
      method: call.method,
      ...(socket === null ? { agent: false } : { createConnection: () => socket }),
      headers: {
        ...(call.hostHeader === undefined ? {} : { host: call.hostHeader }),
        ...(call.body === undefined
          ? {}
          : { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(call.body) }),
      },
      signal: call.signal,
    });
    let answering = false;
    const settle = (result: EsclReply | EsclFailure) => {
      clearTimeout(limit);
      resolve(result);
      // After the answer stands nothing of this request matters any more.
      request.destroy();
      socket?.destroy();
    };
    const limit = setTimeout(() => settle({ outcome: 'too-slow' }), call.limitMs);
    request.setTimeout(silenceMs, () => settle({ outcome: 'too-slow' }));
    request.on('error', () => settle({ outcome: answering ? 'cut-off' : 'unreachable' }));
    request.on('response', (response) => {
      answering = true;
      void readBody(response, call.maxBytes).then((body) =>
        settle(typeof body === 'string' ? { outcome: body } : replyOf(response, body)),
      );
    });
    request.end(call.body);
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer | 'too-large' | 'cut-off'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'cut-off';
  }
  const promised = Number(response.headers['content-length'] ?? size);
  return response.complete && promised === size ? Buffer.concat(chunks) : 'cut-off';
}

function replyOf({ statusCode, headers }: IncomingMessage, body: Buffer): EsclReply {
  const seconds = Number(headers['retry-after']);
  return {
    outcome: 'reply',
    status: statusCode ?? 0,
    location: headers.location ?? null,
    retryAfterSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
    body,
  };
}
