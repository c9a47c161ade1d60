import WebSocket from 'ws';
import { z } from 'zod';
import { contract, type Input, type Method, type Output, type Reply } from '../../preload/contract.ts';

/** The contract as a page speaks it: token, cookie, WebSocket. For what a journey does besides using the screen. */
export interface TerminalLine {
  call<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>>;
  /** The value, or the failure thrown: for steps that must succeed. */
  must<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  close(): void;
}

const replyFrame = z.object({ t: z.literal('reply'), id: z.int(), result: z.unknown() });

export async function openTerminalLine(terminalUrl: string): Promise<TerminalLine> {
  const url = new URL(terminalUrl);
  const socket = new WebSocket(`ws://${url.host}/ws`, {
    headers: { cookie: await cookieFor(terminalUrl), origin: url.origin },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let broken: Error | null = null;
  const breakOff = (why: Error) => {
    broken ??= why;
    for (const one of waiting.values()) one.reject(broken);
  };
  socket.on('message', (data) => {
    const frame = replyFrame.safeParse(JSON.parse(String(data)));
    if (frame.success) waiting.get(frame.data.id)?.resolve(frame.data.result);
  });
  socket.on('close', () => breakOff(new Error('the terminal closed the line')));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', breakOff);

  let lastId = 0;
  const call: TerminalLine['call'] = (method, input) => {
    lastId += 1;
    const id = lastId;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    if (broken) answer.reject(broken);
    else socket.send(JSON.stringify({ t: 'call', id, method, input }));
    // Not raced against the line's own end: that promise would hold every answer for as long as the line lives.
    return answer.promise.finally(() => waiting.delete(id)) as Promise<Reply<typeof method>>;
  };
  return {
    call,
    async must(method, input) {
      const reply = await call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.failure.code} ${reply.failure.detail ?? ''}`);
      return contract[method].output.parse(reply.value) as Output<typeof method>;
    },
    close: () => socket.terminate(),
  };
}

/** What a browser holds after it has opened the printed address. */
export async function cookieFor(terminalUrl: string): Promise<string> {
  const opened = await fetch(terminalUrl, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`no cookie for the token: ${opened.status}`);
  return cookie;
}
