import { isUnderWay } from './domain/earlier-cases.ts';
import type { KnownApplication } from './domain/known-application.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/** What is in this ledger is known better here; an older word of the county changes nothing. */
export function keepKnown(ledger: Ledger, writer: LedgerWriter, said: KnownApplication): void {
  if (ledger.application(said.applicationId)) return;
  const kept = ledger.fact(`known/${said.localNumber}`);
  if (kept && kept.statusVersion > said.statusVersion) return;
  const { applicationId, localNumber, itemName, idTail, applicantName, receivedAt } = said;
  const { countyNumber, state, statusVersion, decision } = said;
  const now = { countyNumber, state, statusVersion, decision };
  const tail = idTail === undefined ? {} : { idTail };
  writer.setFact(`known/${localNumber}`, {
    applicationId,
    localNumber,
    itemName,
    ...tail,
    applicantName,
    receivedAt,
    ...now,
  });
  noteOpen(ledger, writer, said);
}

/** Which of them are still under way: a second one of the same person is begun with open eyes. */
function noteOpen(ledger: Ledger, writer: LedgerWriter, { localNumber, state }: KnownApplication): void {
  const open = ledger.fact('knownOpen') ?? [];
  const isListed = open.includes(localNumber);
  if (isUnderWay({ state }) === isListed) return;
  writer.setFact('knownOpen', isListed ? open.filter((one) => one !== localNumber) : [...open, localNumber]);
}
