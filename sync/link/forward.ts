import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createLineRate } from './line-rate.ts';

export interface Passage {
  readonly target: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Bytes per second at this moment; null is unlimited. */
  readonly rate: () => number | null;
  readonly isReplyLost: boolean;
}

/** Streams a request through, and its reply back. When one side breaks off, so does the other. */
export function forward(passage: Passage): void {
  const { request, response } = passage;
  const upstream = openUpstream(passage);
  upstream.on('response', (reply) => (passage.isReplyLost ? loseReply(passage, reply) : giveReply(passage, reply)));
  upstream.on('error', () => request.socket.resetAndDestroy());
  response.on('close', () => {
    // A reply that is to be lost is still the county's to finish.
    if (!response.writableFinished && !passage.isReplyLost) upstream.destroy();
  });
  pipeline(request, createLineRate(passage.rate), upstream, (error) => {
    if (error) upstream.destroy();
  });
}

/** The same request twice, one after the other. A stream has no second time: it is passed on as it is. */
export async function forwardTwice(passage: Passage): Promise<void> {
  if (passage.request.headers.accept === 'text/event-stream') return forward(passage);
  try {
    const body = await buffer(passage.request);
    const first = await send(passage, body);
    await buffer(first);
    giveReply(passage, await send(passage, body));
  } catch {
    passage.request.socket.resetAndDestroy();
  }
}

function send(passage: Passage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const upstream = openUpstream(passage);
    upstream.on('response', resolve);
    upstream.on('error', reject);
    upstream.end(body);
  });
}

function openUpstream(passage: Passage): ClientRequest {
  const { target, request } = passage;
  return openRequest({
    host: target.hostname,
    port: target.port,
    method: request.method,
    path: request.url,
    headers: endToEnd(request.headers),
    // One connection each: an idle one, closed by the county under our hands, would be a fault nobody asked for.
    agent: false,
  });
}

function giveReply(passage: Passage, reply: IncomingMessage): void {
  const { response } = passage;
  response.writeHead(reply.statusCode ?? 502, endToEnd(reply.headers));
  // Server-sent events: the terminal must see the head before the first event.
  response.flushHeaders();
  pipeline(reply, createLineRate(passage.rate), response, (error) => {
    if (error) response.destroy();
  });
}

/** Without what concerns one hop alone (RFC 9110 §7.6.1). */
function endToEnd({ connection, 'keep-alive': keepAlive, ...headers }: IncomingHttpHeaders): OutgoingHttpHeaders {
  return headers;
}

/** The county has answered in full (or begun to, where its answer never ends) before the line dies. */
function loseReply(passage: Passage, reply: IncomingMessage): void {
  const lose = () => {
    passage.request.socket.resetAndDestroy();
    reply.destroy();
  };
  const isEndless = reply.headers['content-type']?.startsWith('text/event-stream');
  if (isEndless) lose();
  else reply.resume().on('close', lose);
}
