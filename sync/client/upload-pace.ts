/**
 * 带宽让位: while somebody works at the desk, all uploads together take no more than a share of the line. What the line
 * carries is known from single chunks that have it to themselves, unpaced, now and then; a paced one says nothing.
 */
export interface UploadPace {
  /** Settles when so many bytes may leave. */
  leave(bytes: number, chunk: PacedChunk): Promise<void>;
  beginChunk(bytes: number): PacedChunk;
  /** What a chunk that measured says about the line, null for one that did not. */
  endChunk(chunk: PacedChunk, outcome: { readonly gotThrough: boolean }): void;
  /** Null before the first measurement. */
  lineBytesPerSecond(): number | null;
}

export interface PacedChunk {
  readonly bytes: number;
  readonly begunAtMs: number;
  readonly isMeasuring: boolean;
}

export interface UploadPaceOptions {
  /** 0 < share <= 1; 1 is unbounded: nobody works here, or the county gets all. Asked for again and again. */
  readonly share: () => number;
  readonly monotonicMs?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

const measureEveryMs = 60_000;
/** A chunk below this fits into buffers on the way: its time says nothing. */
const measurableBytes = 64 * 1024;
/** So much may leave at once after a pause: enough for one write, too little to fill the line's buffers. */
const burstMs = 250;
const longestWaitMs = 1_000;
const longestMeasuringMs = 20_000;

export function createUploadPace({
  share,
  monotonicMs = () => performance.now(),
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: UploadPaceOptions): UploadPace {
  let line: number | null = null;
  let measuredAtMs = Number.NEGATIVE_INFINITY;
  let measuring: PacedChunk | null = null;
  let tokens = 0;
  let filledAtMs = monotonicMs();
  /** One at a time asks for tokens: the first that came is the first that leaves. */
  let queue: Promise<void> = Promise.resolve();

  /** Bytes per second; null: as fast as the line is. */
  function allowed(): number | null {
    const part = share();
    return part >= 1 || line === null ? null : line * Math.max(part, 0.01);
  }

  /** A chunk whose end nobody ever told of (its reply broke off) must not hold the others for good. */
  function isMeasuringNow(): boolean {
    return measuring !== null && monotonicMs() - measuring.begunAtMs < longestMeasuringMs;
  }

  async function takeTokens(bytes: number): Promise<void> {
    for (;;) {
      const rate = allowed();
      const atMs = monotonicMs();
      if (rate === null) {
        tokens = 0;
        filledAtMs = atMs;
        return;
      }
      tokens = Math.min((rate * burstMs) / 1000, tokens + ((atMs - filledAtMs) / 1000) * rate);
      filledAtMs = atMs;
      // A debt is paid by those who come later: a slice larger than the bucket must still leave.
      if (tokens >= 0) {
        tokens -= bytes;
        return;
      }
      // Not all of it at once: the share may be given free meanwhile.
      await wait(Math.min(longestWaitMs, Math.max(1, (-tokens / rate) * 1000)));
    }
  }

  return {
    async leave(bytes, chunk) {
      if (chunk.isMeasuring) return;
      const turn = queue.then(async () => {
        // The line is measured by one that has it alone.
        while (isMeasuringNow() && share() < 1) await wait(50);
        await takeTokens(bytes);
      });
      queue = turn;
      await turn;
    },
    beginChunk(bytes) {
      const begunAtMs = monotonicMs();
      const isDue = begunAtMs - measuredAtMs >= measureEveryMs;
      const isMeasuring = !isMeasuringNow() && bytes >= measurableBytes && (isDue || line === null);
      const chunk: PacedChunk = { bytes, begunAtMs, isMeasuring };
      if (isMeasuring) measuring = chunk;
      return chunk;
    },
    endChunk(chunk, { gotThrough }) {
      if (measuring === chunk) measuring = null;
      // What comes back after a break is often another line: 4G again instead of the village's GPRS.
      if (!gotThrough) measuredAtMs = Number.NEGATIVE_INFINITY;
      if (!chunk.isMeasuring || !gotThrough) return;
      measuredAtMs = monotonicMs();
      line = chunk.bytes / (Math.max(1, measuredAtMs - chunk.begunAtMs) / 1000);
    },
    lineBytesPerSecond: () => line,
  };
}
