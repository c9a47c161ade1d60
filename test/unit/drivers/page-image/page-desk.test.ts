import { afterEach, describe, expect, it } from 'vitest';
import { samplePage } from '../../../../drivers/document-scanner/samples/library.ts';
import { openPageDesk, type PageDesk } from '../../../../drivers/page-image/page-desk.ts';
import { misfed } from './synthetic-page.ts';

const desks: PageDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

function deskOn(workerUrl: URL, limitMs?: number): PageDesk {
  const desk = openPageDesk({ workerUrl, limitMs });
  desks.push(desk);
  return desk;
}

const realWorker = new URL('../../../../drivers/page-image/page-worker.ts', import.meta.url);
const illWorker = new URL('./ill-worker.ts', import.meta.url);
const works = Uint8Array.of(9);

describe('page desk', () => {
  it('works on pages in a thread, in order, whatever each of them takes', async () => {
    const desk = deskOn(realWorker);
    const pages = [
      await misfed('application-form', { degrees: 3 }),
      await samplePage('blank', { resolutionDpi: 200, grey: false }),
      await misfed('diagnosis', { blur: 4 }),
    ];
    const order: number[] = [];
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 5);
    const outcomes = await Promise.all(
      pages.map(async (bytes, index) => {
        const outcome = await desk.process(bytes, 200);
        order.push(index);
        return outcome;
      }),
    );
    clearInterval(counting);
    expect(order).toEqual([0, 1, 2]);
    expect(outcomes.map((outcome) => outcome.processed && outcome.page.verdict)).toEqual(['good', 'blank', 'blurred']);
    // This thread went on turning meanwhile: three pages take some 300 ms.
    expect(turns).toBeGreaterThan(10);
  });

  it('what is no picture goes on as it is', async () => {
    expect(await deskOn(realWorker).process(Uint8Array.of(1, 2, 3), 200)).toEqual({
      processed: false,
      why: 'unreadable',
    });
  });

  it.each([
    ['a bug', 1],
    ['an exit', 2],
  ])('%s costs the page its processing, and the next page nothing', async (_, mood) => {
    const desk = deskOn(illWorker);
    const [ill, next] = await Promise.all([desk.process(Uint8Array.of(mood), 200), desk.process(works, 200)]);
    expect(ill).toEqual({ processed: false, why: 'worker-ended' });
    expect(next).toMatchObject({ processed: true });
  });

  it('a page that never ends is given up at its limit', async () => {
    const desk = deskOn(illWorker, 500);
    const [stuck, next] = await Promise.all([desk.process(Uint8Array.of(3), 200), desk.process(works, 200)]);
    expect(stuck).toEqual({ processed: false, why: 'too-slow' });
    expect(next).toMatchObject({ processed: true });
  });

  it('a thread that ends between two pages is replaced', async () => {
    const desk = deskOn(illWorker);
    expect(await desk.process(Uint8Array.of(4), 200)).toMatchObject({ processed: true });
    for (let page = 0; page < 20; page += 1) await desk.process(works, 200);
    expect(await desk.process(works, 200)).toMatchObject({ processed: true });
  });

  it('a worker that the build has lost costs no page', async () => {
    const desk = deskOn(new URL('./nowhere.ts', import.meta.url));
    expect(await desk.process(works, 200)).toEqual({ processed: false, why: 'worker-ended' });
  });

  it('closed it answers at once, also what it was asked before', async () => {
    const desk = deskOn(illWorker);
    const stuck = desk.process(Uint8Array.of(3), 200);
    const waiting = desk.process(works, 200);
    await desk.close();
    expect(await stuck).toEqual({ processed: false, why: 'worker-ended' });
    expect(await waiting).toEqual({ processed: false, why: 'worker-ended' });
    expect(await desk.process(works, 200)).toEqual({ processed: false, why: 'worker-ended' });
  });
});
