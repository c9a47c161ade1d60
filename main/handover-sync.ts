import { type HandoverRound, type KeptHandover, withRound } from './domain/doorstep/handover.ts';
import { isOpen } from './domain/originals.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/** Also from the county's word: a round that is known, or of no batch of this terminal, changes nothing. */
export function applyRound(ledger: Ledger, writer: LedgerWriter, round: HandoverRound): void {
  const held = ledger.fact(`handover/${round.batchId}`);
  if (held?.side !== 'out') return;
  const { rounds } = withRound(held, round);
  if (rounds === held.rounds) return;
  keepHandover(ledger, writer, { ...held, rounds });
  const accepted = round.cases
    .filter(({ verdict }) => verdict === 'accepted')
    .map(({ applicationId }) => applicationId);
  for (const id of accepted) {
    writer.setFact(`handed-over/${id}`, { batch: held.batch.number, at: round.at, toOffice: round.toOffice });
    const originals = ledger.fact(`originals/${id}`) ?? [];
    // Signed back later by whoever has them now.
    writer.setFact(
      `originals/${id}`,
      originals.map((one) => (isOpen(one) ? { ...one, holder: 'window' as const, place: round.toOffice } : one)),
    );
  }
  for (const list of ['openOriginals', 'clockedCases'] as const) {
    const listed = ledger.fact(list) ?? [];
    const left = listed.filter((id) => !accepted.includes(id));
    if (left.length < listed.length) writer.setFact(list, left);
  }
  writer.appendEvent({ type: 'handover/settled', operatorId: null, applicationId: null, body: { heard: round } });
}

export function keepHandover(ledger: Pick<Ledger, 'fact'>, writer: LedgerWriter, kept: KeptHandover): void {
  writer.setFact(`handover/${kept.batch.id}`, kept);
  const listed = ledger.fact('handovers') ?? [];
  if (!listed.includes(kept.batch.id)) writer.setFact('handovers', [kept.batch.id, ...listed]);
}
