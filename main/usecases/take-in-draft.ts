import type { Input, Output } from '../../preload/contract.ts';
import { countingOf } from '../case-moves.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import { missingMaterials } from '../domain/case/case-facts.ts';
import { possibleMoves } from '../domain/case/machine.ts';
import type { Move } from '../domain/case/move.ts';
import { isNamedInHousehold } from '../domain/case/risk-points.ts';
import type { WholeCase } from '../domain/case/whole-case.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { daysFrom, peopleHere, postsAt } from './case-people.ts';
import { itemOf, problemsOf } from './check-draft.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { isOffline } from './sending.ts';
import { frozen, isMissingPaper, takeIn } from './take-in.ts';

/** The clerk's decision on the last page of the intake. */
export async function takeInDraft(parts: TerminalParts, input: Input<'takeIn'>): Promise<Result<ApplicationSummary>> {
  const { next } = input;
  if (
    next !== null &&
    next.transition !== 'accept' &&
    next.transition !== 'ask-correction' &&
    next.transition !== 'refuse'
  ) {
    return failed('input/invalid', `${next.transition} does not follow a receipt`);
  }
  const { second = null, isRelative = false, notes = {} } = input;
  return takeIn(parts, { ...input, next, second, isRelative, notes });
}

/** What may follow once it is received: the machine is asked about the case that would come of this draft. */
export function draftMoves(parts: TerminalParts, input: Input<'draftMoves'>): Result<Output<'draftMoves'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  const now = parts.clock.now().toISOString();
  const formProblems = problemsOf(parts, draft, item).filter((problem) => !isMissingPaper(problem, draft));
  const content = frozen({ draft, materials: draft.materials, operator: operator.value, now });
  const posts = postsAt(parts, operator.value);
  const { id, name } = operator.value;
  const who = { id, name, roles: posts };
  const counting = countingOf(parts.ledger, draft.catalogueVersion);
  const scene = { id: parts.newId(), at: now, where: 'terminal', offline: isOffline(parts), counting } as const;
  const before: WholeCase = { application: content, item, moves: [], formProblems };
  // Only to ask what would follow: nothing of it is kept.
  const received: Move = {
    ...scene,
    id: parts.newId(),
    from: 'DRAFT',
    to: 'RECEIVED',
    by: { id, name, role: posts[0] ?? 'G' },
    second: null,
    detail: { transition: 'receive', mode: draft.channel },
  };
  const record: WholeCase = { ...before, moves: [received] };
  const possible = [...possibleMoves(before, who, scene), ...possibleMoves(record, who, scene)];
  return ok({
    possible: possible.map(({ transition, second, refusal }) => ({
      transition,
      second: second && [...second],
      refusal: refusal && { clause: refusal.clause, text: { ...refusal.text } },
    })),
    people: peopleHere(parts),
    missing: [...missingMaterials(record)],
    days: daysFrom(record, scene),
    isNamedRelative: isNamedInHousehold(record, received.by),
  });
}
