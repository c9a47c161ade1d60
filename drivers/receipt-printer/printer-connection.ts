import type { DeviceFault } from '../device-status.ts';
import { tellChanges } from './escpos-bytes.ts';
import type { PrinterFacts } from './escpos-status.ts';
import { type PrinterTalk, talkOver } from './escpos-talk.ts';
import type { OpenPrinterLine } from './printer-line.ts';

/**
 * The one connection to a printer. It is kept, not opened per question: cheap printers serve a single connection and
 * their small network stacks choke on one every two seconds. All traffic goes over it, one speaker at a time.
 */
export interface PrinterConnection {
  /** The open connection, or a new one; null when there is none within the limit. */
  reach(limitMs: number): Promise<PrinterTalk | null>;
  /** Like `reach`, but waits out the pause that grows with every failure. */
  reachUnhurried(limitMs: number): Promise<PrinterTalk | null>;
  /** Why there was none the last time. */
  fault(): DeviceFault | null;
  drop(): void;
  close(): Promise<void>;
}

const longestPauseMs = 10_000;
const betweenTriesMs = 150;
const neverAgain = { line: null, fault: null } as const;

export function createPrinterConnection(
  open: OpenPrinterLine,
  retryMs: number,
  hears: { readonly onTold: (facts: PrinterFacts) => void; readonly onLost: () => void },
): PrinterConnection {
  let talk: PrinterTalk | null = null;
  let pauseMs = retryMs;
  let nextTryAt = 0;
  let closed = false;
  let fault: DeviceFault | null = null;
  /** Two open ends of one serial line or device would take each other's answers. */
  let leaving: Promise<void> = Promise.resolve();

  async function tryOnce(limitMs: number): Promise<PrinterTalk | null> {
    await Promise.race([leaving, after(limitMs)]);
    const { line, fault: why = null } = closed ? neverAgain : await open(Math.max(limitMs, 1));
    fault = why;
    if (line === null || closed) {
      line?.abort();
      nextTryAt = performance.now() + pauseMs;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      return null;
    }
    pauseMs = retryMs;
    const opened = talkOver(line);
    talk = opened;
    opened.onTold(hears.onTold);
    opened.onClose(() => {
      if (talk !== opened) return;
      talk = null;
      if (!closed) hears.onLost();
    });
    void opened.send(tellChanges);
    return opened;
  }

  return {
    async reach(limitMs) {
      const endsAt = performance.now() + limitMs;
      // A printer that was just let go of may refuse for a moment: its only connection is still being taken down.
      for (;;) {
        const reached = talk ?? (await tryOnce(endsAt - performance.now()));
        if (reached !== null || closed || performance.now() + betweenTriesMs >= endsAt) return reached;
        await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
      }
    },
    async reachUnhurried(limitMs) {
      if (talk !== null) return talk;
      return performance.now() < nextTryAt ? null : tryOnce(limitMs);
    },
    fault: () => fault,
    drop() {
      const dropped = talk;
      talk = null;
      if (dropped === null) return;
      leaving = new Promise((resolve) => dropped.onClose(resolve));
      dropped.abort();
    },
    async close() {
      closed = true;
      const last = talk;
      talk = null;
      await last?.close();
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(ms, 1)));
}
