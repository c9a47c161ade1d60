import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test, vi } from 'vitest';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import { must } from '../../main/domain/result.ts';
import { compose, rememberedChildren } from '../support/journey.ts';
import { patience } from '../support/until.ts';

const root = new URL('../../', import.meta.url);
const bench = 'drivers/bench/child';
const county = 'sync/county/serve';

test.each([bench, county])('%s does not start: one failure with a code, and no orphan', async (broken) => {
  const dataDir = await mkdtemp(`${tmpdir()}/no-child-`);
  const plan = { dataDir, station: 'window', countyUrl: null, enrolmentCode: '' } as const;
  const real = createNodeChildHost({ root });
  const children = rememberedChildren({
    fork: (entry, options) => real.fork(entry === broken ? 'test/support/broken-child' : entry, options),
  });
  try {
    const composed = await compose(plan, children.host);
    expect(composed).toMatchObject({ ok: false, failure: { code: 'simulator/unavailable' } });
    const other = children.newest(broken === bench ? county : bench);
    await vi.waitUntil(() => !isRunning(other.pid), patience);
    // Asked of one of the two: what a whole demo takes to start is long.
    if (broken === bench) {
      const running = must(await compose(plan, real));
      await Promise.all([running.close(), running.close()]);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

function isRunning(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
