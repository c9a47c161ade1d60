import { spawnPlugin } from '../../drivers/plugin/spawn-plugin.ts';
import { runFingerprintReaderTests } from './fingerprint-reader-suite.ts';
import { runSignaturePadTests } from './signature-pad-suite.ts';

runSignaturePadTests('a plug-in of this very process', () => spawnPlugin);
runFingerprintReaderTests('a plug-in of this very process', () => spawnPlugin);
