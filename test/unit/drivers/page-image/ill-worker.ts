import { parentPort } from 'node:worker_threads';
import type { PageQuestion } from '../../../../drivers/page-image/page-messages.ts';

/** A page worker in trouble: the page's first byte says which. */
parentPort?.on('message', ({ bytes }: PageQuestion) => {
  const [mood] = bytes;
  if (mood === 1) throw new Error('bug in the pipeline');
  if (mood === 2) process.exit(3);
  if (mood === 3) for (;;);
  if (mood === 4) setTimeout(() => process.exit(0), 1);
  parentPort?.postMessage(mood === 5 ? null : { bytes, mediaType: 'image/jpeg', sizeBytes: 1, verdict: 'good' });
});
