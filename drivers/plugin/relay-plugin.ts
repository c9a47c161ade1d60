import { setTimeout as delay } from 'node:timers/promises';
import { type ByteLine, lineOpener } from '../transport/byte-line.ts';
import { type JsonLines, jsonLines } from './json-lines.ts';
import { pluginSide } from './plugin-side.ts';

/**
 * A plug-in for devices whose own program speaks JSON lines on a socket: `plugin:…/relay-plugin.mjs#tcp://host:port`. It
 * carries every message on as it is, and says that the device is absent while nobody listens there. The simulated pads are
 * reached through it.
 */
const { say, onMessage } = pluginSide();
const address = process.argv[2] ?? '';
let device: JsonLines | null = null;

onMessage((message) => {
  if (device !== null) return void device.say(message).catch(() => {});
  const { do: wish, id } = message as { readonly do?: unknown; readonly id?: unknown };
  // A device that is away is no plug-in that hangs.
  if (wish === 'ping') say({ say: 'pong', id });
});

for (;;) {
  const line = await open();
  if (line === null) say({ say: 'status', condition: 'absent', detail: `nobody listens at ${address}` });
  else await relay(line);
  await delay(reopenMs());
}

function open(): Promise<ByteLine | null> {
  return lineOpener(address)().catch(() => null);
}

async function relay(line: ByteLine): Promise<void> {
  const closed = new Promise<void>((resolve) => line.onClose(resolve));
  device = jsonLines(line);
  device.onMessage((message) => say(message as object));
  await closed;
  device = null;
  say({ say: 'status', condition: 'absent', detail: `the line to ${address} was cut` });
}

function reopenMs(): number {
  return 300;
}
