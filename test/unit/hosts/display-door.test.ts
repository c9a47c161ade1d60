import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type BrowserHost, startBrowserHost } from '../../../main/hosts/browser/browser-host.ts';
import { contract } from '../../../preload/contract.ts';
import { notedLog } from './noted-log.ts';
import { request } from './raw-request.ts';
import { type StandInTerminal, standInTerminal } from './stand-in-terminal.ts';

/** Two doors on one port: neither opens with what the other was given. */
let home: string;
let terminal: StandInTerminal;
let host: BrowserHost;
let port: number;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'display-door-'));
  await mkdir(path.join(home, 'assets'));
  await writeFile(path.join(home, 'index.html'), 'the terminal');
  await writeFile(path.join(home, 'display.html'), 'the second screen');
  await writeFile(path.join(home, 'assets', 'display-abc.js'), 'export {}');
  terminal = standInTerminal();
  host = await startBrowserHost({ terminal, rendererDirectory: home, port: 0, log: notedLog().log });
  port = Number(new URL(host.url).port);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await host.close();
  await rm(home, { recursive: true, force: true });
});

async function cookieOf(url: string): Promise<string> {
  const { pathname, search } = new URL(url);
  const reply = await request(port, pathname + search);
  expect(reply.status).toBe(303);
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}
const status = async (wanted: string, cookie: string) => (await request(port, wanted, { headers: { cookie } })).status;

/** Opens a socket; null where it was refused. */
function socket(wanted: string, cookie: string): Promise<WebSocket | null> {
  const opened = new WebSocket(`ws://127.0.0.1:${port}${wanted}`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
  });
  sockets.push(opened);
  return new Promise((resolve) => {
    opened.on('open', () => resolve(opened));
    opened.on('error', () => resolve(null));
  });
}
function ask(
  line: WebSocket,
  method: string,
  input: unknown = {},
): Promise<{ readonly result: { readonly ok: boolean } }> {
  return new Promise((resolve) => {
    line.once('message', (data) => resolve(JSON.parse(String(data))));
    line.send(JSON.stringify({ t: 'call', id: 1, method, input }));
  });
}

describe('R62: the second screen’s door', () => {
  test('opens with its own token alone, and leads to its own page', async () => {
    const reply = await request(port, `/?display=${new URL(host.displayUrl).searchParams.get('display')}`);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/display.html');
    expect(String(reply.headers['set-cookie'])).toContain('HttpOnly; SameSite=Strict');
    const staffToken = new URL(host.url).searchParams.get('token');
    const ownToken = new URL(host.displayUrl).searchParams.get('display');
    expect(await status(`/?display=${staffToken}`, '')).toBe(403);
    expect(await status(`/?token=${ownToken}`, '')).toBe(403);
    const once = new URL(host.oneTimeDisplayUrl());
    await cookieOf(once.href);
    expect(await status(once.pathname + once.search, '')).toBe(403);
  });

  test('a staff cookie opens nothing of it, and its cookie nothing of the staff’s', async () => {
    const [staff, display] = [await cookieOf(host.url), await cookieOf(host.displayUrl)];
    expect(await status('/display.html', staff)).toBe(403);
    for (const theirs of ['/', '/index.html', `/pages/${'a'.repeat(64)}`, '/documents/x.pdf', '/x', '/display']) {
      expect(await status(theirs, display), theirs).toBe(403);
    }
    expect(terminal.reads).toEqual([]);
    expect(await status('/display.html', display)).toBe(200);
    expect(await status('/assets/display-abc.js', display)).toBe(200);
    expect(await status('/voice/index.json', display)).toBe(200);
    expect(await status('/', staff)).toBe(200);
    expect(await status('/display.html', '')).toBe(403);
  });

  test('a staff cookie opens no socket of it and the other way round; both get the same empty refusal', async () => {
    const [staff, display] = [await cookieOf(host.url), await cookieOf(host.displayUrl)];
    expect(await socket('/display/ws', staff)).toBeNull();
    expect(await socket('/ws', display)).toBeNull();
    expect(await socket('/display/ws', '')).toBeNull();
    expect(terminal.screens()).toBe(0);
    expect(await socket('/ws', staff)).not.toBeNull();
  });

  test('calls of the staff’s contract are unknown there, and pushes of the staff’s never come', async () => {
    const display = await cookieOf(host.displayUrl);
    const line = await socket('/display/ws', display);
    if (line === null) throw new Error('refused');
    expect(terminal.screens()).toBe(1);
    for (const method of Object.keys(contract)) expect((await ask(line, method)).result.ok, method).toBe(false);
    expect(terminal.calls).toEqual([]);
    expect((await ask(line, 'displayView')).result.ok).toBe(true);
    const heard = new Promise((resolve) => line.once('message', (data) => resolve(JSON.parse(String(data)))));
    terminal.push('desk', { highWater: 7 });
    const push = {
      view: { kind: 'thanks', of: 'signed' },
      now: '2026-11-22T02:00:00.000Z',
      isPractice: false,
    } as const;
    terminal.pushView(push);
    expect(await heard).toEqual({ t: 'push', topic: 'view', value: push });
    line.close();
    await expect.poll(() => terminal.screens()).toBe(0);
  });
});
