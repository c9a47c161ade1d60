import { Buffer } from 'node:buffer';
import { setImmediate as breath } from 'node:timers/promises';
import { isOfDayCount, startDayCount } from '../../domain/day-closing/count-day.ts';
import type { ClosingSpan, DayFigures } from '../../domain/day-closing/figures.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { Part } from '../../stages.ts';

/** Reading and opening these takes a few milliseconds; the window goes on between two of them. */
const handful = 250;

/** 清点: the figures of a span, from the chain alone. */
export async function countSpan(
  ledger: Pick<Ledger, 'storedEvents'>,
  span: ClosingSpan,
  part: Part = () => undefined,
): Promise<DayFigures> {
  const counting = startDayCount(span);
  for (let fromSeq = 1; fromSeq <= span.uptoSeq; ) {
    const stored = ledger.storedEvents({ fromSeq, limit: handful });
    const last = stored.at(-1);
    if (last === undefined) break;
    for (const event of stored) {
      if (event.envelope.seq > span.uptoSeq || !isOfDayCount(event.envelope)) continue;
      counting.take({ ...event.envelope, body: bodyOf(event.bodyBytes()) });
    }
    if (stored.length === handful) part(last.envelope.seq, span.uptoSeq);
    fromSeq = last.envelope.seq + 1;
    await breath();
  }
  return counting.figures();
}

/** One that can't be opened any more counts for nothing here: the walk over the chain names it. */
function bodyOf(bytes: Uint8Array | null): Readonly<Record<string, unknown>> {
  if (bytes === null) return {};
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return {};
  }
}
