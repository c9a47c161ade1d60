import { writeSync } from 'node:fs';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { accept, anApplication } from './ledger-fixtures.ts';

/**
 * A terminal of its own process, for the parent to kill: `ledger-child.ts <path> <first number> <how many>`.
 * Says `open`, then the number of each application after its transaction came back, then `refused <code>` if it did
 * not; stays until it is killed.
 */
const [file = '', first = '1', count = '0'] = process.argv.slice(2);
const opened = openSqliteLedger({
  path: file,
  sealer: createSealer(new Uint8Array(32).fill(7)),
  now: () => new Date(),
  monotonicMs: () => performance.now(),
});
// Written at once: a line in a stream's buffer would die with the process, and prove nothing.
const say = (line: string): void => void writeSync(1, `${line}\n`);

if (!opened.ok) say(`refused ${opened.failure.code}`);
else {
  say('open');
  for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
    const done = opened.value.transact((writer) => accept(writer, anApplication(number)));
    say(done.ok ? String(number) : `refused ${done.failure.code}`);
    if (!done.ok) break;
  }
  say(`intact ${opened.value.verifyChain().intact}`);
  process.stdin.resume();
}
