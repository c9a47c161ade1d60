import { SimulatedSam } from '../../drivers/card-reader/simulated-sam.ts';
import { serialOrNetworkPlug } from '../../drivers/transport/plug.ts';
import { startDevices } from '../../main/device-host/client.ts';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import { until } from '../support/until.ts';
import { print, spread } from './spread.ts';

const pulls = 10;
const targetMs = 3_000;

/** From the plug going in again to the reader being ready, through the device host in its own process. */
export async function benchReplug(): Promise<void> {
  const plug = await serialOrNetworkPlug(new SimulatedSam());
  const devices = startDevices({
    childHost: createNodeChildHost({ root: new URL('../../', import.meta.url) }),
    addresses: { cardReader: plug.address, receiptPrinter: null, documentScanner: null },
    log: { info: () => {}, warn: () => {} },
  });
  const becomes = (condition: string) =>
    until(async () => devices.statuses()[0]?.condition === condition, { timeout: 20_000, interval: 5 });
  try {
    const tookMs: number[] = [];
    await becomes('ready');
    for (let n = 0; n < pulls; n += 1) {
      await plug.pull();
      await becomes('absent');
      const began = performance.now();
      await plug.plugIn();
      await becomes('ready');
      tookMs.push(performance.now() - began);
    }
    print({ bench: 'reader-plugged-in-again', n: pulls, ...spread(tookMs), targetMs });
  } finally {
    await devices.close();
    await plug.close();
  }
}
