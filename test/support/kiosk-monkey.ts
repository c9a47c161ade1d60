import fc, { type AsyncCommand } from 'fast-check';
import type { Locator } from 'playwright-core';
import { homeButton, type TouchKiosk } from './kiosk-touch.ts';
import { until } from './until.ts';

/** What the model knows: nothing but how often it was touched. The rules below hold whatever happened before. */
interface Model {
  touches: number;
}
type Touch = AsyncCommand<Model, TouchKiosk>;

const controls = [
  'button:visible:enabled',
  '.ant-segmented-item:visible',
  'input:visible:enabled',
  'textarea:visible:enabled',
].join(', ');
/** The demo's own hands are no part of the kiosk. */
const isOfTheDemo = /演示之手|Simulated|Demo/i;

/** Anything that can be seen may be touched, at any moment, by anybody. */
export const touches: readonly fc.Arbitrary<Touch>[] = [
  fc.nat().map((n) => command(`touch #${n}`, (kiosk) => tapAny(kiosk, kiosk.page.locator(controls), n))),
  fc.nat().map((n) => command(`tile #${n}`, (kiosk) => tapAny(kiosk, kiosk.page.locator('.kiosk-tile:visible'), n))),
  fc.nat().map((n) => command(`choice #${n}`, (kiosk) => tapAny(kiosk, kiosk.page.locator('.big-choice:visible'), n))),
  fc.constant(command('next', (kiosk) => tapAny(kiosk, kiosk.page.locator('[data-press="next"]:visible:enabled'), 0))),
  fc.constant(command('back', (kiosk) => tapAny(kiosk, kiosk.page.locator('[data-press="back"]:visible'), 0))),
  fc.array(fc.nat(), { minLength: 1, maxLength: 6 }).map((keys) =>
    command(`keys ${keys.join()}`, async (kiosk) => {
      for (const n of keys)
        await tapAny(kiosk, kiosk.page.locator('.keyboard button:visible, .number-pad button:visible'), n);
    }),
  ),
  fc.constantFrom('elder', 'li-xiulan', 'rare-name', 'markup-address').map((citizen) =>
    command(`card of ${citizen}`, async ({ product }) => {
      await product.hands({ hand: 'liftCard' }, { hand: 'placeCard', citizen });
    }),
  ),
  fc.constant(command('pull card', async ({ product }) => void (await product.hands({ hand: 'liftCard' })))),
  fc.boolean().map((isOut) =>
    command(isOut ? 'paper out' : 'paper in', async ({ product }) => {
      await product.hands({ hand: isOut ? 'removePaper' : 'loadPaper' });
    }),
  ),
  fc.boolean().map((isCut) =>
    command(isCut ? 'line cut' : 'line back', async ({ product }) => {
      await product.hands({ hand: 'setLink', mood: isCut ? 'cut' : 'open' });
    }),
  ),
  fc.constant(
    command('papers in the scanner', async ({ product }) => {
      await product.hands({ hand: 'feedPages', pages: ['register-home'] });
    }),
  ),
  fc.constant(
    command('gone for long', async ({ product }) => {
      await product.line.call('endKioskVisit', { reason: 'idle', keepDrafts: false });
    }),
  ),
  fc.constant(command('home', goHome)),
];

function command(name: string, act: (kiosk: TouchKiosk) => Promise<void>): Touch {
  return {
    check: () => true,
    async run(model, kiosk) {
      model.touches += 1;
      await act(kiosk);
      await sound(kiosk);
    },
    toString: () => name,
  };
}

async function tapAny({ page }: TouchKiosk, among: Locator, n: number): Promise<void> {
  const found = await among.all();
  const target = found[n % Math.max(found.length, 1)];
  if (target === undefined) return;
  // Whatever vanished meanwhile is touched by nobody.
  const name = await target.innerText({ timeout: 1_000 }).catch(() => '');
  const box = isOfTheDemo.test(name) ? null : await target.boundingBox({ timeout: 1_000 }).catch(() => null);
  const size = page.viewportSize();
  if (!box || !size) return;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (x > 0 && y > 0 && x < size.width && y < size.height) await page.touchscreen.tap(x, y);
}

/** Never a white screen, never an error that nobody caught. */
async function sound({ page, browser }: TouchKiosk): Promise<void> {
  const hasWords = () =>
    page
      .evaluate(() => (document.getElementById('root')?.innerText.trim().length ?? 0) > 0)
      // Between two pages there is none to ask.
      .catch(() => false);
  await until(hasWords);
  const [error] = browser.troubles.filter((trouble) => trouble.startsWith('page error'));
  if (error !== undefined) throw new Error(error);
}

/** Always a way home, with two touches at most; what lies over the page is closed by the first. */
export async function goHome(kiosk: TouchKiosk): Promise<void> {
  const { page } = kiosk;
  const home = page.locator('.kiosk-tile[data-service="guides"]');
  const ways = page
    .locator('[data-page="idle"] button, .ant-modal-close')
    .or(homeButton(page))
    .filter({ visible: true });
  for (let touch = 0; touch < 2; touch += 1) {
    await until(async () => (await home.isVisible()) || (await ways.count()) > 0);
    if (await home.isVisible()) return;
    const over = page.locator('[data-page="idle"] button, .ant-modal-close').filter({ visible: true });
    await tapAny(kiosk, (await over.count()) > 0 ? over : homeButton(page), 0);
    await until(async () => (await home.isVisible()) || touch === 0);
  }
  await until(() => home.isVisible());
}

/** Bytes of the page's heap when everything that nobody needs is thrown away. */
export async function heapBytes({ page }: TouchKiosk): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  try {
    await devtools.send('HeapProfiler.enable');
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  } finally {
    await devtools.detach();
  }
}

export interface Play {
  readonly seed: number;
  readonly commands: number;
  /** Of a failure that is played again. */
  readonly path?: string;
  readonly replayPath?: string;
}

/** One course of touches; a failure is made smaller, each time from a clean home, and told with its seed and path. */
export async function play(kiosk: TouchKiosk, { seed, commands, path, replayPath }: Play): Promise<void> {
  const plan = fc.commands([...touches], {
    maxCommands: commands,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async (course) => {
      await cleanHome(kiosk);
      await fc.asyncModelRun(() => ({ model: { touches: 0 }, real: kiosk }), course);
      await goHome(kiosk);
    }),
    {
      seed,
      numRuns: 1,
      interruptAfterTimeLimit: 600_000,
      markInterruptAsFailure: true,
      ...(path === undefined ? {} : { path }),
    },
  );
}

/** Paper, line and reader as they were, nobody there, and a page of its own. */
export async function cleanHome({ page, product }: TouchKiosk): Promise<void> {
  await product.hands({ hand: 'liftCard' }, { hand: 'loadPaper' }, { hand: 'setLink', mood: 'open' });
  await product.line.call('endKioskVisit', { reason: 'idle', keepDrafts: false });
  await page.goto(new URL('/', page.url()).href).catch(() => null);
  await page.locator('.kiosk-tile').first().waitFor();
}
