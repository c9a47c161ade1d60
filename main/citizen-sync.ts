import type { CreditWord } from './domain/credit.ts';
import { type IdentityWord, identityAfter, needsLead, unheardIdentity } from './domain/identity/verification.ts';
import type { VoiceStatus } from './domain/voice/voice.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/*
 * What the county's words about identities and complaints do to the ledger. Each is part of a transaction of the sync
 * store; a repeat of any changes nothing.
 */

export function applyIdentity(ledger: Ledger, writer: LedgerWriter, said: IdentityWord): void {
  const { applicationId, verdict, version } = said;
  // Of a terminal that this one stands in for: its case is not here to be held.
  if (!ledger.application(applicationId)) return;
  const held = ledger.fact(`identity/${applicationId}`) ?? unheardIdentity;
  const next = identityAfter(held, said);
  if (next === held) return;
  writer.setFact(`identity/${applicationId}`, next);
  putIdentityTask(ledger, writer, applicationId, needsLead(next));
  writer.appendEvent({
    type: 'identity/verified',
    operatorId: null,
    applicationId,
    body: { verdict, version, checkedAt: said.checkedAt },
  });
  // Nothing of the application itself has moved, but whoever looks at it has to look again.
  writer.updateApplication(applicationId, {});
}

export function putIdentityTask(ledger: Ledger, writer: LedgerWriter, applicationId: string, isTask: boolean): void {
  const tasks = ledger.fact('identityTasks') ?? [];
  const others = tasks.filter((id) => id !== applicationId);
  if (isTask || others.length !== tasks.length) {
    writer.setFact('identityTasks', isTask ? [...others, applicationId] : others);
  }
}

export function applyVoice(ledger: Ledger, writer: LedgerWriter, status: VoiceStatus): void {
  const held = ledger.fact(`voice/${status.number}`);
  if (!held || status.version <= (held.status?.version ?? 0)) return;
  writer.setFact(`voice/${status.number}`, { ...held, status });
  writer.appendEvent({
    type: 'voice/status-changed',
    operatorId: null,
    applicationId: null,
    body: { number: status.number, state: status.state, version: status.version },
  });
}

export function applyCredit(ledger: Ledger, writer: LedgerWriter, said: CreditWord): void {
  const { applicationId, verdict, version } = said;
  if (!ledger.application(applicationId)) return;
  if (version <= (ledger.fact(`credit/${applicationId}`)?.version ?? 0)) return;
  writer.setFact(`credit/${applicationId}`, said);
  writer.appendEvent({ type: 'credit/told', operatorId: null, applicationId, body: { verdict, version } });
  writer.updateApplication(applicationId, {});
}
