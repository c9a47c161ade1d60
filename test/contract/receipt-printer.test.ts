import { metalPrinterRig, simulatedPrinterRig } from './receipt-printer-rigs.ts';
import { runReceiptPrinterTests } from './receipt-printer-suite.ts';

runReceiptPrinterTests('simulated, over TCP', simulatedPrinterRig('tcp'), { hasHands: true });
runReceiptPrinterTests('simulated, over a serial line', simulatedPrinterRig('serial'), { hasHands: true });
runReceiptPrinterTests('simulated, behind a device file', simulatedPrinterRig('device-file'), { hasHands: true });

const { RECEIPT_PRINTER_ADDRESS: metal } = process.env;
if (metal !== undefined) runReceiptPrinterTests(`metal at ${metal}`, metalPrinterRig(metal), { hasHands: false });
