import type { Application } from '../application.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { riskPoints } from '../case/risk-points.ts';
import { happenings, isOf } from '../clocks/timeline.ts';
import { requiredMaterials } from '../completeness.ts';
import { feeDue, isFree } from '../fees.ts';
import type { PaymentReceipt } from '../payment.ts';
import { type CaseFacts, noFactsBut } from './case-facts.ts';

/** What terminal and county both read off a case; each adds what it alone knows. */
export function factsOfCase(
  record: CaseRecord,
  application: Pick<Application, 'materials' | 'situation'>,
  received: readonly PaymentReceipt[],
): CaseFacts {
  const { totalFen } = feeDue(record.item, application.situation);
  const paidFen = received.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    ...noFactsBut(record),
    missing: missingNames(record, application),
    fee: totalFen === null ? null : { dueFen: totalFen, paidFen, isFree: isFree(record.item) },
    risks: risksIn(record),
  };
}

/** Required, and neither handed in nor deferred nor committed (R24). */
function missingNames(
  record: CaseRecord,
  { materials, situation }: Pick<Application, 'materials' | 'situation'>,
): readonly string[] {
  const all = happenings(record);
  const later = all.flatMap((one) => (isOf('hand-in', 'complete-deferred')(one) ? one.detail.materials : []));
  const promised = all.flatMap((one) =>
    isOf('accept')(one)
      ? [...one.detail.deferred.map(({ materialCode }) => materialCode), ...one.detail.committed]
      : [],
  );
  const given = materials.filter(({ method }) => method !== 'none').map(({ code }) => code);
  const there = new Set([...given, ...later, ...promised]);
  return requiredMaterials(record.item, situation)
    .filter(({ code, generated }) => !generated && !there.has(code))
    .map(({ name }) => name);
}

/** Risk points that a step met (R26), and whether the measure against each was kept. */
function risksIn({ moves }: CaseRecord): CaseFacts['risks'] {
  return moves.flatMap((move) =>
    (move.risks ?? []).flatMap(({ code, note }) => {
      const risk = riskPoints.find((point) => point.code === code);
      if (!risk) return [];
      const isGuarded =
        risk.measure === 'note' ? note.trim() !== '' : move.second !== null && move.second.id !== move.by.id;
      return [{ name: risk.name, note, isGuarded: risk.measure === 'other-person' ? true : isGuarded }];
    }),
  );
}
