import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pino from 'pino';
import { composeTerminal } from '../../main/compose.ts';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import { realDevices } from '../../main/real-devices.ts';
import { keyFileSecret } from '../../main/vault/key-file-secret.ts';

/**
 * Forked: the terminal's main process without a page, on real transports, for the parent to kill. Each message is a call
 * of the contract: `{id, method, input}`; the answer carries its id.
 */
// A write beyond the limit of a file (`ulimit -f`) is to fail like one on a full disk, not to end the process.
process.on('SIGXFSZ', () => {});
const [dataDir = '', countyUrl = '', enrolmentCode = ''] = process.argv.slice(2);
const composed = await composeTerminal({
  station: 'window',
  dataDir,
  demo: false,
  countyUrl,
  enrolmentCode,
  devices: realDevices(process.env),
  childHost: createNodeChildHost({ root: pathToFileURL(path.resolve(import.meta.dirname, '../..') + path.sep) }),
  machineSecret: (directory) => keyFileSecret(path.join(directory, 'machine.key')),
  version: '0.0.0-test',
  log: pino({ level: process.env.LOG_LEVEL ?? 'error' }, pino.destination({ dest: 2, sync: true })),
});
if (!composed.ok) {
  process.send?.({ refused: composed.failure });
  process.exit(1);
}
const terminal = composed.value;
process.on('message', (message: { id: number; method: string; input: unknown } | 'end') => {
  if (message === 'end') void terminal.close().then(() => process.exit(0));
  else
    void terminal.api.call(message.method, message.input).then((result) => process.send?.({ id: message.id, result }));
});
process.once('disconnect', () => void terminal.close().then(() => process.exit(0)));
process.send?.({ ready: true });
