import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import { call } from '../bridge/client.ts';
import { currentDesk } from '../desk/current-desk.ts';

/** Every change of a draft is in the real ledger first; the page is loaded anew once the other terminal has its turn. */
export function useBeginTraining(): {
  readonly begin: () => Promise<void>;
  readonly isOpening: boolean;
  readonly failure: Failure | null;
} {
  const [isOpening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function begin(): Promise<void> {
    setOpening(true);
    setFailure(null);
    await Promise.race([currentDesk.value()?.settled(), waited()]);
    const reply = await call('beginTraining', {}).finally(() => setOpening(false));
    if (!reply.ok) setFailure(reply.failure);
  }
  return { begin, isOpening, failure };
}

/** A ledger that takes nothing now keeps nobody from going on; the draft waits on the desk. */
const patienceMs = 3_000;
const waited = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patienceMs));
