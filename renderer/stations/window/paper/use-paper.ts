import { useEffect, useRef, useState } from 'react';
import type { PlainPaper } from '../../../../main/domain/device-settings.ts';
import type { Failure, Result } from '../../../../main/domain/result.ts';
import type { DocumentJob } from '../../../../preload/contract-devices.ts';
import { call } from '../../../bridge/client.ts';

export interface PaperRequest {
  readonly document: PlainPaper;
  /** The application's; the draft's for its form. */
  readonly id: string;
}

export type PaperState =
  | { readonly kind: 'handing' | 'opened' }
  | { readonly kind: 'job'; readonly job: DocumentJob }
  | { readonly kind: 'failed'; readonly failure: Failure };

const lookEveryMs = 1_000;
const ended: readonly DocumentJob['state'][] = ['completed', 'cancelled', 'aborted', 'gone'];

/** A document to the printer that was chosen for it; without one, as PDF on the screen. */
export function usePaper({ document, id }: PaperRequest) {
  const [state, setState] = useState<PaperState | null>(null);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const open = async (): Promise<Failure | null> => {
    const made = await addressOf({ document, id });
    if (made.ok) globalThis.open(made.value.url, '_blank', 'noopener');
    return made.ok ? null : made.failure;
  };
  const print = async () => {
    setState({ kind: 'handing' });
    const jobId = crypto.randomUUID();
    let job = await call('printDocument', { document, id, jobId });
    if (!job.ok) {
      const failure = await open();
      setState(failure === null ? { kind: 'opened' } : { kind: 'failed', failure });
      return;
    }
    while (job.ok && isShown.current) {
      setState({ kind: 'job', job: job.value });
      if (ended.includes(job.value.state)) return;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      job = await call('documentJob', { jobId });
    }
    if (!job.ok && isShown.current) setState({ kind: 'failed', failure: job.failure });
  };
  return { state, print, open };
}

function addressOf({ document, id }: PaperRequest): Promise<Result<{ readonly url: string }>> {
  if (document === 'application-form') return call('applicationForm', { draftId: id });
  return call('receiptDocument', { applicationId: id });
}
