import { cardOf, simulatedCitizens } from '../../drivers/bench/citizens.ts';
import { SimulatedSam } from '../../drivers/card-reader/simulated-sam.ts';
import type { ByteLine } from '../../drivers/transport/byte-line.ts';
import { type PluggedDevice, serialOrNetworkPlug } from '../../drivers/transport/plug.ts';
import { openBrowser } from '../support/browser.ts';
import { unlock } from '../support/clerk.ts';
import { startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';
import { print, spread } from './spread.ts';

const readings = 20;
const targetMs = 50;
/** Text and photo: everything shorter is talk before it. */
const longAnswerBytes = 1_000;

/**
 * From the last byte of a card's answer, written to a serial line by the simulated module, to the fields on the screen of
 * a real browser: driver, device host, main process, ledger, socket and React between. Both clocks are this machine's.
 */
export async function benchCard(): Promise<void> {
  const sam = new SimulatedSam();
  let answeredAtMs = 0;
  const plug = await serialOrNetworkPlug(
    timed(sam, () => {
      answeredAtMs = performance.timeOrigin + performance.now();
    }),
  );
  const product = await startProduct();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await unlock(page, product);
    const book = await product.line.must('deviceSettings', {});
    const cardReader = { name: 'bench', address: plug.address };
    await product.line.must('saveDeviceSettings', { settings: { ...book.settings, cardReader } });
    await page.evaluate(watchVisitor);
    const citizens = simulatedCitizens.filter((one) => one.type === 'citizen').slice(0, 2);
    await isReady(product);
    const tookMs: number[] = [];
    // The first reading warms everything up.
    for (let n = 0; n <= readings; n += 1) {
      const citizen = citizens[n % citizens.length];
      if (citizen === undefined) throw new Error('the bench has no people');
      sam.liftCard();
      sam.placeCard(cardOf(citizen));
      const name = citizen.name;
      const shown = () => page.evaluate((wanted) => window.visitorShownAtMs?.[wanted], name);
      await until(async () => (await shown()) !== undefined, { timeout: 20_000, interval: 10 });
      if (n > 0) tookMs.push(((await shown()) ?? 0) - answeredAtMs);
      await page.evaluate(() => {
        window.visitorShownAtMs = {};
      });
    }
    print({ bench: 'card-to-screen', n: readings, ...spread(tookMs), targetMs });
  } finally {
    await browser.close();
    await product.stop();
    await plug.close();
  }
}

declare global {
  interface Window {
    visitorShownAtMs?: Record<string, number>;
  }
}

/** Runs in the page: when did which name first stand in the visitor's panel? */
function watchVisitor(): void {
  window.visitorShownAtMs = {};
  let before = '';
  new MutationObserver(() => {
    const name = document.querySelector('.visitor-person strong')?.textContent ?? '';
    if (name === before) return;
    before = name;
    if (window.visitorShownAtMs !== undefined)
      window.visitorShownAtMs[name] = performance.timeOrigin + performance.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

async function isReady(product: Awaited<ReturnType<typeof startProduct>>): Promise<void> {
  const reader = async () =>
    (await product.line.must('deviceStates', {})).find(({ deviceClass }) => deviceClass === 'card-reader');
  await until(async () => (await reader())?.condition === 'ready', { timeout: 20_000, interval: 20 });
}

/** The same device; says when a long answer has been written whole. */
function timed(device: PluggedDevice, onAnswered: () => void): PluggedDevice {
  return {
    powerOn: () => device.powerOn(),
    connect(line: ByteLine) {
      device.connect({
        ...line,
        async write(bytes) {
          await line.write(bytes);
          if (bytes.length > longAnswerBytes) onAnswered();
        },
        onBytes: (listener) => line.onBytes(listener),
        onClose: (listener) => line.onClose(listener),
        close: () => line.close(),
      });
    },
  };
}
