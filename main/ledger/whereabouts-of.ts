import type { ApplicationState, Whereabouts } from '../domain/application.ts';
import type { Submission } from './port.ts';

/** What the screens say about an application, from the ledger alone (design §5.6). */
export function whereaboutsOf(state: ApplicationState, submission: Submission['state'] | null): Whereabouts {
  switch (state) {
    case 'APPROVED':
    case 'DENIED':
      return 'decided';
    case 'ACCEPTED':
    case 'PROCESSING':
      return whereaboutsOfSubmission(submission);
  }
}

function whereaboutsOfSubmission(submission: Submission['state'] | null): Whereabouts {
  switch (submission) {
    case null:
    case 'waiting':
      return 'on-terminal';
    case 'sending':
      return 'sending';
    case 'delivered':
      return 'at-county';
    case 'needs-attention':
      return 'needs-attention';
  }
}
