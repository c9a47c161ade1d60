import { hints } from './failure-hints.ts';
import { sentences } from './failure-sentences.ts';
import type { FailureCode, FailurePolicy, Text } from './failures.ts';

/*
 * The three total tables over FailureCode (design §9). The compiler refuses a code that lacks a row in any of them; the
 * words stand in a file for each reader, so that a writer has only one voice to keep.
 */

/** Shown to the citizen, on every station. */
export const citizenSentence: Readonly<Record<FailureCode, Text>> = sentences;

/** Shown to staff in the side sheet, beside the code in the details fold. */
export const staffHint: Readonly<Record<FailureCode, Text>> = hints;

/** retry only where waiting can help and repeating does no harm; stop where going on could hurt evidence. */
export const failurePolicy: Readonly<Record<FailureCode, FailurePolicy>> = {
  'card/absent': 'retry',
  'card/pulled-early': 'ask',
  'card/unreadable': 'ask',
  'card/lift-and-place-again': 'ask',
  'card/reader-missing': 'ask',
  'printer/out-of-paper': 'ask',
  'printer/cover-open': 'ask',
  'printer/jammed': 'ask',
  'printer/offline': 'ask',
  // A silent printer may have printed: repeating unasked would hand out two receipts.
  'printer/state-unknown': 'ask',
  'scanner/jammed': 'ask',
  'scanner/empty': 'ask',
  'scanner/cover-open': 'ask',
  'scanner/busy': 'retry',
  'scanner/offline': 'ask',
  'code-scanner/missing': 'retry',
  'signature-pad/offline': 'ask',
  'signature-pad/busy': 'ask',
  'signature-pad/not-signed': 'ask',
  'signature-pad/unusable': 'ask',
  'fingerprint/reader-missing': 'ask',
  'fingerprint/busy': 'ask',
  'fingerprint/not-placed': 'ask',
  'fingerprint/poor-quality': 'ask',
  'device-host/down': 'retry',
  'county/offline': 'retry',
  'county/captive-portal': 'retry',
  'county/wrong-network': 'retry',
  'county/too-large': 'ask',
  'county/server-error': 'retry',
  'county/not-found': 'ask',
  'county/refused': 'ask',
  'county/version-mismatch': 'ask',
  'county/revoked': 'stop',
  'county/replaced': 'stop',
  'county/not-recognised': 'ask',
  // The client has already corrected itself once; the next contact measures anew.
  'county/clock-differs': 'retry',
  'county/garbled': 'ask',
  'county/chain-conflict': 'stop',
  'publication/bad-signature': 'ask',
  'publication/wrong-hash': 'ask',
  'publication/older': 'ask',
  'publication/unusable': 'ask',
  'enrolment/code-unknown': 'ask',
  'enrolment/code-expired': 'ask',
  'enrolment/code-used': 'ask',
  'enrolment/code-other-terminal': 'ask',
  'terminal/not-enrolled': 'ask',
  'terminal/locked': 'ask',
  'terminal/in-use': 'stop',
  'terminal/fault': 'ask',
  'operator/wrong-pin': 'ask',
  'operator/locked-out': 'ask',
  'operator/revoked': 'stop',
  'operator/wrong-code': 'ask',
  'operator/code-expired': 'ask',
  'operator/weak-pin': 'ask',
  'application/not-found': 'ask',
  'application/incomplete': 'ask',
  'application/already-accepted': 'stop',
  'application/chip-mismatch': 'ask',
  'application/state-forbids': 'stop',
  'draft/changed-elsewhere': 'ask',
  'item/unknown': 'ask',
  'item/retired': 'stop',
  // Not 'retry': somebody stands at the window, and the case can begin without it.
  'pre-check/offline': 'ask',
  'pre-check/unknown': 'ask',
  'pre-check/used': 'stop',
  'pre-check/expired': 'stop',
  'pre-check/other-version': 'ask',
  'ledger/full': 'stop',
  'ledger/chain-broken': 'stop',
  'vault/missing': 'ask',
  'vault/damaged': 'ask',
  'paper/cannot-render': 'ask',
  'input/invalid': 'ask',
  'simulator/unavailable': 'stop',
};
