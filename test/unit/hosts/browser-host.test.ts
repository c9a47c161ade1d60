import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type BrowserHost, startBrowserHost } from '../../../main/hosts/browser/browser-host.ts';
import { maxFrameBytes } from '../../../main/hosts/browser/socket.ts';
import { type NotedLog, notedLog } from './noted-log.ts';
import { type RawReply, request, speak } from './raw-request.ts';
import { type StandInTerminal, standInTerminal } from './stand-in-terminal.ts';

/** R62: a request to the loopback port without the token, or with a foreign Origin or Host, gets nothing. */
let home: string;
let terminal: StandInTerminal;
let noted: NotedLog;
let host: BrowserHost;
let port: number;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'browser-host-'));
  await writeFile(path.join(home, 'secret.json'), '{"secret":true}');
  await writeFile(path.join(home, 'index.html'), '<!doctype html>outside');
  const rendererDirectory = path.join(home, 'renderer');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(path.join(rendererDirectory, 'assets'), { recursive: true });
  await writeFile(path.join(rendererDirectory, 'index.html'), '<!doctype html>the terminal');
  await writeFile(path.join(rendererDirectory, 'assets', 'main-abc.js'), 'export {}');
  await start({});
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await host.close();
  await rm(home, { recursive: true, force: true });
});

async function start(options: { isLocked?: boolean }): Promise<void> {
  terminal = standInTerminal(options);
  noted = notedLog();
  host = await startBrowserHost({ terminal, rendererDirectory: path.join(home, 'renderer'), port: 0, log: noted.log });
  port = Number(new URL(host.url).port);
}

const isNothing = (reply: RawReply): void => {
  expect(reply.status).toBe(403);
  expect(reply.body).toBe('');
  expect(reply.headers['set-cookie']).toBeUndefined();
};

async function cookie(url = host.url): Promise<string> {
  const { pathname, search } = new URL(url);
  const reply = await request(port, pathname + search);
  expect(reply.status).toBe(303);
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

const hungry = ['/', '/index.html', '/assets/main-abc.js', `/pages/${'a'.repeat(64)}`, '/documents/x.pdf', '/ws', '/x'];

describe('without the cookie', () => {
  test.each(hungry)('%s gives an empty 403', async (path_) => {
    isNothing(await request(port, path_));
    isNothing(await request(port, path_, { method: 'POST', body: 'x' }));
    isNothing(await request(port, path_, { method: 'HEAD' }));
    expect(terminal.reads).toEqual([]);
  });

  test('a wrong, an empty and a cut-off token open nothing', async () => {
    const token = new URL(host.url).searchParams.get('token') ?? '';
    for (const wrong of ['x', '', token.slice(0, -1), `${token}x`]) isNothing(await request(port, `/?token=${wrong}`));
    isNothing(await request(port, `/?token=${token}`, { method: 'POST' }));
  });

  test('a wrong cookie, and a cookie of another port, open nothing', async () => {
    const good = await cookie();
    for (const wrong of [
      `${good}x`,
      good.slice(0, -1),
      `window-${port}=`,
      good.replace(String(port), String(port + 1)),
    ]) {
      isNothing(await request(port, '/', { headers: { cookie: wrong } }));
    }
  });
});

describe('the token', () => {
  test('is exchanged for a cookie that scripts and other sites never get, and leaves the address', async () => {
    const { search } = new URL(host.url);
    const reply = await request(port, `/${search}`);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    const set = String(reply.headers['set-cookie']);
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Strict');
    expect(set).not.toContain(new URL(host.url).searchParams.get('token'));
  });

  test('for our own browser works once; the printed one as often as it is typed', async () => {
    const once = new URL(host.oneTimeUrl());
    await cookie(once.href);
    isNothing(await request(port, once.pathname + once.search));
    expect(await cookie()).toBe(await cookie());
  });

  test('opens the screens', async () => {
    const reply = await request(port, '/', { headers: { cookie: await cookie() } });
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('the terminal');
  });

  test('another cookie of the same name, set by another server on this machine, does not lock the clerk out', async () => {
    const good = await cookie();
    const reply = await request(port, '/', { headers: { cookie: `window-${port}=junk; ${good}` } });
    expect(reply.status).toBe(200);
  });
});

describe('a foreign page', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]', '0.0.0.0'])(
    'under the host name %s (DNS rebinding) gets nothing, even with the token or the cookie',
    async (name) => {
      const headers = { host: name.replace(':PORT', `:${port}`), cookie: await cookie() };
      isNothing(await request(port, '/', { headers }));
      isNothing(await request(port, `/${new URL(host.url).search}`, { headers }));
    },
  );

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'file://'])(
    'R62: from the origin %s gets nothing',
    async (origin) => {
      isNothing(await request(port, '/', { headers: { origin, cookie: await cookie() } }));
    },
  );
});

