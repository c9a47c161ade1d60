import { parentPort } from 'node:worker_threads';
import type { PageAnswer, PageQuestion } from './page-messages.ts';
import { processPage } from './process-page.ts';

/** Entry of the worker thread: pictures are decoded, measured and encoded here, beside every event loop that matters. */
const parent = parentPort;
if (parent === null) throw new Error('page-worker runs as a worker thread');

parent.on('message', (question: PageQuestion) => {
  void answer(question).then((page) => parent.postMessage(page));
});

/** A bug in here ends the thread by the unhandled rejection; the page goes on as it came. */
async function answer({ bytes, resolutionDpi }: PageQuestion): Promise<PageAnswer> {
  return processPage(bytes, { resolutionDpi });
}
