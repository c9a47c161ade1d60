import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { UploadLeases } from '../store/port.ts';

/** So long an upload waits for an instance that died with it. */
const leaseMs = 5_000;
const renewEveryMs = 1_000;
const askEveryMs = 100;
/** A lease that never ends would be a holder that neither lets go nor dies: the terminal tries again later. */
const patienceMs = 30_000;

/**
 * One request at a time goes on with an upload, among all instances: a terminal whose line broke off asks again, perhaps
 * elsewhere, while the broken request still hangs here. The newcomer is let in as soon as that one has let go.
 */
export function uploadLocker(leases: UploadLeases, onTrouble: (error: unknown) => void): Locker {
  return { newLock: (uploadId) => leaseLock(leases, uploadId, onTrouble) };
}

function leaseLock(leases: UploadLeases, uploadId: string, onTrouble: (error: unknown) => void): Lock {
  const lease = { uploadId, holder: randomUUID(), forMs: leaseMs };
  let timer: NodeJS.Timeout | undefined;
  let renewing: Promise<void> = Promise.resolve();

  function keep(release: RequestRelease): void {
    timer = setInterval(() => {
      renewing = renewing.then(renewOnce).catch(onTrouble);
    }, renewEveryMs);
    timer.unref();
    async function renewOnce(): Promise<void> {
      if (timer === undefined) return;
      if ((await leases.renew(lease)) !== 'held') await release();
    }
  }

  return {
    async lock(signal, release) {
      const until = performance.now() + patienceMs;
      while (!(await leases.take(lease))) {
        if (signal.aborted || performance.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
        await sleep(askEveryMs);
      }
      keep(release);
    },
    async unlock() {
      clearInterval(timer);
      timer = undefined;
      await renewing;
      await leases.release(lease);
    },
  };
}
