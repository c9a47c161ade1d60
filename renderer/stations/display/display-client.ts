import type { Result } from '../../../main/domain/result.ts';
import type { Bridge } from '../../../preload/contract.ts';
import type { DisplayBridge, DisplayInput, DisplayMethod, DisplayPush } from '../../../preload/contract-display.ts';
import { openWebSocketBridge } from '../../bridge/web-socket-bridge.ts';

/** The second screen's only way out: its own bridge, or its own socket. */
export async function callDisplay<M extends DisplayMethod>(
  method: M,
  input: DisplayInput<M>,
): Promise<Result<unknown>> {
  return (await line().call(method, input)) as Result<unknown>;
}

/** What is to be shown, now and at each change; null while the terminal can't be reached. */
export function onView(listener: (push: DisplayPush | null) => void): () => void {
  const open = line();
  let isCurrent = true;
  const take = (push: DisplayPush | null) => isCurrent && listener(push);
  const stopPushes = open.subscribe((_topic, value) => take(value as DisplayPush));
  const stopLink = open.onLink((isUp) => {
    if (!isUp) return take(null);
    void callDisplay('displayView', {}).then(
      (reply) => reply.ok && take(reply.value as DisplayPush),
      () => undefined, // the link broke again: the next one asks once more
    );
  });
  return () => {
    isCurrent = false;
    stopPushes();
    stopLink();
  };
}

interface Line extends DisplayBridge {
  onLink(listener: (isUp: boolean) => void): () => void;
}

let current: Line | null = null;

function line(): Line {
  current ??= window.displayBridge ? { ...window.displayBridge, onLink: alwaysUp } : socketLine();
  return current;
}

function socketLine(): Line {
  const url = new URL('/display/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = openWebSocketBridge(url.href);
  return {
    // The socket carries any contract's calls; which ones there are is said at the other end.
    call: (method, input) => (socket.call as unknown as DisplayBridge['call'])(method, input),
    subscribe: (listener) => socket.subscribe(listener as unknown as Parameters<Bridge['subscribe']>[0]),
    onLink: socket.onLink,
  };
}

const alwaysUp: Line['onLink'] = (listener) => {
  listener(true);
  return () => undefined;
};
