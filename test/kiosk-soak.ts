import { inspect, parseArgs } from 'node:util';
import { cleanHome, heapBytes, play } from './support/kiosk-monkey.ts';
import { openTouchKiosk, tallScreen, wideScreen } from './support/kiosk-touch.ts';

/**
 * `npm run kiosk-soak [-- --minutes 120 --seed 1 --commands 150 --wide --shrink]`: random touches on the real kiosk, course after
 * course on one page. One line a course: its seed, and the heap afterwards. A white page, an uncaught error, no way home, or
 * a heap more than a fifth above what it was after the warm-up ends it with the seed and the path that play it again
 * (`--seed`, `--path`, `--replay`), what the page showed, and a picture of it; `--shrink` makes the failing course smaller first.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    commands: { type: 'string', default: '150' },
    wide: { type: 'boolean', default: false },
    path: { type: 'string' },
    replay: { type: 'string' },
    shrink: { type: 'boolean', default: false },
  },
});
const growthAllowed = 1.2;
/** Code is compiled and tables are read when they are first needed. */
const warmUpPlays = 2;

const endsAt = performance.now() + Number(values.minutes) * 60_000;
const first = Number(values.seed);
const commands = Number(values.commands);
const kiosk = await openTouchKiosk({
  screen: values.wide ? wideScreen : tallScreen,
  args: ['--enable-precise-memory-info'],
});
let warm = 0;
try {
  for (let course = 0; course === 0 || performance.now() < endsAt; course += 1) {
    const seed = first + course;
    const replay = {
      ...(values.path === undefined ? {} : { path: values.path }),
      ...(values.replay === undefined ? {} : { replayPath: values.replay }),
    };
    await play(kiosk, { seed, commands, shrinks: values.shrink, ...(course === 0 ? replay : {}) });
    await cleanHome(kiosk);
    const heap = await heapBytes(kiosk);
    if (course < warmUpPlays) warm = Math.max(warm, heap);
    const growth = heap / warm - 1;
    process.stdout.write(
      `${JSON.stringify({ course, seed, commands, heapMb: mb(heap), warmMb: mb(warm), growth: growth.toFixed(3) })}\n`,
    );
    if (heap > warm * growthAllowed) throw new Error(`the heap grew by ${(growth * 100).toFixed(0)} %`);
  }
} catch (trouble) {
  process.stderr.write(`${inspect(trouble)}\n`);
  process.exitCode = 1;
} finally {
  await kiosk.close();
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
