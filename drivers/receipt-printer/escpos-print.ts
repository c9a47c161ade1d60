import type { DeviceTrouble } from '../device-status.ts';
import { prepareJob } from './escpos-bytes.ts';
import { verdictOn } from './escpos-status.ts';
import type { PrinterTalk } from './escpos-talk.ts';

export type PrintOutcome =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'unconfirmed' }
  /** Nothing was sent. */
  | { readonly outcome: 'not-begun'; readonly trouble: DeviceTrouble; readonly detail?: string }
  /** Part of it may lie in the printer's buffer (or still in ours: `stuck`). */
  | { readonly outcome: 'broken'; readonly trouble: DeviceTrouble; readonly stuck: boolean; readonly detail?: string };

export interface PrintLimits {
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly silenceMs: number;
  /** How long the closing question may stay unanswered: as long as printing lasts. */
  readonly sensorMs: number;
  /** It did answer before: its silence now means that it is off, or stands still with no ear for questions. */
  readonly mustAnswer: boolean;
}

/** How often a printer that was given a whole job is asked how it does. */
const watchEveryMs = 400;
const coolingPauseMs = 300;

/** Puts one job on paper: state, prelude, bytes, closing question, state. */
export async function printOver(
  talk: PrinterTalk,
  job: { readonly bytes: Uint8Array; readonly prelude: Uint8Array | null; readonly onBegin: () => void },
  limits: PrintLimits,
): Promise<PrintOutcome> {
  const before = await stateBefore(talk, limits);
  if (before.outcome !== 'go') return before;

  job.onBegin();
  const told = firstTroubleTold(talk);
  const over = new AbortController();
  try {
    const bytes = job.prelude === null ? prepareJob(job.bytes) : Buffer.concat([job.prelude, prepareJob(job.bytes)]);
    const sent = await Promise.race([talk.send(bytes), told.trouble, nothingBy(limits.endsAt)]);
    if (sent === null) return broken('printer/state-unknown', true, 'the printer takes no more bytes');
    if (sent === false) return broken('printer/offline', true, 'the line closed while sending');
    if (sent !== true) return broken(sent, true);
    const sensorMs = limits.sensorMs + talk.lagMs(bytes.length);
    return await untilPrinted(talk, told.trouble, { ...limits, sensorMs, answers: before.answers, over: over.signal });
  } finally {
    told.stop();
    over.abort();
  }
}

type Before =
  | { readonly outcome: 'go'; readonly answers: boolean }
  | Extract<PrintOutcome, { readonly outcome: 'not-begun' }>;

/** A hot head cools down by itself and is waited for; any other trouble means that the printer gets nothing at all. */
async function stateBefore(talk: PrinterTalk, limits: PrintLimits): Promise<Before> {
  let silences = 0;
  for (;;) {
    const verdict = verdictOn(await talk.ask(Math.min(limits.silenceMs, remainingMs(limits.endsAt))));
    if (!talk.isOpen()) return { outcome: 'not-begun', trouble: 'printer/offline' };
    if (verdict.condition === 'needs-help') {
      return { outcome: 'not-begun', trouble: verdict.trouble ?? 'printer/offline' };
    }
    if (verdict.condition === 'unknown' && limits.mustAnswer) {
      silences += 1;
      if (silences < 2) continue;
      return { outcome: 'not-begun', trouble: 'printer/offline', detail: 'it answered before and is silent now' };
    }
    if (remainingMs(limits.endsAt) <= coolingPauseMs) {
      return { outcome: 'not-begun', trouble: 'printer/state-unknown', detail: 'no time left to begin' };
    }
    if (verdict.condition !== 'busy') return { outcome: 'go', answers: verdict.condition !== 'unknown' };
    await nothingBy(performance.now() + coolingPauseMs);
  }
}

async function untilPrinted(
  talk: PrinterTalk,
  troubleTold: Promise<DeviceTrouble>,
  limits: PrintLimits & { readonly answers: boolean; readonly over: AbortSignal },
): Promise<PrintOutcome> {
  const sensorEndsAt = Math.min(limits.endsAt, performance.now() + limits.sensorMs);
  const sensor = talk.askSensor(remainingMs(sensorEndsAt), limits.over).then((paper) => ({ paper }));
  for (;;) {
    const news = await Promise.race([sensor, troubleTold, nothingBy(performance.now() + watchEveryMs)]);
    if (typeof news === 'string') return broken(news, false);
    if (news !== null && news.paper === 'out') return broken('printer/out-of-paper', false);
    // Everything was handed over: it may be on paper, so neither "failed" nor "printed" would be honest.
    if (!talk.isOpen()) return { outcome: 'unconfirmed' };
    if (limits.answers) {
      const after = verdictOn(await talk.ask(Math.min(limits.silenceMs, remainingMs(limits.endsAt))));
      if (after.condition === 'needs-help') return broken(after.trouble ?? 'printer/offline', false);
    }
    if (news !== null) return { outcome: news.paper === null ? 'unconfirmed' : 'confirmed' };
  }
}

function firstTroubleTold(talk: PrinterTalk): { readonly trouble: Promise<DeviceTrouble>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<DeviceTrouble>();
  const stop = talk.onTold((facts) => {
    const { condition, trouble } = verdictOn(facts);
    if (condition === 'needs-help' && trouble !== null) resolve(trouble);
  });
  return { trouble: promise, stop };
}

function broken(trouble: DeviceTrouble, stuck: boolean, detail?: string): PrintOutcome {
  return { outcome: 'broken', trouble, stuck, detail };
}

function remainingMs(endsAt: number): number {
  return Math.max(0, endsAt - performance.now());
}

function nothingBy(endsAt: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), remainingMs(endsAt)));
}
