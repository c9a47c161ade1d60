/**
 * Every failure that a user may meet, and three total tables over it (design §9): a sentence for the citizen,
 * a hint for staff, and what the software does next. The compiler refuses a code without all three.
 */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** retry: the software tries again by itself; ask: a person decides or does something; stop: this path is closed. */
export type FailurePolicy = 'retry' | 'ask' | 'stop';

export const failureCodes = [
  'card/absent',
  'card/pulled-early',
  'card/unreadable',
  'card/lift-and-place-again',
  'card/reader-missing',
  'printer/out-of-paper',
  'printer/cover-open',
  'printer/jammed',
  'printer/offline',
  'printer/state-unknown',
  'scanner/jammed',
  'scanner/empty',
  'scanner/cover-open',
  'scanner/busy',
  'scanner/offline',
  'code-scanner/missing',
  'signature-pad/offline',
  'signature-pad/busy',
  'signature-pad/not-signed',
  'signature-pad/unusable',
  'fingerprint/reader-missing',
  'fingerprint/busy',
  'fingerprint/not-placed',
  'fingerprint/poor-quality',
  'device-host/down',
  'county/offline',
  'county/captive-portal',
  'county/server-error',
  'county/not-found',
  'county/refused',
  'county/version-mismatch',
  'county/revoked',
  'county/garbled',
  'county/chain-conflict',
  'enrolment/code-invalid',
  'terminal/not-enrolled',
  'terminal/locked',
  'terminal/in-use',
  'terminal/fault',
  'operator/wrong-pin',
  'operator/locked-out',
  'application/not-found',
  'application/incomplete',
  'application/already-accepted',
  'application/chip-mismatch',
  'application/state-forbids',
  'draft/changed-elsewhere',
  'item/unknown',
  'item/retired',
  'pre-check/offline',
  'pre-check/unknown',
  'pre-check/used',
  'pre-check/expired',
  'pre-check/other-version',
  'ledger/full',
  'ledger/chain-broken',
  'vault/missing',
  'vault/damaged',
  'paper/cannot-render',
  'input/invalid',
  'simulator/unavailable',
] as const;

export type FailureCode = (typeof failureCodes)[number];
