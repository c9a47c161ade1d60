import { useEffect } from 'react';
import type { Input } from '../../../../preload/contract.ts';
import type { ReceiptOutcome } from '../../../../preload/contract-papers.ts';
import { call } from '../../../bridge/client.ts';
import { useSignal } from '../../../desk/hooks.ts';
import { createSignal } from '../../../desk/signal.ts';

export type Printing =
  | { readonly state: 'printing'; readonly jobId: string }
  | { readonly state: 'answered'; readonly jobId: string; readonly outcome: ReceiptOutcome };

/**
 * What became of each receipt, kept outside the page: a clerk who looks something up meanwhile and comes back finds the
 * same paper job, never a second one.
 */
const printings = createSignal<ReadonlyMap<string, Printing>>(new Map());

export interface ReceiptPrinter {
  readonly printing: Printing | null;
  /** The same job once more (the paper was out), here or at another printer, or a reprint that is marked as such. */
  print(isReprint: boolean, printer?: string): void;
  /** The printer can't tell; the clerk looked. */
  confirmByEye(): void;
}

/** Prints once by itself; each further try is the clerk's. */
export function useReceiptPrinter(applicationId: string): ReceiptPrinter {
  const printing = useSignal(printings).get(applicationId) ?? null;
  useEffect(() => {
    if (!printings.value().has(applicationId)) print({ applicationId, jobId: crypto.randomUUID(), reprint: false });
  }, [applicationId]);
  return {
    printing,
    print: (reprint, printer) => {
      const jobId = reprint ? crypto.randomUUID() : (printing?.jobId ?? crypto.randomUUID());
      print({ applicationId, jobId, reprint, ...(printer === undefined ? {} : { printer }) });
    },
    confirmByEye: () => {
      if (printing?.state !== 'answered') return;
      const { warnings } = printing.outcome;
      note(applicationId, answered(printing.jobId, { printed: 'confirmed', failure: null, warnings }));
    },
  };
}

function print(order: Input<'printReceipt'>): void {
  const { applicationId, jobId } = order;
  note(applicationId, { state: 'printing', jobId });
  call('printReceipt', order).then(
    (reply) => note(applicationId, answered(jobId, reply.ok ? reply.value : without('failed', reply.failure))),
    // The answer was lost on the way: nobody knows what the printer did, so nobody says it failed.
    () => note(applicationId, answered(jobId, without('unconfirmed', null))),
  );
}

const without = (printed: ReceiptOutcome['printed'], failure: ReceiptOutcome['failure']): ReceiptOutcome => ({
  printed,
  failure,
  warnings: [],
});
const answered = (jobId: string, outcome: ReceiptOutcome): Printing => ({ state: 'answered', jobId, outcome });

function note(applicationId: string, printing: Printing): void {
  printings.set(new Map(printings.value()).set(applicationId, printing));
}
