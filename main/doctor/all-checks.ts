import type { Check } from './check.ts';
import { browserCheck } from './checks/browser.ts';
import { countyCheck } from './checks/county.ts';
import { devicesCheck } from './checks/devices.ts';
import { fontsCheck } from './checks/fonts.ts';
import { ledgerCheck } from './checks/ledger.ts';
import { nativeBindingsCheck } from './checks/native-bindings.ts';
import { openPortsCheck } from './checks/open-ports.ts';
import { pagePrintersCheck } from './checks/page-printers.ts';
import { runtimeCheck } from './checks/runtime.ts';
import { storageCheck } from './checks/storage.ts';
import { vaultCheck } from './checks/vault.ts';

/** In the order of the table. */
export const allChecks: readonly Check[] = [
  runtimeCheck,
  browserCheck,
  storageCheck,
  ledgerCheck,
  vaultCheck,
  nativeBindingsCheck,
  fontsCheck,
  devicesCheck,
  pagePrintersCheck,
  countyCheck,
  openPortsCheck,
];
