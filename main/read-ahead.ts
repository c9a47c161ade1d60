import type { Pushes } from './pushes.ts';
import { isStaffSession } from './session.ts';
import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';

/**
 * 预读: of a full ledger the first search by name would wait for seconds. It is read while the first visitor sits down, as
 * soon as somebody who may search has signed in; at a kiosk nobody may.
 */
export function readAhead(
  parts: Pick<TerminalParts, 'session' | 'station' | 'log'>,
  names: NameIndex,
  listen: Pushes['listen'],
): () => void {
  if (parts.station === 'kiosk') return () => undefined;
  let isBegun = false;
  const stop = listen((topic) => {
    if (topic !== 'terminal') return;
    const isStaffHere = parts.session.operator !== null && isStaffSession(parts.session);
    if (isStaffHere && !isBegun)
      void names.readAhead().catch((error: unknown) => {
        parts.log.error({ error: String(error) }, 'the ledger could not be read ahead of a search');
      });
    isBegun = isStaffHere;
  });
  return () => {
    stop();
    names.forget();
  };
}
