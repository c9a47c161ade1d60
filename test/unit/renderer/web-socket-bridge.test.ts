import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { BridgeLost } from '../../../renderer/bridge/bridge-lost.ts';
import { openWebSocketBridge } from '../../../renderer/bridge/web-socket-bridge.ts';

interface CallFrame {
  readonly id: number;
  readonly method: string;
}

let server: WebSocketServer;
let url: string;
let arrived: CallFrame[];
let answer: (socket: ServerSocket, frame: CallFrame) => void;
let bridges: { close(): void }[];

beforeEach(async () => {
  arrived = [];
  bridges = [];
  answer = (socket, { id, method }) =>
    socket.send(JSON.stringify({ t: 'reply', id, result: { ok: true, value: method } }));
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as CallFrame;
      arrived.push(frame);
      answer(socket, frame);
    }),
  );
});

afterEach(async () => {
  for (const bridge of bridges) bridge.close();
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

function open() {
  const bridge = openWebSocketBridge(url);
  bridges.push(bridge);
  return bridge;
}

/** Takes the first call without an answer and breaks the line, as a crash of the main process does. */
function breakOnFirstCall(): void {
  const polite = answer;
  answer = (socket) => {
    answer = polite;
    socket.terminate();
  };
}

test('a call made before the line is open waits for it', async () => {
  await expect(open().call('syncState', {})).resolves.toEqual({ ok: true, value: 'syncState' });
});

test('a harmless call whose answer was lost is sent again', async () => {
  breakOnFirstCall();
  await expect(open().call('deskPull', {})).resolves.toEqual({ ok: true, value: 'deskPull' });
  expect(arrived.map(({ method }) => method)).toEqual(['deskPull', 'deskPull']);
});

test('a call that must not happen twice is not sent again; its outcome is unknown', async () => {
  breakOnFirstCall();
  const bridge = open();
  await expect(bridge.call('startDraft', {})).rejects.toBeInstanceOf(BridgeLost);
  await expect(bridge.call('syncState', {})).resolves.toMatchObject({ ok: true });
  expect(arrived.map(({ method }) => method)).toEqual(['startDraft', 'syncState']);
});

test('says when the line is down and when it is back', async () => {
  const bridge = open();
  const heard: boolean[] = [];
  bridge.onLink((isUp) => heard.push(isUp));
  await bridge.call('syncState', {});
  for (const client of server.clients) client.terminate();
  await vi.waitFor(() => expect(heard).toEqual([false, true, false, true]));
});

test('pushed values reach every listener until it leaves', async () => {
  const bridge = open();
  const heard: unknown[] = [];
  const stop = bridge.subscribe((topic, value) => heard.push([topic, value]));
  await bridge.call('syncState', {});
  const push = () => {
    for (const client of server.clients) {
      client.send(JSON.stringify({ t: 'push', topic: 'desk', value: { highWater: 7 } }));
    }
  };
  push();
  await vi.waitFor(() => expect(heard).toEqual([['desk', { highWater: 7 }]]));
  stop();
  push();
  await bridge.call('syncState', {});
  expect(heard).toHaveLength(1);
});
