/** What a line did all the time: seconds in which it carried, and in which it stood still, by cause. */
export interface LineUse {
  readonly carriedSeconds: number;
  /** Carried, and lost on the way when the line was cut. */
  readonly lostInCutsSeconds: number;
  /** Until the first papers left. */
  readonly idleBeginSeconds: number;
  /** From each cut until papers left again. */
  readonly idleAfterCutSeconds: number;
  /** Between papers: nobody had anything ready. */
  readonly idleBetweenSeconds: number;
  /** After the last papers had left. */
  readonly idleEndSeconds: number;
}

export interface LineLog {
  /** All times by one clock; in their order. */
  carries(plan: { fromMs: number; toMs: number; bytes: number; arrivesAtMs: number }): void;
  cut(atMs: number): void;
  use(fromMs: number, untilMs: number): LineUse;
}

interface Span {
  readonly fromMs: number;
  /** Earlier than planned where the line was cut meanwhile. */
  toMs: number;
  readonly bytes: number;
  readonly arrivesAtMs: number;
  isLost: boolean;
}

/** Less than this are questions and answers; from here on papers move. */
const papersFromBytes = 16 * 1024;
/** Longer than anything is on its way. */
const wayMs = 5_000;

export function createLineLog(): LineLog {
  const spans: Span[] = [];
  const cuts: number[] = [];
  return {
    carries: (plan) => void spans.push({ ...plan, isLost: false }),
    cut(atMs) {
      cuts.push(atMs);
      for (let at = spans.length - 1; at >= 0; at -= 1) {
        const span = spans[at];
        if (span === undefined || span.arrivesAtMs < atMs - wayMs) break;
        if (span.arrivesAtMs <= atMs || span.isLost) continue;
        span.isLost = true;
        // What was still in the modem never took the line's time.
        span.toMs = Math.max(span.fromMs, Math.min(span.toMs, atMs));
      }
    },
    use: (fromMs, untilMs) => useOf(spans, cuts, { fromMs, untilMs }),
  };
}

type Cause = 'begin' | 'afterCut' | 'between';

function useOf(
  spans: readonly Span[],
  cuts: readonly number[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): LineUse {
  const real = spans.filter((span) => span.toMs > span.fromMs && span.toMs > fromMs && span.fromMs < untilMs);
  const lastPapersAtMs = endOfPapers(real);
  const ms = { carried: 0, lost: 0, begin: 0, afterCut: 0, between: 0, end: 0 };
  const cutsLeft = cuts.filter((atMs) => atMs > fromMs && atMs <= untilMs);
  let cause: Cause = 'begin';
  let freeAtMs = fromMs;
  let bytesSinceBreak = 0;

  function idleUntil(atMs: number): void {
    ms[freeAtMs >= lastPapersAtMs ? 'end' : cause] += Math.max(0, atMs - freeAtMs);
    freeAtMs = Math.max(freeAtMs, atMs);
  }
  function passCuts(atMs: number): void {
    for (let cut = cutsLeft[0]; cut !== undefined && cut <= atMs; cut = cutsLeft[0]) {
      cutsLeft.shift();
      idleUntil(cut);
      bytesSinceBreak = 0;
      if (cause === 'between') cause = 'afterCut';
    }
  }

  for (const span of real) {
    passCuts(span.fromMs);
    idleUntil(span.fromMs);
    ms[span.isLost ? 'lost' : 'carried'] += span.toMs - span.fromMs;
    freeAtMs = Math.max(freeAtMs, span.toMs);
    bytesSinceBreak += span.bytes;
    if (bytesSinceBreak >= papersFromBytes) cause = 'between';
  }
  passCuts(untilMs);
  idleUntil(untilMs);
  return {
    carriedSeconds: seconds(ms.carried),
    lostInCutsSeconds: seconds(ms.lost),
    idleBeginSeconds: seconds(ms.begin),
    idleAfterCutSeconds: seconds(ms.afterCut),
    idleBetweenSeconds: seconds(ms.between),
    idleEndSeconds: seconds(ms.end),
  };
}

function endOfPapers(spans: readonly Span[]): number {
  let bytes = 0;
  for (let at = spans.length - 1; at >= 0; at -= 1) {
    bytes += spans[at]?.bytes ?? 0;
    if (bytes >= papersFromBytes) return spans.at(-1)?.toMs ?? Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
