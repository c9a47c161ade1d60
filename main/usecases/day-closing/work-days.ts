import { setImmediate as breath } from 'node:timers/promises';
import { addDays, shanghaiDate } from '../../domain/dates.ts';
import type { EventType } from '../../domain/ledger-event.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { TerminalParts } from '../parts.ts';

const workTypes: ReadonlySet<EventType> = new Set<EventType>([
  'application/received',
  'application/accepted',
  'case/moved',
  'document/issued',
  'original/kept',
  'original/returned',
  'disclosure/requested',
  'ticket/issued',
]);
const handful = 500;
const keptDays = 40;
/** A ledger from before closings: days long past are not asked for any more. */
const firstLook = 2_000;

/** Days on which somebody worked here, with the seq of the last of it. Looks only at what came since the last look. */
export async function workDays({ ledger, clock }: TerminalParts): Promise<Result<Readonly<Record<string, number>>>> {
  const known = ledger.fact('workDays') ?? { scannedSeq: Math.max(0, ledger.head().seq - firstLook), days: {} };
  const days: Record<string, number> = { ...known.days };
  let { scannedSeq } = known;
  for (;;) {
    const stored = ledger.storedEvents({ fromSeq: scannedSeq + 1, limit: handful });
    const last = stored.at(-1);
    if (last === undefined) break;
    for (const { envelope } of stored) {
      if (envelope.operatorId !== null && workTypes.has(envelope.type)) days[shanghaiDate(envelope.at)] = envelope.seq;
    }
    scannedSeq = last.envelope.seq;
    await breath();
  }
  const oldest = addDays(shanghaiDate(clock.now().toISOString()), -keptDays);
  const kept = Object.fromEntries(Object.entries(days).filter(([day]) => day >= oldest));
  if (scannedSeq === known.scannedSeq) return ok(kept);
  const written = ledger.transact((writer) => writer.setFact('workDays', { scannedSeq, days: kept }));
  return written.ok ? ok(kept) : written;
}
