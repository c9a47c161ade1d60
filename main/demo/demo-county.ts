import { z } from 'zod';
import type { ChildHost } from '../device-host/port.ts';

const readyMessage = z.object({ ready: z.literal(true), county: z.url() });

/** The first start creates the county's database, which takes a few seconds on an old machine. */
const startLimitMs = 60_000;

export interface DemoCounty {
  readonly url: string;
  close(): Promise<void>;
}

/** The reference county platform in a process of its own, as it would stand on a machine of its own. */
export function startDemoCounty(
  childHost: ChildHost,
  options: { readonly dataDir: string; readonly enrolmentCode: string },
): Promise<DemoCounty> {
  const args = ['--demo', '--port', '0', '--data-dir', options.dataDir, '--enrolment-code', options.enrolmentCode];
  const child = childHost.fork('sync/county/serve', { args, env: {} });
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the county platform did not start')), startLimitMs);
    child.onExit((code) => {
      clearTimeout(timer);
      reject(new Error(`the county platform ended with ${code}`));
    });
    child.onMessage((message) => {
      const ready = readyMessage.safeParse(message);
      if (!ready.success) return;
      clearTimeout(timer);
      resolve({
        url: ready.data.county,
        async close() {
          child.kill();
          await exited;
        },
      });
    });
  });
}
