import type { Method } from '../../preload/contract.ts';
import type { FailureCode } from '../domain/failures.ts';

/** What leads out of practice or into it: none of it is done there, whoever asks. */
const stays = 'training/stays-here';
const outside = 'training/only-outside';

const refused: Readonly<Partial<Record<Method, FailureCode>>> = {
  enrol: stays,
  sendNow: stays,
  exportPackage: stays,
  // What a stick brings is another terminal's real work: practice would lose it.
  importPackage: stays,
  savePackageReceipt: stays,
  exportTables: stays,
  saveHandover: stays,
  openHandover: stays,
  saveHandoverResult: stays,
  takeHandoverResult: stays,
  chooseBackup: stays,
  backUpNow: stays,
  printRecoveryCode: stays,
  saveDeviceSettings: outside,
  forgetScannerCertificate: outside,
  changePin: outside,
  startWithCode: outside,
};

/** Null for what practice is there for. */
export function refusedInPractice(method: Method): FailureCode | null {
  return refused[method] ?? null;
}