describe('with the cookie', () => {
  test('nothing but reading is allowed', async () => {
    const headers = { cookie: await cookie(), origin: `http://127.0.0.1:${port}` };
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const reply = await request(port, '/', { method, headers });
      expect(reply.status).toBe(405);
      expect(reply.body).toBe('');
    }
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/assets%00.js',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/secret.json',
    '/assets',
    '/assets/',
    '/assets/missing.js',
    '/constructor',
  ])('%s leads nowhere', async (path_) => {
    const reply = await request(port, path_, { headers: { cookie: await cookie() } });
    expect(reply.status).toBe(404);
    expect(reply.body).toBe('');
  });

  test('an address that is none is refused, and the server lives on', async () => {
    const headers = { cookie: await cookie() };
    isNothing(await request(port, '//[', { headers }));
    expect((await request(port, '/', { headers })).status).toBe(200);
    expect(noted.errors).toEqual([]);
  });

  test('pages and documents come from the terminal, and stop when it is locked', async () => {
    const path_ = `/pages/${'a'.repeat(64)}`;
    const open = await request(port, path_, { headers: { cookie: await cookie() } });
    expect(open.status).toBe(200);
    expect(open.headers['content-type']).toBe('image/jpeg');
    await host.close();
    await start({ isLocked: true });
    const locked = await request(port, path_, { headers: { cookie: await cookie() } });
    expect(locked.status).toBe(404);
    expect(locked.body).toBe('');
    expect(terminal.reads).toEqual([path_]);
  });
});

