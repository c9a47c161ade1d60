import path from 'node:path';
import { createBirpc } from 'birpc';
import type { CardReader } from '../../drivers/card-reader/port.ts';
import { SamCardReader } from '../../drivers/card-reader/sam-card-reader.ts';
import { VendorCardReader } from '../../drivers/card-reader/vendor-plugin.ts';
import { wltDecoder } from '../../drivers/card-reader/wlt-decoder.ts';
import { codeScannerAccess } from '../../drivers/code-scanner/code-scanner-address.ts';
import { LineCodeScanner } from '../../drivers/code-scanner/line-code-scanner.ts';
import type { CodeScanner } from '../../drivers/code-scanner/port.ts';
import type { DeviceResult, DeviceTrouble } from '../../drivers/device-status.ts';
import { findWithAll } from '../../drivers/document-scanner/discovery.ts';
import { mdnsDiscovery } from '../../drivers/document-scanner/mdns-discovery.ts';
import { saneDiscovery } from '../../drivers/document-scanner/sane-discovery.ts';
import { openPageDesk } from '../../drivers/page-image/page-desk.ts';
import { pluggedListers } from '../../drivers/plugged/plugged-listers.ts';
import { watchPlugged } from '../../drivers/plugged/watch-plugged.ts';
import { pluginAt } from '../../drivers/plugin/plugin-process.ts';
import { createReceiptPrinters } from '../../drivers/receipt-printer/receipt-printers.ts';
import { lineOpener } from '../../drivers/transport/byte-line.ts';
import { parentLine } from '../../drivers/transport/parent-line.ts';
import type { DeviceCalls, DeviceEvents } from './calls.ts';
import { childPlugins, runsUnderElectron } from './child-plugins.ts';
import { codeScannerName, deviceNames, receiptPrintersOf } from './device-names.ts';
import { documentScanner } from './document-scanner.ts';
import { pads } from './pads.ts';
import { localPagePrinter, pageCalls } from './page-calls.ts';
import type { DeviceAddresses } from './port.ts';

/** Entry of the device host: native add-ons live and die here (design §2). Its one argument is the addresses as JSON. */
const addresses = JSON.parse(process.argv[2] ?? '') as DeviceAddresses;
const parent = parentLine();

const plugins = childPlugins(
  {
    startPlugin: (id, plugin) => void events.$callEvent('startPlugin', id, plugin),
    tellPlugin: (id, message) => void events.$callEvent('tellPlugin', id, message),
    killPlugin: (id) => void events.$callEvent('killPlugin', id),
  },
  runsUnderElectron(),
);
const reader = addresses.cardReader === null ? null : cardReader(addresses.cardReader);
const printers = createReceiptPrinters({
  printers: receiptPrintersOf(addresses),
  journalFile: addresses.printJournalFile ?? null,
  onTrouble: (detail) => process.stderr.write(`receipt journal: ${detail}\n`),
});
// The worker lies beside this file in the sources and in the build, under the same ending.
const pageWorker = new URL(`../../drivers/page-image/page-worker${path.extname(import.meta.url)}`, import.meta.url);
const pageDesk = openPageDesk({ workerUrl: pageWorker });
const scanner =
  addresses.documentScanner === null
    ? null
    : documentScanner({
        address: addresses.documentScanner,
        name: addresses.names?.['document-scanner'] ?? deviceNames['document-scanner'],
        pinFile: addresses.scannerPinFile ?? null,
        desk: pageDesk,
      });
const codeScanner = addresses.codeScanner ? gun(addresses.codeScanner) : null;
const { signaturePad, fingerprintReader } = pads(addresses, plugins.spawn);
const photoDecoder = wltDecoder({ plugin: pluginAt(addresses.photoDecoder ?? ''), spawn: plugins.spawn });
const devices = [reader, printers, scanner, signaturePad, fingerprintReader].filter((device) => device !== null);

const pagePrinter = localPagePrinter(addresses);

const calls: DeviceCalls = {
  readCard: async (timeoutMs) => reader?.readNow(timeoutMs) ?? notConfigured('card/reader-missing'),
  cardLies: async () => reader?.lies() ?? null,
  decodePhoto: (wlt) => photoDecoder.decode(wlt),
  sign: async (request) => signaturePad?.sign(request) ?? notConfigured('signature-pad/offline'),
  tryFinger: async (timeoutMs) =>
    fingerprintReader?.tryFinger(timeoutMs) ?? notConfigured('fingerprint/reader-missing'),
  ...plugins.news,
  scan: async (scanId, request) =>
    scanner?.scan(request, (page) => void events.$callEvent('page', scanId, page)) ?? notConfigured('scanner/offline'),
  processPhoto: (bytes) => pageDesk.process(bytes, null),
  scannerOffer: () => scanner?.offer() ?? null,
  findScanners: (limitMs) => findWithAll([mdnsDiscovery(), saneDiscovery()]).find(limitMs),
  printReceipt: (job, printerName) => printers.print(job, printerName),
  ...pageCalls(pagePrinter),
  ping: () => true,
  close: async () => {
    plugged.stop();
    await Promise.all([...devices, ...(codeScanner ? [codeScanner] : [])].map((device) => device.close()));
    await photoDecoder.close();
    await pageDesk.close();
  },
};

const events = createBirpc<DeviceEvents, DeviceCalls>(calls, {
  post: (message) => parent.send(message),
  on: (listener) => parent.onMessage(listener),
  timeout: -1,
});

const tellStatuses = () =>
  void events.$callEvent('statuses', [
    ...(reader ? [reader.status()] : []),
    ...printers.statuses(),
    ...(scanner ? [scanner.status()] : []),
    ...(signaturePad ? [signaturePad.status()] : []),
    ...(fingerprintReader ? [fingerprintReader.status()] : []),
  ]);
reader?.onCard((outcome) => void events.$callEvent('card', outcome));
for (const device of devices) device.onStatus(tellStatuses);
tellStatuses();
for (const device of devices) device.start();

const plugged = watchPlugged({ listers: pluggedListers(), onChange: (sight) => void events.$callEvent('seen', sight) });

if (codeScanner !== null) {
  codeScanner.onCode((code) => void events.$callEvent('code', code));
  codeScanner.onStatus((status) => void events.$callEvent('codeScannerStatus', status));
  codeScanner.start();
}

parent.onParentGone(() => process.exit(0));

function cardReader(where: string): CardReader {
  const name = addresses.names?.['card-reader'] ?? deviceNames['card-reader'];
  const plugin = pluginAt(where);
  if (plugin !== null) return new VendorCardReader({ plugin, spawn: plugins.spawn, name });
  return new SamCardReader({ open: lineOpener(where), where, name });
}

function gun(where: string): CodeScanner {
  return new LineCodeScanner({
    ...codeScannerAccess(where),
    where,
    name: addresses.names?.['code-scanner'] ?? codeScannerName,
  });
}

function notConfigured(trouble: DeviceTrouble): DeviceResult<never> {
  return { ok: false, trouble, detail: 'not configured on this terminal' };
}
