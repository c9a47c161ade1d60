import type { Text } from '../failures.ts';
import { citizenIdWarning, readCitizenId } from '../numbers/citizen-id.ts';

/** What is worth a second look about a number that was typed; nothing of it keeps anybody from being served. */
export function identityWarnings(idNumber: string): readonly Text[] {
  if (readCitizenId(idNumber) === null) return [];
  const warning = citizenIdWarning(idNumber);
  return warning ? [warning.message] : [];
}
