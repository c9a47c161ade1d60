import type { KnownApplication } from './domain/known-application.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/** What is in this ledger is known better here; an older word of the county changes nothing. */
export function keepKnown(ledger: Ledger, writer: LedgerWriter, said: KnownApplication): void {
  if (ledger.application(said.applicationId)) return;
  const kept = ledger.fact(`known/${said.localNumber}`);
  if (kept && kept.statusVersion > said.statusVersion) return;
  const { applicationId, localNumber, itemName, applicantName, receivedAt } = said;
  const { countyNumber, state, statusVersion, decision } = said;
  const now = { countyNumber, state, statusVersion, decision };
  writer.setFact(`known/${localNumber}`, { applicationId, localNumber, itemName, applicantName, receivedAt, ...now });
}
