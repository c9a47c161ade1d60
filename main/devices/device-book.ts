import path from 'node:path';
import { createPinFile, type PinFile } from '../../drivers/document-scanner/pin-file.ts';
import { type ChosenQueue, chooseQueue } from '../../drivers/page-printer/choose-queue.ts';
import type { PageQueue } from '../../drivers/page-printer/port.ts';
import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import { printerProfiles } from '../../drivers/receipt-printer/printer-profiles.ts';
import type { PrinterSettings } from '../../drivers/receipt-printer/receipt-printers.ts';
import { receiptPrintersOf } from '../device-host/device-names.ts';
import type { DeviceAddresses, Devices } from '../device-host/port.ts';
import type { DeviceSettings, DocumentKind } from '../domain/device-settings.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../log.ts';
import { isDiskRefusal } from '../vault/durable-file.ts';
import { addressesFor } from './device-addresses.ts';
import { readSettingsFile, type SettingsState, writeSettingsFile } from './settings-file.ts';

/** The device settings of this machine, and what follows from them. */
export interface DeviceBook {
  settings(): DeviceSettings;
  state(): SettingsState;
  /** Where each class is now. */
  addresses(): DeviceAddresses;
  /** What the machine was started with. */
  base(): DeviceAddresses;
  /** All receipt printers, the usual one first. */
  printers(): readonly PrinterSettings[];
  /** What the paper is laid out for; of the usual printer, where none is named. */
  profileOf(printerName: string | undefined): PrinterProfile;
  /** The printer for this kind of document, as chosen here, or the system's own default. */
  queueFor(kind: DocumentKind, queues: readonly PageQueue[]): ChosenQueue;
  /** The certificates of scanners met so far; null while the file that holds them can't be understood. */
  scannerPins(): ReturnType<PinFile['all']>;
  /** null: all of them. */
  forgetScannerPin(place: string | null): Promise<Result<void>>;
  /** On the disk before the drivers go to their new places. */
  save(settings: DeviceSettings, devices: Pick<Devices, 'configure'>): Promise<Result<void>>;
}

export interface DeviceBookOptions {
  readonly dataDir: string;
  /** What the machine was started with. */
  readonly base: DeviceAddresses;
  readonly log: Log;
}

export async function openDeviceBook({ dataDir, base, log }: DeviceBookOptions): Promise<DeviceBook> {
  const file = path.join(dataDir, 'devices.json');
  let { settings, state } = await readSettingsFile(file);
  if (state.kind === 'damaged') log.warn({ why: state.why, kept: state.kept }, 'device settings damaged, not used');
  const scannerPinFile = base.scannerPinFile ?? path.join(dataDir, 'scanner-pins.json');
  const pins = createPinFile(scannerPinFile);
  const standing: DeviceAddresses = {
    ...base,
    scannerPinFile,
    printJournalFile: base.printJournalFile ?? path.join(dataDir, 'receipt-jobs.jsonl'),
  };
  const printers = () => receiptPrintersOf(addressesFor(settings, standing));
  return {
    settings: () => settings,
    state: () => state,
    addresses: () => addressesFor(settings, standing),
    base: () => standing,
    printers,
    profileOf(printerName) {
      const all = printers();
      const named = printerName === undefined ? all[0] : all.find(({ name }) => name === printerName);
      return named?.profile ?? printerProfiles['80mm'];
    },
    queueFor: (kind, queues) => chooseQueue<DocumentKind>(kind, settings.queues, queues),
    scannerPins: () => pins.all(),
    forgetScannerPin: (place) => written(() => pins.forget(place)),
    async save(next, devices) {
      const saved = await written(() => writeSettingsFile(file, next));
      if (!saved.ok) return saved;
      const before = JSON.stringify(addressesFor(settings, standing));
      settings = next;
      state = { kind: 'read' };
      const after = addressesFor(settings, standing);
      if (JSON.stringify(after) !== before) await devices.configure(after);
      return ok();
    },
  };
}

/** The same printers, with a mark at head and foot of all that comes out of them. */
export function withMark(book: DeviceBook, mark: string): DeviceBook {
  return {
    ...book,
    printers: () => book.printers().map((printer) => ({ ...printer, profile: { ...printer.profile, mark } })),
    profileOf: (name) => ({ ...book.profileOf(name), mark }),
  };
}

async function written(write: () => Promise<void>): Promise<Result<void>> {
  try {
    await write();
    return ok();
  } catch (error) {
    if (isDiskRefusal(error)) return failed('ledger/full', String(error));
    throw error;
  }
}
