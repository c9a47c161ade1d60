import { DetailedError, type HttpRequest, type HttpResponse } from 'tus-js-client';
import type { FailureCode } from '../../main/domain/failures.ts';
import type { Failure } from '../../main/domain/result.ts';
import { countyTimeHeader } from '../protocol.ts';
import { type RawReply, troubleIn } from './classify-reply.ts';
import { describe } from './county-fetch.ts';
import { retryAfterMsIn } from './retry-after.ts';

/** Carries a classified failure through the library's error path. */
export class WrongAnswer extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export function uploadTrouble(request: HttpRequest, response: HttpResponse): Failure | null {
  const status = response.getStatus();
  const method = request.getMethod();
  // The library's own business: an upload that the county has forgotten is created anew, a moved offset is asked for.
  if (method === 'HEAD' && [400, 403, 404, 410, 412].includes(status)) return null;
  if ([409, 423].includes(status)) return null;
  const reply: RawReply = {
    status,
    contentType: response.getHeader('content-type') ?? '',
    location: response.getHeader('location') ?? null,
    retryAfterMs: retryAfterMsIn((name) => response.getHeader(name) ?? null),
    text: method === 'HEAD' ? '' : response.getBody(),
  };
  // An upload that vanished between two chunks is begun again; a missing endpoint is another matter.
  if (method === 'PATCH' && (status === 404 || status === 410)) {
    return { code: 'county/server-error', detail: `the upload is gone, status ${status}` };
  }
  // Said of the whole material, not of a piece: smaller pieces would not help.
  if (method === 'POST' && status === 413) return { code: 'county/refused', detail: 'larger than the county takes' };
  return troubleIn(reply);
}

export function failureOf(error: Error | DetailedError): Failure {
  if (error instanceof WrongAnswer) return error.failure;
  if (error instanceof DetailedError) {
    if (error.causingError instanceof WrongAnswer) return error.causingError.failure;
    const status = error.originalResponse?.getStatus();
    if (error.originalResponse && isAboutTime(error.originalResponse)) {
      return { code: 'county/clock-differs', detail: 'upload' };
    }
    if (status === 409 || status === 423) return { code: 'county/server-error', detail: `upload, status ${status}` };
    if (status !== undefined) return { code: 'county/garbled', detail: `upload, status ${status}` };
    return { code: 'county/offline', detail: describe(error.causingError ?? error) };
  }
  return { code: 'county/offline', detail: describe(error) };
}

/** Refused for this terminal's clock: signed anew by the time that was named, it is made again. */
export function isAboutTime(response: HttpResponse): boolean {
  return response.getStatus() === 401 && response.getHeader(countyTimeHeader) !== undefined;
}

/** A broken line, a tired server or a piece that was too large leave something worth resuming. */
export const resumable: ReadonlySet<FailureCode> = new Set([
  'county/offline',
  'county/server-error',
  'county/captive-portal',
  'county/too-large',
]);
