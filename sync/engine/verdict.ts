import { failurePolicy } from '../../main/domain/failure-tables.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { SyncState } from '../ports.ts';

/**
 * Whose trouble a failed try is (design §5.4).
 * - link: the whole terminal's; the application stays as it is and goes on when the link is right.
 * - retry: this application's, for now; its own backoff.
 * - doubtful: ask the county something else first: a link that is wrong in general must not condemn one application.
 * - person: this application's, until somebody does something.
 */
export type Verdict = 'link' | 'retry' | 'doubtful' | 'person';

export function verdictOn(failure: Failure): Verdict {
  // Whoever asks for patience means all of this terminal.
  if (failure.retryAfterMs !== undefined) return 'link';
  switch (failure.code) {
    case 'county/offline':
    case 'county/captive-portal':
    case 'county/wrong-network':
    case 'county/revoked':
    case 'county/replaced':
    case 'county/not-recognised':
    case 'county/clock-differs':
    case 'county/version-mismatch':
    case 'county/chain-conflict':
    case 'county/written-elsewhere':
    case 'county/not-caught-up':
    case 'terminal/not-enrolled':
    case 'ledger/full':
      return 'link';
    case 'county/not-found':
    case 'county/refused':
    case 'county/too-large':
    case 'county/garbled':
      return 'doubtful';
    default:
      return failurePolicy[failure.code] === 'retry' ? 'retry' : 'person';
  }
}

/** What the health strip says about the link after such a failure of a probe or of the terminal's own calls. */
export function linkAfter(failure: Failure): SyncState['link'] {
  switch (failure.code) {
    case 'county/captive-portal':
      return 'captive-portal';
    case 'county/wrong-network':
      return 'wrong-network';
    case 'county/refused':
    case 'county/revoked':
    case 'county/replaced':
    case 'county/not-recognised':
    case 'county/version-mismatch':
    case 'county/chain-conflict':
    case 'county/written-elsewhere':
    case 'terminal/not-enrolled':
      return 'refused';
    default:
      return 'offline';
  }
}
