import type { RunningTerminal } from '../../../main/compose.ts';
import { failed, ok } from '../../../main/domain/result.ts';
import type { ServedFile } from '../../../main/files.ts';
import { contract, type Topic } from '../../../preload/contract.ts';
import { type DisplayPush, displayContract } from '../../../preload/contract-display.ts';

/** A terminal that answers without a ledger, so that a host can be looked at by itself. It parses as the real door does. */
export interface StandInTerminal extends RunningTerminal {
  readonly displayCalls: readonly { readonly method: string; readonly input: unknown }[];
  readonly screens: () => number;
  pushView(value: DisplayPush): void;
  readonly calls: readonly { readonly method: string; readonly input: unknown }[];
  readonly closedTimes: () => number;
  readonly reads: readonly string[];
  push(topic: Topic, value: unknown): void;
}

export function standInTerminal(
  options: { readonly isLocked?: boolean; readonly deskMustBeRebuilt?: boolean } = {},
): StandInTerminal {
  const calls: { method: string; input: unknown }[] = [];
  const reads: string[] = [];
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  const displayCalls: { method: string; input: unknown }[] = [];
  const viewListeners = new Set<(topic: 'view', value: DisplayPush) => void>();
  let screens = 0;
  let closedTimes = 0;
  const page: ServedFile = { mediaType: 'image/jpeg', bytes: Uint8Array.of(0xff, 0xd8, 1, 2, 3) };
  return {
    api: {
      async call(method, input) {
        calls.push({ method, input });
        if (!Object.hasOwn(contract, method)) return failed('input/invalid', 'no such method');
        const known = method as keyof typeof contract;
        if (!contract[known].input.safeParse(input ?? {}).success) return failed('input/invalid');
        if (known === 'lock') throw new Error('a bug behind the door');
        // What JSON can't carry: a bug of the same kind, met later.
        if (known === 'operators') return ok({ count: 1n });
        return ok({ method });
      },
    },
    files: {
      async read(path) {
        reads.push(path);
        return options.isLocked === true || !path.startsWith('/pages/') ? null : page;
      },
    },
    display: {
      api: {
        async call(method, input) {
          displayCalls.push({ method, input });
          return Object.hasOwn(displayContract, method) ? ok({ method }) : failed('input/invalid', 'no such method');
        },
      },
      files: {
        read: async (path) =>
          path === '/voice/index.json' ? { mediaType: 'application/json', bytes: Buffer.from('[]') } : null,
      },
      onPush(listener) {
        viewListeners.add(listener);
        return () => viewListeners.delete(listener);
      },
      attach() {
        screens += 1;
        return () => {
          screens -= 1;
        };
      },
    },
    countyUrl: 'http://127.0.0.1:1',
    deskMustBeRebuilt: options.deskMustBeRebuilt ?? false,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closedTimes += 1;
    },
    displayCalls,
    screens: () => screens,
    pushView(value) {
      for (const listener of viewListeners) listener('view', value);
    },
    calls,
    reads,
    closedTimes: () => closedTimes,
    push(topic, value) {
      for (const listener of listeners) listener(topic, value);
    },
  };
}
