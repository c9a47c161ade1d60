import { committedMaterials, lastMove, movesNamed, openDeferrals } from './case-facts.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseFlag } from './states.ts';
import type { WholeCase } from './whole-case.ts';

/** 标记: computed from the moves each time, never stored. */
export function flagsOf(
  record: CaseRecord & Partial<{ application: Partial<WholeCase['application']> }>,
): readonly CaseFlag[] {
  const { application, moves } = record;
  const receipt = lastMove(moves, 'receive', 'receive-pre-checked');
  const taken = lastMove(moves, 'accept', 'deem-accepted');
  const is: Readonly<Record<CaseFlag, boolean>> = {
    deferred: openDeferrals(moves).length > 0,
    commitment: committedMaterials(moves).length > 0,
    extended: movesNamed(moves, 'extend').length > 0,
    delegated: application.channel === 'delegate',
    doorstep: application.channel === 'doorstep',
    'identity-pending': application.identity?.method === 'manual',
    offline: (taken ?? receipt)?.offline === true,
    deemed: movesNamed(moves, 'deem-accepted').length > 0,
    emergency: Object.values(application.situation ?? {}).includes('urgent') && record.item.emergency !== undefined,
    filed: moves.some(({ risks }) => risks?.some(({ code }) => code === 'relative')),
  };
  return (Object.keys(is) as CaseFlag[]).filter((flag) => is[flag]);
}
