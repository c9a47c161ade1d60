import { failed, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';

/**
 * R07: a paper that the item's catalogue version does not know can't be demanded or taken, by nobody and in no way. The
 * attempt is an event like any other deed, so that it reaches the county.
 */
export function refuseDemand(
  parts: TerminalParts,
  attempt: {
    readonly itemCode: string;
    readonly catalogueVersion: number;
    readonly materialCodes: readonly string[];
    /** Of an accepted application; a draft is none yet. */
    readonly applicationId: string | null;
    readonly verb: string;
  },
): Result<never> {
  const { applicationId, materialCodes, ...rest } = attempt;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'requirement/refused',
      operatorId: parts.session.operator?.id ?? null,
      applicationId,
      body: { ...rest, materialCodes: materialCodes.map((code) => code.slice(0, 100)) },
    });
  });
  return noted.ok ? failed('item/requirement-unknown', materialCodes.join(', ')) : noted;
}
