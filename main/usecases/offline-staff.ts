import type { TransitionName } from '../domain/case/move.ts';
import { citizenSentence } from '../domain/failure-tables.ts';
import type { Text } from '../domain/failures.ts';
import { fullRightsUntil, isReceiving, isTooLongOffline } from '../domain/offline-rights.ts';
import { failed, type Result } from '../domain/result.ts';
import { configurationInForce } from '../publications/in-force.ts';
import { isStaffSession } from '../session.ts';
import type { TerminalParts } from './parts.ts';

/** R56: the last day on which whoever signs in here has all the rights of their post; null before a county is known. */
export function staffRightsUntil({ ledger }: Pick<TerminalParts, 'ledger'>): string | null {
  const contact = {
    lastContactAt: ledger.fact('lastContact')?.at ?? null,
    enrolledAt: ledger.fact('enrolment')?.enrolledAt ?? null,
  };
  return fullRightsUntil(contact, configurationInForce(ledger).offlineStaffDays);
}

/** Null where it may be done; a step that only takes papers always may. Without a step: a paper of the office's. */
export function refuseTooLongOffline(parts: TerminalParts, transition?: TransitionName): Result<never> | null {
  if (!isStaffSession(parts.session)) return null;
  if (transition !== undefined && isReceiving(transition)) return null;
  const until = staffRightsUntil(parts);
  if (!isTooLongOffline(until, parts.clock.now().toISOString())) return null;
  return failed('operator/too-long-offline', `until ${until}`);
}

/** The same said beside a step that is shown and can't be pressed (R10). */
export function boundedByLine(
  parts: TerminalParts,
  transition: TransitionName,
): { readonly clause: string; readonly text: Text } | null {
  if (refuseTooLongOffline(parts, transition) === null) return null;
  return { clause: 'R56', text: { ...citizenSentence['operator/too-long-offline'] } };
}
