import { z } from 'zod';
import { within } from '../closing.ts';
import { type KeptAlive, keepAlive } from '../device-host/kept-alive.ts';
import type { ChildHost } from '../device-host/port.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Log } from '../log.ts';

const readyMessage = z.object({ ready: z.literal(true), county: z.url() });

/** The first start creates the county's database, which takes a few seconds on an old machine. */
const startLimitMs = 60_000;
/** A county left over from a terminal that was killed needs a moment to let go of the directory. */
const startTries = 4;

export interface DemoCounty {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The reference county platform in a process of its own, as it would stand on a machine of its own. When it dies it is
 * started again at the same address.
 */
export async function startDemoCounty(
  childHost: ChildHost,
  options: { readonly dataDir: string; readonly enrolmentCode: string | null; readonly log: Log },
): Promise<Result<DemoCounty>> {
  const { log } = options;
  const started = Promise.withResolvers<string>();
  let port = '0';
  let isReady = false;
  let isClosing = false;
  let tries = 0;

  const county: KeptAlive = keepAlive({
    fork() {
      tries += 1;
      // The code opens the county's door once; a county that is started again knows it already.
      const code = options.enrolmentCode === null ? [] : [`--enrolment-code=${options.enrolmentCode}`];
      const args = ['--demo', '--port', port, '--data-dir', options.dataDir, ...code];
      return childHost.fork('sync/county/serve', { args, env: {} });
    },
    onStarted(line) {
      line.onMessage((message) => {
        const ready = readyMessage.safeParse(message);
        if (!ready.success) return;
        isReady = true;
        port = new URL(ready.data.county).port;
        started.resolve(ready.data.county);
      });
    },
    onEnded(code) {
      if (isClosing) return;
      if (!isReady && tries >= startTries)
        return started.reject(new Error(`the county platform ended with code ${code}`));
      log.warn({ code }, 'the county platform ended, starting it again');
    },
  });
  const close = (): Promise<void> => {
    isClosing = true;
    return county.stop();
  };

  try {
    return ok({ url: await within(startLimitMs, started.promise), close });
  } catch (error) {
    await close();
    return failed('simulator/unavailable', error instanceof Error ? error.message : String(error));
  }
}
