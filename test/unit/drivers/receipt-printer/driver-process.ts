import type { ReceiptJob } from '../../../../drivers/receipt-printer/port.ts';
import type { PrintResult } from '../../../../drivers/receipt-printer/printed-jobs.ts';
import { printerProfiles } from '../../../../drivers/receipt-printer/printer-profiles.ts';
import { createReceiptPrinters } from '../../../../drivers/receipt-printer/receipt-printers.ts';

/** The printers in a process of their own, to be killed. Arguments: address, journal file. */
const [address = '', journalFile = ''] = process.argv.slice(2);
const printers = createReceiptPrinters({
  printers: [{ name: 'window 1', address, profile: printerProfiles['80mm'] }],
  journalFile,
  timing: { pollMs: 40, silenceMs: 250, connectMs: 500, sensorMs: 3_000, retryMs: 50 },
});

process.on('message', (job: ReceiptJob) => {
  void printers.print(job).then((result: PrintResult) => process.send?.(result));
});
process.on('disconnect', () => process.exit(0));
process.send?.('listening');
