import type { Ledger } from './ledger/port.ts';
import type { Log } from './log.ts';

/**
 * Counts the start, and says whether the run before it ended without saying goodbye. A disk that takes nothing any more
 * does not keep the terminal from starting: what is in the ledger can still be looked at.
 */
export function noteStart(ledger: Ledger, { version, log }: { readonly version: string; readonly log: Log }): boolean {
  const boot = (ledger.fact('boot') ?? 0) + 1;
  const isUnclean = boot > 1 && ledger.fact('cleanExit') !== true;
  const generation = (ledger.fact('deskGeneration') ?? 1) + (isUnclean ? 1 : 0);
  const noted = ledger.transact((writer) => {
    writer.setFact('boot', boot);
    writer.setFact('cleanExit', false);
    writer.setFact('deskGeneration', generation);
    if (ledger.fact('enrolment')) {
      const body = { boot, unclean: isUnclean, appVersion: version };
      writer.appendEvent({ type: 'terminal/started', operatorId: null, applicationId: null, body });
    }
  });
  if (!noted.ok) log.error({ code: noted.failure.code, detail: noted.failure.detail }, 'the start could not be noted');
  return isUnclean;
}

export function noteEnd(ledger: Ledger): void {
  // Not noted means: the next start throws the desk away and builds it anew. Nothing is lost by that.
  void ledger.transact((writer) => writer.setFact('cleanExit', true));
}
