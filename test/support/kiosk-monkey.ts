import path from 'node:path';
import { inspect } from 'node:util';
import fc, { type AsyncCommand } from 'fast-check';
import type { Locator } from 'playwright-core';
import { artefacts } from './browser.ts';
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

/** What may lie over a page, topmost first, and the button that goes back to it. */
const coverButtons = ['.kiosk-staff-back', '.kiosk-whole button', '.kiosk-veil button', '.ant-modal-close'];
/** The staff's door over the waiting for them over the countdown over the question about drafts. */
const mostCovers = 4;

/** A finger that comes while the page is moving meets nothing, and comes again. */
const touchTakes = { timeout: 4_000, interval: 50 };
const mostTouches = 2 * (mostCovers + 1);

/** Always a way home: a touch for each thing that lies over the page, and one for 回首页. */
export async function goHome(kiosk: TouchKiosk): Promise<void> {
  const { page } = kiosk;
  const covers = page.locator(coverButtons.join(', ')).filter({ visible: true });
  const ways = covers.or(homeButton(page)).filter({ visible: true });
  for (let touch = 0; touch < mostTouches; touch += 1) {
    await until(async () => (await isHome(kiosk)) || (await ways.count()) > 0);
    if (await isHome(kiosk)) return;
    const before = await covers.count();
    let way = homeButton(page);
    for (const cover of coverButtons.toReversed()) {
      const lying = page.locator(cover).filter({ visible: true });
      if ((await lying.count()) > 0) way = lying.first();
    }
    await tapAny(kiosk, way, 0);
    await until(async () => (await isHome(kiosk)) || (await covers.count()) !== before, touchTakes).catch(() => null);
  }
  if (!(await isHome(kiosk))) throw new Error(`no way home in ${mostTouches} touches`);
}

/** The tiles can be touched, or a forgotten card is all that keeps them from it. */
function isHome({ page }: TouchKiosk): Promise<boolean> {
  return page
    .evaluate(() => {
      const tile = document.querySelector('.kiosk-tile[data-service="guides"]');
      if (!tile) return false;
      const { left, top, width, height } = tile.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return tile.contains(there) || Boolean(there?.closest('[data-page="card-left"]'));
    })
    .catch(() => false);
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
  /** Told at once, with what the page showed; making it smaller takes as many courses as there are touches. */
  readonly shrinks?: boolean;
}

/** One course of touches; a failure is told with its seed and path, and made smaller where that is wanted. */
export async function play(kiosk: TouchKiosk, given: Play): Promise<void> {
  const { seed, commands, path: shrinkPath, replayPath, shrinks = true } = given;
  const plan = fc.commands([...touches], {
    maxCommands: commands,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async (course) => {
      await cleanHome(kiosk);
      try {
        await fc.asyncModelRun(() => ({ model: { touches: 0 }, real: kiosk }), course);
        await goHome(kiosk);
      } catch (trouble) {
        await witness(kiosk, trouble);
        throw trouble;
      }
    }),
    {
      seed,
      endOnFailure: !shrinks,
      numRuns: 1,
      interruptAfterTimeLimit: 600_000,
      markInterruptAsFailure: true,
      ...(shrinkPath === undefined ? {} : { path: shrinkPath }),
    },
  );
}

/** What somebody who stood there would have seen. */
async function witness({ page, browser }: TouchKiosk, trouble: unknown): Promise<void> {
  const file = path.join(artefacts, `kiosk-course-failed-${Date.now()}.png`);
  await page.screenshot({ path: file }).catch(() => null);
  const words = await page.evaluate(() => document.getElementById('root')?.innerText ?? '').catch(() => '(no page)');
  process.stderr.write(
    `${inspect(trouble)}\n${page.url()}\n${words}\n${browser.troubles.slice(-5).join('\n')}\n${file}\n`,
  );
}

/** Paper, line and reader as they were, nobody there, and a page of its own. */
export async function cleanHome({ page, product }: TouchKiosk): Promise<void> {
  await product.hands({ hand: 'liftCard' }, { hand: 'loadPaper' }, { hand: 'setLink', mood: 'open' });
  await product.line.call('endKioskVisit', { reason: 'idle', keepDrafts: false });
  await page.goto(new URL('/', page.url()).href).catch(() => null);
  await page.locator('.kiosk-tile').first().waitFor();
}
