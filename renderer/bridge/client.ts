import type { Bridge, Input, Method, Reply, Topic, TopicValue } from '../../preload/contract.ts';
import { BridgeLost } from './bridge-lost.ts';
import { noteCall } from './slow-calls.ts';
import { type LinkWatch, openWebSocketBridge } from './web-socket-bridge.ts';

/**
 * The screens' only way out: one call of the contract, or one topic of it. Rejects with BridgeLost when the answer was
 * lost on the way (web-socket-bridge.ts); everything expected comes back as a Reply.
 */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>> {
  const answered = noteCall(method);
  try {
    return (await bridge().call(method, input)) as Reply<M>;
  } finally {
    answered();
  }
}

/** Returns the unsubscribe function. */
export function onTopic<T extends Topic>(topic: T, listener: (value: TopicValue<T>) => void): () => void {
  return bridge().subscribe((pushed, value) => {
    if (pushed === topic) listener(value as TopicValue<T>);
  });
}

/** Tells at once, and then at each change, whether the main process can be reached. */
export function onLink(listener: (isUp: boolean) => void): () => void {
  return bridge().onLink(listener);
}

let current: (Bridge & LinkWatch) | null = null;

function bridge(): Bridge & LinkWatch {
  current ??= window.terminalBridge ? withSteadyLink(window.terminalBridge) : openWebSocketBridge(webSocketUrl());
  return current;
}

/** For tests: puts a scripted bridge in place of the real one. */
export function takeBridge(bridge: Bridge & Partial<LinkWatch>): void {
  current = withSteadyLink(bridge);
}

function withSteadyLink(bridge: Bridge & Partial<LinkWatch>): Bridge & LinkWatch {
  return {
    call: (method, input) =>
      bridge.call(method, input).catch(() => {
        throw new BridgeLost(method);
      }),
    subscribe: (listener) => bridge.subscribe(listener),
    onLink:
      bridge.onLink ??
      ((listener) => {
        listener(true);
        return () => undefined;
      }),
  };
}

function webSocketUrl(): string {
  const url = new URL('/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
