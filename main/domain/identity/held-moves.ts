import type { MoveDetail } from '../case/move.ts';
import { type Refusal, refused } from '../case/refusal.ts';
import { type HeldIdentity, isHeldByIdentity } from './verification.ts';

/** What ends a case, or only notes what the citizen brings, goes on while it is held (R39). */
const goOn: ReadonlySet<MoveDetail['transition']> = new Set(['withdraw', 'void', 'hand-in', 'lapse', 'archive']);

/** 挂起: nothing is accepted, decided or handed over to somebody who may not be who they say. */
export function refuseHeld(detail: MoveDetail, held: HeldIdentity | null): Refusal | null {
  if (held === null || !isHeldByIdentity(held) || goOn.has(detail.transition)) return null;
  return refused(
    'rule',
    'R39',
    '身份联网核验不一致，办件已挂起；请负责人核实，县里重新核验一致后再办',
    'The identity does not match, so the case is on hold until the lead has looked into it and the county checked again',
  );
}
