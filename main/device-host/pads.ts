import { PluginFingerprintReader } from '../../drivers/fingerprint-reader/plugin-fingerprint-reader.ts';
import type { FingerprintReader } from '../../drivers/fingerprint-reader/port.ts';
import { pluginAt, type SpawnPlugin } from '../../drivers/plugin/plugin-process.ts';
import { PluginSignaturePad } from '../../drivers/signature-pad/plugin-signature-pad.ts';
import type { SignaturePad } from '../../drivers/signature-pad/port.ts';
import { deviceNames } from './device-names.ts';
import type { DeviceAddresses } from './port.ts';

/** The classes that are reached through a vendor's plug-in alone; null where none is chosen. */
export function pads(
  addresses: DeviceAddresses,
  spawn: SpawnPlugin,
): { readonly signaturePad: SignaturePad | null; readonly fingerprintReader: FingerprintReader | null } {
  const options = (key: 'signature-pad' | 'fingerprint-reader', address: string | null | undefined) => {
    if (!address) return null;
    const name = addresses.names?.[key] ?? deviceNames[key];
    const plugin = pluginAt(address);
    if (plugin !== null) return { plugin, spawn, name };
    return { plugin: { file: address, argument: null }, spawn: nothingToSpawn, name, where: address };
  };
  const pad = options('signature-pad', addresses.signaturePad);
  const reader = options('fingerprint-reader', addresses.fingerprintReader);
  return {
    signaturePad: pad && new PluginSignaturePad(pad),
    fingerprintReader: reader && new PluginFingerprintReader(reader),
  };
}

/** Whoever types `COM3` has a port in mind: only an address that says so names something to run. */
const nothingToSpawn: SpawnPlugin = ({ onEnd }) => {
  queueMicrotask(() => onEnd('这类设备要用厂家插件，地址以 plugin: 开头'));
  return { say: () => {}, kill: () => {} };
};
