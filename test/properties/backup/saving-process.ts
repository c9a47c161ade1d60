import { must } from '../../../main/domain/result.ts';
import { openMachine } from '../../unit/backup/saved-machine.ts';

/**
 * Forked: a terminal's ledger and vault that accepts without end and copies now and then, for the parent to kill. Tells
 * what it did after it was done: `settled N` means that the Nth case lies on the medium.
 */
const [dataDir = '', stick = '', from = '1'] = process.argv.slice(2);
const machine = await openMachine(dataDir);
if (machine.ledger.fact('backup') === null) {
  process.send?.({ code: must(await machine.backup.choose({ place: stick, operatorId: '0007' })) });
}
process.once('disconnect', () => process.exit(0));
for (let number = Number(from); ; number += 1) {
  await machine.accept(number);
  process.send?.({ accepted: number });
  if (number % 4 === 0) {
    process.send?.({ copying: number });
    machine.clock.pass(1_000);
    await machine.backup.copyNow();
  }
  await machine.backup.settled();
  if (machine.backup.view().isUpToDate) process.send?.({ settled: number });
}
