import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Ledger } from '../../main/ledger/port.ts';
import { type TestClock, testClock } from './ledger-fixtures.ts';
import { applicationChecks } from './ledger-suite-applications.ts';
import { deskChecks } from './ledger-suite-desk.ts';
import { eventChecks } from './ledger-suite-events.ts';
import { transactionChecks } from './ledger-suite-transactions.ts';

export interface LedgerUnderTest {
  readonly ledger: Ledger;
  readonly clock: TestClock;
}

export type Check = (title: string, body: (under: LedgerUnderTest) => void) => void;

/** The guarantees of the port, on any implementation. `open` gives an empty ledger on the given clock. */
export function runLedgerTests(
  name: string,
  open: (clock: TestClock) => { readonly ledger: Ledger; close(): void },
): void {
  describe(`ledger contract: ${name}`, () => {
    let opened: ReturnType<typeof open> | null = null;
    let clock = testClock();
    beforeEach(() => {
      clock = testClock();
      opened = open(clock);
    });
    afterEach(() => opened?.close());

    const check: Check = (title, body) =>
      it(title, () => {
        if (!opened) throw new Error('no ledger');
        body({ ledger: opened.ledger, clock });
      });
    transactionChecks(check);
    applicationChecks(check);
    eventChecks(check);
    deskChecks(check);
  });
}
