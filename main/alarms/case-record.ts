import type { Application } from '../domain/application.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Move, MoveDetail } from '../domain/case/move.ts';
import type { CaseState } from '../domain/case/states.ts';
import type { Item } from '../domain/catalogue.ts';

/** What clocks and supervision read of an application, whatever release it comes from. */
export function caseRecordOf(application: Application, item: Item, moves: readonly Move[]): CaseRecord {
  return { application, item, moves: moves.length > 0 ? moves : decidedEarlier(application) };
}

/** A case that an earlier release accepted and the county decided: nobody wrote its steps down, the facts stand anyway. */
function decidedEarlier({
  id,
  decision,
  receivedAt,
  acceptedAt,
  operatorId,
  operatorName,
  channel,
}: Application): readonly Move[] {
  if (decision === null || acceptedAt === null) return [];
  const clerk = { id: operatorId, name: operatorName, role: 'W' } as const;
  const county = { id: 'county', name: decision.decidedBy, role: 'C' } as const;
  const move = (from: CaseState, to: CaseState, at: string, by: Move['by'], detail: MoveDetail): Move => ({
    id,
    from,
    to,
    at,
    by,
    second: null,
    where: by.role === 'C' ? 'county' : 'terminal',
    offline: false,
    detail,
  });
  const { outcome, reason, decidedAt } = decision;
  return [
    move('DRAFT', 'RECEIVED', receivedAt, clerk, { transition: 'receive', mode: channel }),
    move('RECEIVED', 'ACCEPTED', acceptedAt, clerk, { transition: 'accept', deferred: [], committed: [] }),
    move('ACCEPTED', outcome === 'approved' ? 'APPROVED' : 'DENIED', decidedAt, county, {
      transition: 'decide',
      outcome,
      reason,
      // Told on the county's own document; this release's supervision does not ask for it afterwards.
      remedies: '-',
    }),
  ];
}
