import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for a loaded machine; nothing waits for it when all is well. */
export const patience = { timeout: 30_000, interval: 20 };

/** Looks again and again; for code that also runs outside of the test runner. */
export async function until(isSo: () => boolean | Promise<boolean>, { timeout, interval } = patience): Promise<void> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > timeout) throw new Error(`not within ${timeout} ms: ${isSo}`);
    await sleep(interval);
  }
}
