import type { Input } from '../../preload/contract.ts';
import type { DeviceBookView, DeviceStatusView, FoundDevices } from '../../preload/contract-devices.ts';
import type { Devices } from '../device-host/port.ts';
import { ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { mayArrange } from './setup-step.ts';

/** The one table of device states: the strip, the settings page and the out-of-service page all read it. */
export function deviceTable(devices: Pick<Devices, 'statuses' | 'codeScannerStatus'>): readonly DeviceStatusView[] {
  const gun = devices.codeScannerStatus();
  const { deviceClass, name, condition, trouble, where } = gun;
  return [
    ...devices.statuses().map((status) => ({ ...status, warnings: [...status.warnings] })),
    // A window without a gun lacks nothing: it has a line only where one was meant to be.
    ...(where === '' ? [] : [{ deviceClass, name, condition, trouble, where, warnings: [] }]),
  ];
}

export function deviceSettings(parts: TerminalParts): Result<DeviceBookView> {
  const allowed = mayArrange(parts);
  return allowed.ok ? ok(viewOf(parts)) : allowed;
}

export async function saveDeviceSettings(
  parts: TerminalParts,
  { settings }: Input<'saveDeviceSettings'>,
): Promise<Result<DeviceBookView>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  const saved = await parts.deviceBook.save(settings, parts.devices);
  if (!saved.ok) return saved;
  parts.log.info({ operatorId: allowed.value.operatorId }, 'device settings saved');
  return ok(viewOf(parts));
}

/** Networks answer within two seconds or not at all; staff can type an address meanwhile. */
const searchLimitMs = 4_000;

export async function findDevices(parts: TerminalParts): Promise<Result<FoundDevices>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  const [scanners, queues] = await Promise.all([parts.devices.findScanners(searchLimitMs), parts.devices.pageQueues()]);
  const plugged = parts.devices.plugged();
  return ok({
    found: [
      ...plugged.devices.flatMap(({ uses, label }) => uses.map((use) => ({ ...use, label }))),
      ...scanners.map(({ address, name }) => ({ deviceClass: 'document-scanner' as const, address, label: name })),
    ],
    unsupported: plugged.devices.flatMap(({ label, unsupported }) =>
      unsupported === null ? [] : [{ label, why: unsupported }],
    ),
    hints: [...plugged.hints, ...(queues.ok ? [] : [queues.detail])],
    queues: queues.ok ? queues.value.map(({ name, label, isDefault }) => ({ name, label, isDefault })) : [],
  });
}

function viewOf({ deviceBook }: TerminalParts): DeviceBookView {
  const state = deviceBook.state();
  const base = deviceBook.base();
  return {
    settings: deviceBook.settings(),
    file: state.kind === 'damaged' ? state : { kind: state.kind, why: null, kept: null },
    otherwise: {
      'card-reader': base.cardReader,
      'receipt-printer': base.receiptPrinter,
      'document-scanner': base.documentScanner,
      'code-scanner': base.codeScanner ?? null,
      'page-printer': base.pagePrinter ?? null,
      'photo-decoder': base.photoDecoder ?? null,
      'signature-pad': base.signaturePad ?? null,
      'fingerprint-reader': base.fingerprintReader ?? null,
    },
  };
}
