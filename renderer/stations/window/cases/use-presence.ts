import { useEffect, useState } from 'react';
import { presenceEveryMs } from '../../../../main/domain/presence.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';

/** Says that this application is open here, and hears who else has it open. Null until the first answer. */
export function usePresence(applicationId: string): Output<'presence'> | null {
  const [heard, setHeard] = useState<Output<'presence'> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const tell = (isOpen: boolean) =>
      call('presence', { applicationId, isOpen }).then(
        (reply) => {
          if (isCurrent) setHeard(reply.ok ? reply.value : null);
        },
        () => undefined, // nobody waits for it; the next sign of life tries again
      );
    void tell(true);
    const timer = setInterval(() => void tell(true), presenceEveryMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
      void tell(false);
    };
  }, [applicationId]);
  return heard;
}
