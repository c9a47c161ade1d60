import type { RunningTerminal } from '../../../main/compose.ts';
import { failed, ok } from '../../../main/domain/result.ts';
import type { ServedFile } from '../../../main/files.ts';
import { contract, type Topic } from '../../../preload/contract.ts';

/** A terminal that answers without a ledger, so that a host can be looked at by itself. It parses as the real door does. */
export interface StandInTerminal extends RunningTerminal {
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
    countyUrl: 'http://127.0.0.1:1',
    deskMustBeRebuilt: options.deskMustBeRebuilt ?? false,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closedTimes += 1;
    },
    calls,
    reads,
    closedTimes: () => closedTimes,
    push(topic, value) {
      for (const listener of listeners) listener(topic, value);
    },
  };
}
