import type { SyncLog } from '../ports.ts';
import { describe } from './county-fetch.ts';

export interface EventStreamOptions {
  readonly url: URL;
  /** Signed anew for each connection. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** A refusal may have said what time it is at the county; the next try is signed with that. */
  readonly onRefused: (response: Response) => void;
  readonly fetch: typeof globalThis.fetch;
  /** The county writes a comment now and then; a longer silence is a dead line. */
  readonly idleMs: number;
  readonly reconnectBaseMs: number;
  readonly reconnectCapMs: number;
  readonly signal: AbortSignal;
  readonly log: SyncLog;
}

export interface StreamEars {
  readonly onNudge: () => void;
  readonly onBroken: () => void;
}

/**
 * Server-sent events (WHATWG HTML §9.2), of which only the fact that one came matters. Each good connection nudges once:
 * news may have come while there was none. Ends with the signal; every other end is followed by a new try, and that of a
 * good connection is told: nothing else shows so soon that the line is gone.
 */
export async function followEventStream(options: EventStreamOptions, { onNudge, onBroken }: StreamEars): Promise<void> {
  let failures = 0;
  while (!options.signal.aborted) {
    const wasConnected = await followOnce(options, onNudge);
    if (wasConnected && !options.signal.aborted) onBroken();
    failures = wasConnected ? 0 : failures + 1;
    const ceilingMs = Math.min(options.reconnectCapMs, options.reconnectBaseMs * 2 ** Math.min(failures, 16));
    await pause(ceilingMs * (0.5 + Math.random() / 2), options.signal);
  }
}

async function followOnce(options: EventStreamOptions, onNudge: () => void): Promise<boolean> {
  const idle = new AbortController();
  let timer = setTimeout(() => idle.abort(), options.idleMs);
  let isConnected = false;
  try {
    const response = await options.fetch(options.url, {
      headers: { ...(await options.headers()), accept: 'text/event-stream' },
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, idle.signal]),
    });
    const isStream = response.ok && response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream || !response.body) {
      options.onRefused(response);
      await response.body?.cancel();
      return false;
    }
    isConnected = true;
    onNudge();
    const hasEvent = createEventScanner();
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => idle.abort(), options.idleMs);
      if (hasEvent(Buffer.from(chunk).toString('latin1'))) onNudge();
    }
  } catch (error) {
    if (!options.signal.aborted) options.log.debug({ reason: describe(error) }, 'event stream broke off');
  } finally {
    clearTimeout(timer);
  }
  return isConnected;
}

/**
 * True when the text just read completes an event: an empty line after at least one `data` line. Comments (`: keep-alive`)
 * are no events. Latin-1 is enough, since content is never looked at, and no character can be torn by a chunk.
 */
export function createEventScanner(): (text: string) => boolean {
  let line = '';
  let hasData = false;
  let previousWasCr = false;
  return (text) => {
    let isComplete = false;
    for (const char of text) {
      const isLineEnd = char === '\r' || (char === '\n' && !previousWasCr);
      const isSecondHalf = char === '\n' && previousWasCr;
      previousWasCr = char === '\r';
      if (isSecondHalf) continue;
      if (!isLineEnd) {
        // Only the field name matters; a hostile endless line must not fill the memory.
        if (line.length < 16) line += char;
        continue;
      }
      if (line === '') {
        isComplete ||= hasData;
        hasData = false;
      } else if (line === 'data' || line.startsWith('data:')) {
        hasData = true;
      }
      line = '';
    }
    return isComplete;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
