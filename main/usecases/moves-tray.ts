import type { Output } from '../../preload/contract.ts';
import { keptMoves, movesOf } from '../case-moves.ts';
import { c3LastDay } from '../domain/case/case-limits.ts';
import { transitions } from '../domain/case/transitions.ts';
import { shanghaiDate } from '../domain/dates.ts';
import type { TerminalParts } from './parts.ts';

type Entry = Output<'tray'>[number];

/** Moves made here without effect, and corrections whose time is over: both wait for a person. */
export function movesForTray(parts: TerminalParts): Entry[] {
  const { ledger } = parts;
  const today = shanghaiDate(parts.clock.now().toISOString());
  const refused = (ledger.fact('refusedMoveCases') ?? []).flatMap((id): Entry[] => {
    const open = keptMoves(ledger, id).refused.filter(({ isNoted }) => !isNoted);
    const about = caseAbout(parts, id);
    const [first] = open;
    if (!about || !first) return [];
    const { name } = transitions[first.move.detail.transition];
    return [{ kind: 'refused-move', ...about, move: { ...name }, why: { ...first.why } }];
  });
  const lapsed = (ledger.fact('clockedCases') ?? []).flatMap((id): Entry[] => {
    const application = ledger.application(id);
    const about = caseAbout(parts, id);
    const last = application ? c3LastDay(movesOf(ledger, application)) : null;
    return about && last !== null && last < today ? [{ kind: 'lapsed', ...about, respondBy: last }] : [];
  });
  return [...refused, ...lapsed];
}

function caseAbout(parts: TerminalParts, applicationId: string) {
  const summary = parts.ledger.summary(applicationId);
  if (!summary) return null;
  const { id, localNumber, applicantName, itemName } = summary;
  return { applicationId: id, localNumber, applicantName, itemName };
}
