import { cardOf, simulatedCitizens } from '../../drivers/bench/citizens.ts';
import { SimulatedSam } from '../../drivers/card-reader/simulated-sam.ts';
import { type ByteLine, type LineOpener, lineOpener } from '../../drivers/transport/byte-line.ts';
import { hidLine } from '../../drivers/transport/hid-line.ts';
import { memoryLinePair } from '../../drivers/transport/memory-line.ts';
import { networkPlug, type Plug, type PluggedDevice, serialPlug } from '../../drivers/transport/plug.ts';
import { miaxisDeviceSide, rawDeviceSide, simulatedHidBus } from '../../drivers/transport/simulated-hid.ts';

/** A reader under test: how to open it, and, when it is simulated, the hands at its other end. */
export interface CardReaderRig {
  readonly where: string;
  readonly open: LineOpener;
  readonly sam: SimulatedSam;
  readonly plug: Plug;
}

export async function makeSerialRig(): Promise<CardReaderRig> {
  return plugged(async (sam) => {
    const plug = await serialPlug(sam);
    if (plug === null) throw new Error('no pseudo-terminal on this machine');
    return { plug, open: lineOpener(plug.address) };
  });
}

export async function makeNetworkRig(): Promise<CardReaderRig> {
  return plugged(async (sam) => {
    const plug = await networkPlug(sam);
    return { plug, open: lineOpener(plug.address) };
  });
}

export async function makeMemoryRig(): Promise<CardReaderRig> {
  return plugged(async (sam) => memoryPlug(sam));
}

/** Below the code that speaks to node-hid; the profile wraps and unwraps for real. */
export async function makeHidRig(profile: 'miaxis-mr300' | 'raw-64'): Promise<CardReaderRig> {
  return plugged(async (sam) => {
    const bus = simulatedHidBus(sam, profile === 'raw-64' ? rawDeviceSide : miaxisDeviceSide);
    const open = hidLine(`${bus.address}?profile=${profile}`, { loadBinding: async () => bus.binding });
    return { plug: bus, open };
  });
}

/** The card of one of the bench's people. */
export function cardOfCitizen(key: string) {
  const citizen = simulatedCitizens.find((one) => one.key === key);
  if (citizen === undefined) throw new Error(`no citizen ${key}`);
  return cardOf(citizen);
}

async function plugged(
  connect: (device: PluggedDevice) => Promise<{ readonly plug: Plug; readonly open: LineOpener }>,
): Promise<CardReaderRig> {
  const sam = new SimulatedSam();
  const { plug, open } = await connect(sam);
  return { where: plug.address, open, sam, plug };
}

function memoryPlug(device: PluggedDevice): { readonly plug: Plug; readonly open: LineOpener } {
  const lines = new Set<ByteLine>();
  let isIn = true;
  const pull = async () => {
    isIn = false;
    await Promise.all([...lines].map((line) => line.close()));
  };
  const plug: Plug = {
    address: 'memory',
    plugIn: async () => {
      isIn = true;
      device.powerOn();
    },
    pull,
    close: pull,
  };
  const open = async () => {
    if (!isIn) throw new Error('unplugged');
    const [driverEnd, deviceEnd] = memoryLinePair();
    lines.add(driverEnd);
    driverEnd.onClose(() => lines.delete(driverEnd));
    device.connect(deviceEnd);
    return driverEnd;
  };
  return { plug, open };
}
