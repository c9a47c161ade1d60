import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import type { CargoHold } from '../../../main/packages/cargo-hold.ts';
import { exportPackage } from '../../../main/packages/export-package.ts';
import { importPackage } from '../../../main/packages/import-package.ts';
import type { RunPackage } from '../../../main/packages/port.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { receiptSuffix } from '../../../sync/package/receipt.ts';
import { quietLog } from '../../unit/sync/support/test-log.ts';
import { stickOf } from './never-lost-messenger.ts';

type Stick = Parameters<typeof stickOf>[0];

/** 离线包: all that waits, on the stick, before the line or after it, or half of it each. */
export async function packAll(day: Stick & { readonly ledger: Ledger; readonly vault: Vault }): Promise<void> {
  const { ledger, vault } = day;
  const parts = { ledger, vault, clock: { now: () => new Date() }, newId: randomUUID };
  const order = { folder: stickOf(day), applicationIds: null, operatorId: '0007' };
  await mkdir(order.folder, { recursive: true });
  const exported = await exportPackage(parts, order, runAtOnce);
  // Before the key for packages has come, or when the line was quicker: then there is no package.
  const noneToMake = ['package/no-county-key', 'package/nothing-to-send'];
  if (!exported.ok && !noneToMake.includes(exported.failure.code)) must(exported);
}

/** Each receipt on the stick is taken twice, and again after each death. */
export function receiptTaker(day: Stick, ledger: Ledger, hold: CargoHold): () => Promise<void> {
  const taken = new Set<string>();
  return async () => {
    const names = await readdir(stickOf(day)).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(receiptSuffix) && !taken.has(one))) {
      const order = { path: path.join(stickOf(day), name), operatorId: '0007' };
      for (let times = 0; times < 2; times += 1) {
        must(await importPackage({ ledger, hold, log: quietLog }, order, runAtOnce));
      }
      taken.add(name);
    }
  };
}

const runAtOnce: RunPackage = (_kind, _totalBytes, work) =>
  work({ signal: new AbortController().signal, done: () => {} });
