import type { Bridge, Method, Topic } from '../../preload/contract.ts';
import { BridgeLost } from './bridge-lost.ts';
import { isIdempotent } from './idempotent.ts';

export interface WebSocketBridge extends Bridge, LinkWatch {
  /** Ends the line for good. */
  close(): void;
}

export interface LinkWatch {
  /** True while calls can go out; the screens draw a veil otherwise. */
  onLink(listener: (isUp: boolean) => void): () => void;
}

interface Pending {
  readonly method: Method;
  readonly input: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: BridgeLost) => void;
  sent: boolean;
}

const firstDelayMs = 200;
const longestDelayMs = 5_000;

/**
 * The contract over a WebSocket to the main process (browser host). When the socket breaks it is opened again with
 * backoff; what was not yet sent waits, what was sent is repeated only where a repeat is harmless:
 *
 *   waiting --socket open--> sent --reply--> done
 *      ^                      |
 *      '---- idempotent ------+---- otherwise ----> BridgeLost (the outcome is unknown, a person looks)
 */
export function openWebSocketBridge(url: string, connect = (to: string) => new WebSocket(to)): WebSocketBridge {
  const pending = new Map<number, Pending>();
  const pushListeners = new Set<(topic: Topic, value: unknown) => void>();
  const linkListeners = new Set<(isUp: boolean) => void>();
  let socket: WebSocket;
  let lastId = 0;
  let delayMs = firstDelayMs;
  let isUp = false;
  let isClosed = false;

  function announce(next: boolean): void {
    if (next === isUp) return;
    isUp = next;
    for (const listener of linkListeners) listener(next);
  }

  function send(id: number, call: Pending): void {
    call.sent = true;
    socket.send(JSON.stringify({ t: 'call', id, method: call.method, input: call.input }));
  }

  function open(): void {
    if (isClosed) return;
    socket = connect(url);
    socket.onopen = () => {
      delayMs = firstDelayMs;
      announce(true);
      for (const [id, call] of pending) if (!call.sent) send(id, call);
    };
    socket.onmessage = (message) => receive(String(message.data));
    socket.onclose = () => {
      announce(false);
      for (const [id, call] of pending) {
        if (!call.sent) continue;
        if (isIdempotent(call.method)) {
          call.sent = false;
          continue;
        }
        pending.delete(id);
        call.reject(new BridgeLost(call.method));
      }
      setTimeout(open, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    };
  }

  function receive(text: string): void {
    const frame = JSON.parse(text) as
      | { t: 'reply'; id: number; result: unknown }
      | { t: 'push'; topic: Topic; value: unknown };
    if (frame.t === 'push') {
      for (const listener of pushListeners) listener(frame.topic, frame.value);
      return;
    }
    const call = pending.get(frame.id);
    pending.delete(frame.id);
    call?.resolve(frame.result);
  }

  open();
  return {
    call: (method, input) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const call: Pending = { method, input, resolve, reject, sent: false };
        pending.set(lastId, call);
        if (isUp) send(lastId, call);
      }),
    subscribe: (listener) => {
      pushListeners.add(listener);
      return () => pushListeners.delete(listener);
    },
    onLink: (listener) => {
      linkListeners.add(listener);
      listener(isUp);
      return () => linkListeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}