test('every answer carries the policy and forbids guessing at types', async () => {
  const good = await cookie();
  const replies = await Promise.all([
    request(port, '/'),
    request(port, `/${new URL(host.url).search}`),
    request(port, '/', { headers: { cookie: good } }),
    request(port, '/', { method: 'HEAD', headers: { cookie: good } }),
    request(port, '/assets/main-abc.js', { headers: { cookie: good } }),
    request(port, '/missing', { headers: { cookie: good } }),
    request(port, '/', { method: 'POST', headers: { cookie: good } }),
    request(port, '/', { headers: { host: 'evil.example' } }),
  ]);
  for (const { headers } of replies) {
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('only this machine is listened to', async () => {
  expect(new URL(host.url).hostname).toBe('127.0.0.1');
  expect(await speak(port, 'not http at all\r\n\r\n')).toBe('');
  expect((await request(port, '/')).status).toBe(403);
});

describe('the WebSocket', () => {
  interface Opening {
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  function open({ path: path_ = '/ws', headers = {} }: Opening): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path_}`, { headers });
    sockets.push(socket);
    return socket;
  }

  /** The status with which the server refused to talk. */
  function refusal(opening: Opening): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = open(opening);
      socket.on('unexpected-response', (sent, response) => {
        resolve(response.statusCode ?? 0);
        sent.destroy();
      });
      socket.on('open', () => reject(new Error('it opened')));
      socket.on('error', () => {});
    });
  }

  async function opened(): Promise<WebSocket> {
    const socket = open({ headers: { cookie: await cookie(), origin: `http://127.0.0.1:${port}` } });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return socket;
  }

  const nextMessage = (socket: WebSocket): Promise<unknown> =>
    new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));

  const closing = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve));

  test('is refused without cookie, without Origin, with a foreign Origin or Host, on another path', async () => {
    const headers = { cookie: await cookie(), origin: `http://127.0.0.1:${port}` };
    expect(await refusal({})).toBe(403);
    expect(await refusal({ headers: { origin: headers.origin } })).toBe(403);
    expect(await refusal({ headers: { cookie: headers.cookie } })).toBe(403);
    expect(await refusal({ headers: { ...headers, origin: 'http://evil.example' } })).toBe(403);
    expect(await refusal({ headers: { ...headers, origin: 'null' } })).toBe(403);
    expect(await refusal({ headers: { ...headers, host: `evil.example:${port}` } })).toBe(403);
    expect(await refusal({ headers: { ...headers, cookie: `window-${port}=x` } })).toBe(403);
    expect(await refusal({ headers, path: '/' })).toBe(403);
    expect(await refusal({ headers, path: '/ws/..' })).toBe(403);
    expect(terminal.calls).toEqual([]);
  });

  test('an upgrade to an address that is none does not end the process', async () => {
    const head = 'GET //[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await speak(port, head)).toContain('403');
    expect((await request(port, '/')).status).toBe(403);
  });

  test('answers calls under their own number', async () => {
    const socket = await opened();
    socket.send(JSON.stringify({ t: 'call', id: 7, method: 'terminalState', input: {} }));
    expect(await nextMessage(socket)).toEqual({
      t: 'reply',
      id: 7,
      result: { ok: true, value: { method: 'terminalState' } },
    });
  });

  test('hands on what the terminal pushes, to every page', async () => {
    const pages = [await opened(), await opened()];
    const heard = Promise.all(pages.map(nextMessage));
    terminal.push('desk', { highWater: 3 });
    const push = { t: 'push', topic: 'desk', value: { highWater: 3 } };
    expect(await heard).toEqual([push, push]);
  });

  test.each([
    ['an unknown method', { method: 'serialWrite', input: {} }],
    ['a method of the prototype', { method: 'constructor', input: {} }],
    ['an input that does not fit', { method: 'saveDraft', input: { draft: '<b>' } }],
    ['no input', { method: 'deskPull' }],
  ])('%s is input/invalid', async (_what, call) => {
    const socket = await opened();
    socket.send(JSON.stringify({ t: 'call', id: 1, ...call }));
    expect(await nextMessage(socket)).toMatchObject({
      id: 1,
      result: { ok: false, failure: { code: 'input/invalid' } },
    });
  });

  test.each(['lock', 'operators'])('a bug behind %s is terminal/fault, and the server lives on', async (method) => {
    const socket = await opened();
    socket.send(JSON.stringify({ t: 'call', id: 1, method, input: {} }));
    expect(await nextMessage(socket)).toEqual({
      t: 'reply',
      id: 1,
      result: { ok: false, failure: { code: 'terminal/fault', detail: method } },
    });
    expect(noted.errors).toEqual(['a reply was lost']);
    socket.send(JSON.stringify({ t: 'call', id: 2, method: 'terminalState' }));
    expect(await nextMessage(socket)).toMatchObject({ id: 2, result: { ok: true } });
  });

  test.each([
    ['garbage', 'not json', 1008],
    ['another shape', '{"t":"eval","code":"1"}', 1008],
    ['a number as text', '{"t":"call","id":"1","method":"lock"}', 1008],
    ['a list', '[]', 1008],
    ['bytes', Buffer.from('{"t":"call","id":1,"method":"lock","input":{}}'), 1008],
    ['too much', 'x'.repeat(maxFrameBytes + 1), 1009],
  ] as const)('%s ends the conversation and nothing else', async (_what, frame, code) => {
    const socket = await opened();
    socket.on('error', () => {});
    const closed = closing(socket);
    socket.send(frame);
    expect(await closed).toBe(code);
    expect(terminal.calls).toEqual([]);
    const next = await opened();
    next.send(JSON.stringify({ t: 'call', id: 1, method: 'terminalState', input: {} }));
    expect(await nextMessage(next)).toMatchObject({ id: 1 });
  });

  test('ends with the host', async () => {
    const socket = await opened();
    const closed = closing(socket);
    await host.close();
    await closed;
    await expect(request(port, '/')).rejects.toThrow('ECONNREFUSED');
    await start({});
  });
});
