import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerAsPortal } from '../../sync/link/captive-portal.ts';
import { createLineRate } from '../../sync/link/line-rate.ts';
import type { Fault } from './fault-course.ts';

interface Ends {
  readonly target: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly cut: (socket: Socket) => void;
}

export interface FaultPassage {
  pass(fault: Fault): Promise<void>;
  passAndKill(when: 'request' | 'reply', kill: () => Promise<void>): Promise<void>;
}

/** One request's way to the county and back. */
export function passage({ target, request, response, cut }: Ends): FaultPassage {
  // A request that broke forgets its socket.
  const { socket } = request;
  const cutLine = () => cut(socket);
  const headersOf = ({ connection, 'keep-alive': keepAlive, ...endToEnd }: IncomingHttpHeaders): OutgoingHttpHeaders =>
    endToEnd;

  function openUpstream(): ClientRequest {
    const { hostname: host, port } = target;
    const { method, url: path, headers } = request;
    // One connection each: an idle one, closed by the county under our hands, would be a fault nobody asked for.
    return openRequest({ host, port, method, path, headers: headersOf(headers), agent: false });
  }

  /** What goes up is changed by `up`; settles with the county's answer. */
  async function ask(up: Transform): Promise<IncomingMessage> {
    const upstream = openUpstream();
    let hasReplied = false;
    const replied = new Promise<IncomingMessage>((resolve, reject) => {
      upstream.on('response', (reply) => {
        hasReplied = true;
        resolve(reply);
      });
      upstream.on('error', reject);
      request.on('error', reject);
      response.on('close', () => {
        if (!response.writableFinished) upstream.destroy(new Error('the terminal broke off'));
      });
    });
    // Both may fail for one reason; the other one must not be left unheard.
    replied.catch(() => {});
    // A county that refuses before it has read everything has still answered.
    await pipeline(bodyOf(request), up, upstream).catch((error: unknown) => {
      if (!hasReplied) throw error;
    });
    return replied;
  }

  async function give(reply: IncomingMessage, down: Transform): Promise<void> {
    response.writeHead(reply.statusCode ?? 502, headersOf(reply.headers));
    // Server-sent events: the terminal must see the head before the first event.
    response.flushHeaders();
    await pipeline(reply, down, response);
  }

  async function through(up: Transform, down: Transform): Promise<void> {
    try {
      await give(await ask(up), down);
    } catch {
      cutLine();
    }
  }

  /** The whole answer, as bytes on the wire. */
  async function wholeReply(): Promise<{ reply: IncomingMessage; body: Buffer }> {
    const reply = await ask(plain());
    return { reply, body: await buffer(reply) };
  }

  async function pass(fault: Fault): Promise<void> {
    switch (fault.fault) {
      case 'none':
        return through(plain(), plain());
      case 'late':
        await sleep(fault.ms);
        return through(plain(), plain());
      case 'thin':
        return through(
          createLineRate(() => fault.bytesPerSecond),
          createLineRate(() => fault.bytesPerSecond),
        );
      case 'cut-request':
        return through(breakingAfter(fault.afterBytes), plain());
      case 'cut-reply':
        return through(plain(), breakingAfter(fault.afterBytes));
      case 'reply-lost':
        await wholeReply().catch(() => {});
        return cutLine();
      case 'request-twice':
        return twice().catch(cutLine);
      case 'reply-twice':
        return answerTwice().catch(cutLine);
      case 'reply-truncated': {
        const heard = await wholeReply().catch(() => null);
        if (heard === null) return cutLine();
        const kept = heard.body.subarray(0, fault.keepBytes);
        const headers = { ...headersOf(heard.reply.headers), 'content-length': String(kept.length) };
        response.writeHead(heard.reply.statusCode ?? 502, headers).end(kept);
        return;
      }
      case 'status':
        request.resume();
        response
          .writeHead(fault.status, {
            'content-type': 'text/html',
            ...(fault.status === 429 ? { 'retry-after': '1' } : {}),
          })
          .end('<html><body><h1>nginx</h1></body></html>');
        return;
      case 'portal':
        answerAsPortal(request, response, 'http://localhost/portal/login');
        return;
      case 'black-hole':
        request.resume();
        await sleep(fault.ms);
        return cutLine();
    }
  }

  async function twice(): Promise<void> {
    const body = await buffer(request);
    const send = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const upstream = openUpstream();
        upstream.on('response', resolve);
        upstream.on('error', reject);
        upstream.end(body);
      });
    await buffer(await send());
    await give(await send(), plain());
  }

  async function answerTwice(): Promise<void> {
    const { reply, body } = await wholeReply();
    const fields = Object.entries(headersOf(reply.headers)).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    const head = `HTTP/1.1 ${reply.statusCode} ${reply.statusMessage}\r\n${fields.join('')}\r\n`;
    response.once('finish', () => socket.write(Buffer.concat([Buffer.from(head), body])));
    response.writeHead(reply.statusCode ?? 502, headersOf(reply.headers)).end(body);
  }

  return {
    pass,
    async passAndKill(when, kill) {
      if (when === 'request') {
        const killed = kill();
        await through(plain(), plain());
        return killed;
      }
      const heard = await wholeReply().catch(() => null);
      await kill();
      if (heard === null) return cutLine();
      response.writeHead(heard.reply.statusCode ?? 502, headersOf(heard.reply.headers)).end(heard.body);
    },
  };
}

/** Not the request itself: a pipeline that breaks would destroy it, and its socket with it, before the line is cut. */
async function* bodyOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk;
}

function plain(): Transform {
  return new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
}

/** Lets so many bytes through, then breaks; a shorter body breaks at its end, before the other side knows that it is one. */
function breakingAfter(limitBytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = limitBytes - passed;
      if (chunk.length <= rest) {
        passed += chunk.length;
        return done(null, chunk);
      }
      this.push(chunk.subarray(0, rest));
      // What was let through shall arrive: only then the line breaks.
      setImmediate(() => done(new Error('the line was cut')));
    },
    flush: (done) => setImmediate(() => done(new Error('the line was cut'))),
  });
}
