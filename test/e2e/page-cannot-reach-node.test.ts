import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { cookieFor } from '../support/terminal-line.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

test('the page has nothing of Node and runs nothing but its own files', async () => {
  const { page, product } = window;
  await page.evaluate(tryEverything, `${product.countyUrl}/console/login`);
  await expect
    .poll(() => page.evaluate(() => globalThis.attempts))
    .toEqual({
      node: [],
      ranInline: false,
      evaluated: 'EvalError',
      fetched: 'refused',
      blocked: ['connect-src', 'script-src', 'script-src-elem'],
    });
});

declare global {
  /** What the attempts of this test came to; lives in the page. */
  var attempts: Record<string, unknown>;
}

/** Runs in the page, from a timer: what a debugger evaluates itself is not held to the page's policy. */
function tryEverything(foreign: string): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  const blocked = new Set<string>();
  globalThis.attempts = {
    node: ['require', 'process', 'Buffer', 'module', '__dirname'].filter((name) => globals[name] !== undefined),
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.attempts.blocked = [...blocked.add(event.effectiveDirective)].sort();
  });
  setTimeout(() => {
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.ranInline = true';
    document.head.append(inline);
    globalThis.attempts.ranInline = globals.ranInline === true;
    try {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is proved here
      globalThis.attempts.evaluated = globalThis.eval('1 + 1');
    } catch (refused) {
      globalThis.attempts.evaluated = (refused as Error).name;
    }
    fetch(foreign).then(
      () => {
        globalThis.attempts.fetched = 'answered';
      },
      () => {
        globalThis.attempts.fetched = 'refused';
      },
    );
  });
}

test('R62: without the cookie, with a foreign Host or a foreign Origin the loopback port gives nothing', async () => {
  const { product } = window;
  const cookie = await cookieFor(product.terminalUrl);
  const own = new URL(product.terminalUrl).host;
  expect(await ask(own, {})).toEqual({ status: 403, body: '' });
  expect(await ask(own, { cookie, host: 'evil.example' })).toEqual({ status: 403, body: '' });
  expect(await ask(own, { cookie, origin: 'https://evil.example' })).toEqual({ status: 403, body: '' });
  expect((await ask(own, { cookie })).status).toBe(200);

  expect(await knock(own, { cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await knock(own, { cookie })).toBe(403);
  expect(await knock(own, { origin: `http://${own}` })).toBe(403);
});

async function ask(host: string, headers: Readonly<Record<string, string>>) {
  const sent = request(`http://${host}/`, { headers });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of answer) body += String(chunk);
  return { status: answer.statusCode, body };
}

/** The status with which the WebSocket is refused; 101 when it is not. */
async function knock(host: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const socket = new WebSocket(`ws://${host}/ws`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    socket.on('error', () => undefined);
  });
}
