import { useState } from 'react';
import type { DocumentCopy } from '../../../../main/domain/documents/kinds.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';

export type PrintState =
  | { readonly kind: 'handing' | 'opened' }
  | { readonly kind: 'sent'; readonly printer: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Copy after copy to the printer; without one, as PDF. A job keeps its id over both ways, so that it is counted once. */
export function useDocumentPrint(onPrinted: () => void) {
  const [state, setState] = useState<PrintState | null>(null);
  const print = async (documentId: string, copies: readonly DocumentCopy[]) => {
    setState({ kind: 'handing' });
    let last: PrintState | null = null;
    for (const copy of copies) {
      const order = { documentId, copy, jobId: crypto.randomUUID() };
      const job = await call('printCaseDocument', order);
      if (job.ok) last = { kind: 'sent', printer: job.value.printer };
      else {
        const saved = await call('saveCaseDocument', order);
        if (saved.ok) globalThis.open(saved.value.url, '_blank', 'noopener');
        last = saved.ok ? { kind: 'opened' } : { kind: 'failed', failure: saved.failure };
      }
      if (last.kind === 'failed') break;
    }
    setState(last);
    onPrinted();
  };
  return { state, print };
}
