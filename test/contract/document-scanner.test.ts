import { metalScannerRig, simulatedScannerRig } from './document-scanner-rigs.ts';
import { runDocumentScannerTests } from './document-scanner-suite.ts';

runDocumentScannerTests('simulated, over HTTP', simulatedScannerRig, { hasHands: true });

const { SCANNER_URL: metal } = process.env;
if (metal !== undefined) runDocumentScannerTests(`metal at ${metal}`, metalScannerRig(metal), { hasHands: false });
