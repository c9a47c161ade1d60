import type { z } from 'zod';
import type { FailureCode } from '../../main/domain/failures.ts';
import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import { type Refusal, refusalSchema } from '../protocol.ts';

/** An HTTP reply, read to its end. */
export interface RawReply {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  /** How long whoever answers wants to be left alone. */
  readonly retryAfterMs?: number | null;
  /** The county's clock, where it refused because of ours. */
  readonly countyTime?: string | null;
  readonly text: string;
}

/** The answer in a reply, or what kind of trouble the reply is (design §5.3, §5.4). */
export function answerIn<T>(reply: RawReply, schema: z.ZodType<T>): Result<T> {
  const trouble = troubleIn(reply);
  if (trouble) return { ok: false, failure: trouble };
  const json = parseJson(reply.text);
  if (json === undefined) return failed('county/garbled', `status ${reply.status}, not JSON`);
  const answer = schema.safeParse(json);
  if (!answer.success) return failed('county/garbled', wrongShape(answer.error));
  return ok(answer.data);
}

/**
 * Null when the reply may be an answer. The order matters: a balancer's 502 page is HTML and still the county's trouble,
 * while a 403 page is somebody's web filter, since the county itself refuses in JSON.
 */
export function troubleIn(reply: RawReply): Failure | null {
  const { status } = reply;
  // RFC 6585 §6: 511 is a captive portal that says so.
  if (status === 511) return { code: 'county/captive-portal', detail: 'status 511' };
  if (status >= 500 || status === 429 || status === 408 || status === 425) {
    const failure: Failure = { code: 'county/server-error', detail: `status ${status}` };
    const { retryAfterMs } = reply;
    return retryAfterMs === null || retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
  }
  // The contract has no redirects: whoever sends one is not the county, and nothing of ours must follow it.
  if (status >= 300 && status < 400) {
    return { code: 'county/captive-portal', detail: `redirect to ${clip(reply.location ?? 'nowhere')}` };
  }
  if (status === 404 || status === 410) return { code: 'county/not-found', detail: `status ${status}` };
  // Mostly said by a web server in front of the county, as HTML.
  if (status === 413) return { code: 'county/too-large', detail: 'status 413' };
  if (isWebPage(reply)) return { code: 'county/captive-portal', detail: `a web page, status ${status}` };
  if (status >= 400) return refusalIn(reply);
  return null;
}

const codeOfRefusal: Readonly<Record<Refusal['error'], FailureCode>> = {
  'bad-request': 'county/refused',
  unauthorised: 'county/not-recognised',
  revoked: 'county/revoked',
  replaced: 'county/replaced',
  'clock-skew': 'county/clock-differs',
  'code-unknown': 'enrolment/code-unknown',
  'code-expired': 'enrolment/code-expired',
  'code-used': 'enrolment/code-used',
  'code-other-terminal': 'enrolment/code-other-terminal',
  'version-mismatch': 'county/version-mismatch',
  'chain-conflict': 'county/chain-conflict',
  'not-found': 'county/not-found',
  'too-large': 'county/too-large',
  'too-many-requests': 'county/server-error',
  internal: 'county/server-error',
};

function refusalIn(reply: RawReply): Failure {
  const refusal = refusalSchema.safeParse(parseJson(reply.text));
  if (refusal.success) {
    return { code: codeOfRefusal[refusal.data.error], detail: clip(`${refusal.data.error}: ${refusal.data.message}`) };
  }
  const detail = `status ${reply.status}`;
  if (reply.status === 409) return { code: 'county/chain-conflict', detail };
  if (reply.status === 426) return { code: 'county/version-mismatch', detail };
  return { code: 'county/refused', detail };
}

export function isWebPage(reply: Pick<RawReply, 'contentType' | 'text'>): boolean {
  return (
    /^(text\/html|application\/xhtml)/i.test(reply.contentType) || /^\s*<(!doctype|html|head|body)/i.test(reply.text)
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrongShape(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? clip(`wrong shape at /${issue.path.join('/')}: ${issue.message}`) : 'wrong shape';
}

/** Foreign text goes into logs and the details fold: bounded. */
export function clip(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
