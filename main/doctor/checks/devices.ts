import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DeviceStatus } from '../../../drivers/device-status.ts';
import { startDevices } from '../../device-host/client.ts';
import { createNodeChildHost } from '../../device-host/node-child-host.ts';
import type { DeviceAddresses } from '../../device-host/port.ts';
import { addressesFor } from '../../devices/device-addresses.ts';
import { readSettingsFile } from '../../devices/settings-file.ts';
import { citizenSentence, staffHint } from '../../domain/failure-tables.ts';
import { realDevices } from '../../real-devices.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';

const subject = say('设备', 'devices');
/** A card reader is tried at several speeds before it counts as missing. */
const patienceMs = 8_000;

/** The drivers themselves, in the very process they run in; what a driver calls its state is what stands in the line. */
export const devicesCheck: Check = {
  id: 'devices',
  subject,
  limitMs: patienceMs + 7_000,
  async run({ root, env, dataDir }, signal) {
    const book = await readSettingsFile(path.join(dataDir, 'devices.json'), { putsAside: false });
    const addresses = addressesFor(book.settings, realDevices(env));
    const devices = startDevices({
      childHost: createNodeChildHost({ root: pathToFileURL(`${path.resolve(root)}/`) }),
      addresses,
      log: { info: () => {}, warn: () => {} },
    });
    try {
      await settled(devices, signal);
      const findings = devices.statuses().map((status) => verdictOnDevice(status, isConfigured(status, addresses)));
      return book.state.kind === 'damaged' ? [damagedSettings(book.state.why), ...findings] : findings;
    } finally {
      await devices.close();
    }
  },
};

function damagedSettings(why: string): Finding {
  return warn(
    subject,
    say(`设备设置读不出来：${why}`, `the device settings can't be read: ${why}`),
    say('在设置页面重新选一遍并保存', 'choose the devices again on the settings page, and save'),
  );
}

export function verdictOnDevice(status: DeviceStatus, configured: boolean): Finding {
  const named = say(status.name, englishNames[status.deviceClass] ?? status.deviceClass);
  if (!configured) return fine(named, say('未配置', 'none configured'));
  const where = status.where;
  const nearEnd = status.warnings.includes('paper-near-end');
  if (status.condition === 'ready' || status.condition === 'busy') {
    if (!nearEnd) return fine(named, say(`${where}：就绪`, `${where}: ready`));
    return warn(
      named,
      say(`${where}：就绪，纸将用完`, `${where}: ready, paper near its end`),
      say('备好纸卷', 'have a new roll at hand'),
    );
  }
  const code = status.trouble;
  if (code === null) {
    return fail(
      named,
      say(`${where}：没有回应`, `${where}: no answer`),
      say('检查电源、连线和地址', 'check power, cable and address'),
    );
  }
  const told = citizenSentence[code];
  const found = say(`${where}：${told.zh}`, `${where}: ${told.en}`);
  const isReachable = status.condition === 'needs-help' || status.condition === 'unknown';
  return (isReachable ? warn : fail)(named, found, staffHint[code]);
}

const englishNames: Readonly<Partial<Record<string, string>>> = {
  'card-reader': 'card reader',
  'receipt-printer': 'receipt printer',
  'document-scanner': 'document scanner',
  'signature-pad': 'signature pad',
  'fingerprint-reader': 'fingerprint reader',
};

function isConfigured(status: DeviceStatus, addresses: DeviceAddresses): boolean {
  const configured: Readonly<Partial<Record<string, string | null>>> = {
    'card-reader': addresses.cardReader,
    'receipt-printer': addresses.receiptPrinter,
    'document-scanner': addresses.documentScanner,
  };
  return status.where !== '' || (configured[status.deviceClass] ?? null) !== null;
}

/** Until every driver has made up its mind. "absent" at once may be a first miss: it is given the whole time. */
function settled(devices: ReturnType<typeof startDevices>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const isDone = () =>
      devices.statuses().every((status) => status.where === '' || !['opening', 'absent'].includes(status.condition));
    if (isDone()) return resolve();
    const timer = setTimeout(resolve, patienceMs);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    devices.onStatuses(() => {
      if (isDone()) finish();
    });
    signal.addEventListener('abort', finish);
  });
}
