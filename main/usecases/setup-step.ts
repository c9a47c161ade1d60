import { failed, ok, type Result } from '../domain/result.ts';
import type { SetupStep } from '../domain/setup.ts';
import { isStaffSession } from '../session.ts';
import type { TerminalParts } from './parts.ts';

/** Nobody has ever worked here: there is nobody who could allow anything, and nobody's data to guard. */
export function isBeingSetUp({ staff, training, demo }: Pick<TerminalParts, 'staff' | 'training' | 'demo'>): boolean {
  return !demo && !training.isHere && !staff.list().some(({ hasPin }) => hasPin);
}

/** Whoever works here, and, before the first person does, whoever unpacked it. */
export function mayArrange(parts: TerminalParts): Result<{ readonly operatorId: string | null }> {
  if (parts.session.operator) return ok({ operatorId: parts.session.operator.id });
  return isBeingSetUp(parts) ? ok({ operatorId: null }) : failed('terminal/locked');
}

/** Null where nothing is to be asked, and while a stranger stands before a locked terminal. */
export function setupStep(parts: TerminalParts): SetupStep | null {
  const kept = parts.ledger.fact('setup');
  if (kept?.step === null || parts.training.isHere) return null;
  const isAllowed = isStaffSession(parts.session) || isBeingSetUp(parts);
  if (kept) return isAllowed ? kept.step : null;
  const isAsDelivered = !parts.demo && parts.ledger.fact('enrolment') === null && parts.staff.list().length === 0;
  return isAsDelivered ? 'language' : null;
}
