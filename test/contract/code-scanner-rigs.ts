import { codeScannerAccess } from '../../drivers/code-scanner/code-scanner-address.ts';
import { encodeHidPos, hidPosDecoder, hidPosProfile } from '../../drivers/code-scanner/hid-pos.ts';
import type { LineCodeScannerOptions } from '../../drivers/code-scanner/line-code-scanner.ts';
import { SimulatedCodeScanner } from '../../drivers/code-scanner/simulated-code-scanner.ts';
import { hidLine } from '../../drivers/transport/hid-line.ts';
import { raw64 } from '../../drivers/transport/hid-raw-64.ts';
import { networkPlug, type Plug, serialPlug } from '../../drivers/transport/plug.ts';
import { rawDeviceSide, simulatedHidBus } from '../../drivers/transport/simulated-hid.ts';

/** A gun under test: how to reach it, and the hands at its other end. */
export interface CodeScannerRig {
  readonly options: LineCodeScannerOptions;
  readonly gun: SimulatedCodeScanner;
  readonly plug: Plug;
  /** HID reports carry the length of a code: no terminator, no encoding of its own to break. */
  readonly isFramed: boolean;
}

export async function makeSerialGun(): Promise<CodeScannerRig> {
  const gun = new SimulatedCodeScanner();
  const plug = await serialPlug(gun);
  if (plug === null) throw new Error('no pseudo-terminal on this machine');
  return { options: { ...codeScannerAccess(plug.address), where: plug.address }, gun, plug, isFramed: false };
}

export async function makeNetworkGun(): Promise<CodeScannerRig> {
  const gun = new SimulatedCodeScanner();
  const plug = await networkPlug(gun);
  return { options: { ...codeScannerAccess(plug.address), where: plug.address }, gun, plug, isFramed: false };
}

export async function makeHidGun(model: 'fx100' | 'lsr118'): Promise<CodeScannerRig> {
  const profile = hidPosProfile(model);
  if (profile === null) throw new Error(`no profile ${model}`);
  const gun = new SimulatedCodeScanner((message) => encodeHidPos(profile, message));
  gun.setMood({ terminator: '' });
  const bus = simulatedHidBus(gun, rawDeviceSide);
  const address = `${bus.address}?profile=${model}`;
  const open = hidLine(address, { profileNamed: () => raw64, loadBinding: async () => bus.binding });
  return { options: { open, decoder: () => hidPosDecoder(profile), where: address }, gun, plug: bus, isFramed: true };
}
