import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import { countyTimeHeader } from '../protocol.ts';
import { clip, type RawReply } from './classify-reply.ts';
import { retryAfterMsIn } from './retry-after.ts';

export interface FetchPlan {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Silence longer than this ends the call; a body gets the time a very thin line needs on top. */
  readonly timeoutMs: number;
  readonly replyLimitBytes: number;
  /** Ends the call early: the terminal is stopping. */
  readonly signal: AbortSignal;
}

/** The thinnest line that still counts as one: 4 KB/s. */
const thinnestBytesPerMs = 4;

const silence = 'no answer in time';

/** Cut, or not there at all, as against silent: whoever asks again at once has lost no time. */
export function hasBrokenOff({ code, detail }: Failure): boolean {
  return code === 'county/offline' && detail !== silence;
}

/** One request, read to its end within limits of time and size. Any break of the line is `county/offline`. */
export async function countyFetch(fetch: typeof globalThis.fetch, plan: FetchPlan): Promise<Result<RawReply>> {
  const patience = startPatience(plan.timeoutMs + (plan.body?.length ?? 0) / thinnestBytesPerMs);
  try {
    const response = await fetch(plan.url, {
      method: plan.method,
      headers: { ...plan.headers },
      body: plan.body ?? null,
      redirect: 'manual',
      signal: AbortSignal.any([plan.signal, patience.signal]),
    });
    patience.renew(plan.timeoutMs);
    const text = await readWithin(response, plan.replyLimitBytes, () => patience.renew(plan.timeoutMs));
    if (text === null) return failed('county/garbled', `reply larger than ${plan.replyLimitBytes} bytes`);
    return ok({
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      location: response.headers.get('location'),
      retryAfterMs: retryAfterMsIn((name) => response.headers.get(name)),
      countyTime: response.headers.get(countyTimeHeader),
      text,
    });
  } catch (error) {
    return failed('county/offline', patience.signal.aborted ? silence : describe(error));
  } finally {
    patience.end();
  }
}

/** Null when the reply is larger than allowed; what follows is not read. */
async function readWithin(response: Response, limitBytes: number, onBytes: () => void): Promise<string | null> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body) {
    onBytes();
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (sizeBytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function startPatience(ms: number) {
  const controller = new AbortController();
  let timer = setTimeout(() => controller.abort(), ms);
  return {
    signal: controller.signal,
    renew(nextMs: number) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), nextMs);
    },
    end: () => clearTimeout(timer),
  };
}

/** fetch hides the reason ("fetch failed") in `cause`. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return clip(String(error));
  const cause = error.cause;
  if (cause instanceof Error) {
    const code = 'code' in cause ? String(cause.code) : '';
    return clip(`${error.message}: ${code || cause.message}`);
  }
  return clip(error.message);
}
