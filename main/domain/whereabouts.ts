import type { ApplicationState, Whereabouts } from './application.ts';
import type { Text } from './failures.ts';

/** State of an application's outbox entry (main/ledger/port.ts, Submission). */
export type SubmissionState = 'waiting' | 'sending' | 'delivered' | 'needs-attention';

/**
 * Where an application is, computed from the ledger alone (design §5.6). A decision comes from the county, so a decided
 * application is there whatever the outbox last heard; without an outbox entry nothing ever left this terminal.
 */
export function whereaboutsOf(state: ApplicationState, submission: SubmissionState | null): Whereabouts {
  switch (state) {
    case 'APPROVED':
    case 'DENIED':
    case 'VERIFY':
    case 'DELIVERED':
    case 'ARCHIVED':
      return 'decided';
    // Ended at the counter: the county has to hear of it like of any other.
    case 'NOT_ACCEPTED':
    case 'WITHDRAWN':
    case 'TERMINATED':
    case 'VOID':
      return submission === 'delivered' ? 'decided' : inOutbox(submission);
    case 'RECEIVED':
    case 'CORRECTION':
    case 'ACCEPTED':
    case 'PROCESSING':
    case 'SPECIAL':
    case 'TRANSFERRED':
      return inOutbox(submission);
  }
}

function inOutbox(submission: SubmissionState | null): Whereabouts {
  return submission === null ? 'on-terminal' : outboxWhereabouts[submission];
}

const outboxWhereabouts: Readonly<Record<SubmissionState, Whereabouts>> = {
  waiting: 'on-terminal',
  sending: 'sending',
  delivered: 'at-county',
  'needs-attention': 'needs-attention',
};

/** Always the same words, on every screen and paper. */
export const whereaboutsWords: Readonly<Record<Whereabouts, Text>> = {
  'on-terminal': { zh: '已存本机', en: 'Kept on this terminal' },
  sending: { zh: '正在送县', en: 'Being sent to the county' },
  'at-county': { zh: '县里已收', en: 'Received by the county' },
  'needs-attention': { zh: '需要处理', en: 'Needs attention' },
  decided: { zh: '已办结', en: 'Decided' },
};
