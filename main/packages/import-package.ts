import { open } from 'node:fs/promises';
import nodePath from 'node:path';
import type { Imported } from '../../preload/contract-packages.ts';
import { publicKeySchema } from '../../sync/crypto/keys.ts';
import type { InspectedPackage } from '../../sync/package/read-package.ts';
import { largestReceiptBytes, openReceipt, receiptSuffix } from '../../sync/package/receipt.ts';
import { nameOfSealingKey, sealingKeySchema } from '../../sync/package/sealing-key.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Ledger } from '../ledger/port.ts';
import { createLedgerSyncStore } from '../ledger-sync-store.ts';
import type { Log } from '../log.ts';
import { applyReceipt, resultOf } from './apply-receipt.ts';
import type { CargoHold } from './cargo-hold.ts';
import { readTrouble, writeTrouble } from './file-trouble.ts';
import { writeWhole } from './package-file.ts';
import type { RunPackage } from './port.ts';

/** A package of another terminal is taken along, a receipt is believed if the county signed it. Twice changes nothing. */
export async function importPackage(
  parts: ImportParts,
  { path, operatorId }: { readonly path: string; readonly operatorId: string },
  runOne: RunPackage,
): Promise<Result<Imported>> {
  const head = await beginningOf(path).catch(readTrouble);
  if (!head.ok) return head;
  return runOne('import', 0, () =>
    // A JWS begins with the Base64 of `{"`; a package with the name of its first member.
    head.value.startsWith('eyJ') ? takeReceipt(parts, path, operatorId) : takeAlong(parts, path),
  );
}

export interface ImportParts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly hold: CargoHold;
}

async function takeAlong({ hold, ledger }: ImportParts, path: string): Promise<Result<Imported>> {
  const brought = await hold.bring(path, (found) => checkCounty(ledger, found));
  return brought.ok ? ok({ kind: 'cargo', cargo: brought.value }) : brought;
}

function checkCounty(ledger: Ledger, { manifest }: InspectedPackage): Result<void> {
  const pinned = ledger.fact('sealingKey');
  if (!pinned) return ok();
  const isOurs = manifest.sealedFor === nameOfSealingKey(sealingKeySchema.parse(pinned.key));
  return isOurs ? ok() : failed('package/other-county');
}

async function takeReceipt(parts: ImportParts, path: string, operatorId: string): Promise<Result<Imported>> {
  const { ledger, log } = parts;
  const pinned = ledger.fact('countyKey');
  if (!pinned) return failed('package/no-county-key');
  const text = await textOf(path).catch(readTrouble);
  if (!text.ok) return text;
  const receipt = await openReceipt(text.value, publicKeySchema.parse(pinned));
  if (receipt === null) return failed('package/receipt-not-genuine');
  const made = ledger.fact('packagesMade') ?? [];
  const isOurs = receipt.terminalId === ledger.fact('enrolment')?.terminalId;
  if (!isOurs && !made.some(({ packageId }) => packageId === receipt.packageId))
    return failed('package/other-terminal');

  const applied = applyReceipt(ledger, createLedgerSyncStore({ ledger, log }), receipt);
  if (!applied.ok) return applied;
  const result = resultOf(receipt);
  const noted = ledger.transact((writer) => {
    writer.setFact(
      'packagesMade',
      made.map((one) => (one.packageId === receipt.packageId ? { ...one, result: later(one.result, result) } : one)),
    );
    writer.appendEvent({
      type: 'package/confirmed',
      operatorId,
      applicationId: null,
      body: { packageId: receipt.packageId, ...result },
    });
  });
  if (!noted.ok) return noted;
  return ok({ kind: 'receipt', result });
}

function later<R extends { readonly takenInAt: string }>(held: R | null, came: R): R {
  return held !== null && held.takenInAt > came.takenInAt ? held : came;
}

/** 回执: for the stick that goes back to where the package came from. */
export async function saveReceipt(
  hold: CargoHold,
  { cargoId, folder }: { readonly cargoId: string; readonly folder: string },
): Promise<Result<{ path: string }>> {
  const receipt = await hold.receipt(cargoId);
  if (!receipt.ok) return receipt;
  const name = `回执-${cargoId.slice(0, 8)}${receiptSuffix}`;
  return writeWhole({ folder, name }, (sink) => sink.append(receipt.value)).then(
    () => ok({ path: nodePath.join(folder, name) }),
    writeTrouble,
  );
}

async function beginningOf(path: string): Promise<Result<string>> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(3), 0, 3, 0);
    return ok(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function textOf(path: string): Promise<Result<string>> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > largestReceiptBytes) return failed('package/receipt-not-genuine', 'far too long');
    return ok(await handle.readFile('latin1'));
  } finally {
    await handle.close();
  }
}
