import { request } from 'node:http';
import { decodeIpp, encodeIpp, type IppMessage } from './ipp-message.ts';

/** Where an IPP server listens: a socket file of this machine, or a port. */
export type IppAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

export type IppOutcome =
  | { readonly ok: true; readonly reply: IppMessage }
  /** unreachable: nobody took the connection, so nothing was handed over; the others leave that open. */
  | { readonly ok: false; readonly why: 'unreachable' | 'silent' | 'garbled' | 'not-allowed'; readonly detail: string };

const longestReplyBytes = 4 * 1024 * 1024;

/** One IPP request over HTTP (RFC 8010 §4), answered within `timeoutMs` or given up. */
export async function askIpp(
  address: IppAddress,
  question: {
    readonly path: string;
    readonly message: IppMessage;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<IppOutcome> {
  const body = encodeIpp(question.message);
  const limit = AbortSignal.timeout(question.timeoutMs);
  try {
    const { status, bytes } = await post(address, question.path, body, AbortSignal.any([limit, question.signal]));
    if (status === 401 || status === 403) return { ok: false, why: 'not-allowed', detail: `HTTP ${status}` };
    if (status !== 200 || bytes === null) return { ok: false, why: 'garbled', detail: `HTTP ${status}` };
    const reply = decodeIpp(bytes);
    if (reply === null || reply.requestId !== question.message.requestId) {
      return { ok: false, why: 'garbled', detail: `${bytes.length} bytes that are no IPP reply` };
    }
    return { ok: true, reply };
  } catch (error) {
    if (limit.aborted) return { ok: false, why: 'silent', detail: `no answer within ${question.timeoutMs} ms` };
    return { ok: false, why: isUnreached(error) ? 'unreachable' : 'silent', detail: String(error) };
  }
}

interface HttpReply {
  readonly status: number;
  /** null: longer than any honest reply. */
  readonly bytes: Uint8Array | null;
}

function post(address: IppAddress, path: string, body: Uint8Array, signal: AbortSignal): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...address,
        path,
        method: 'POST',
        signal,
        // A connection of its own: a kept one may be closed by the other side in the very moment of the hand-over.
        agent: false,
        headers: {
          // CUPS answers names that it does not know with 400.
          host: 'localhost',
          'content-type': 'application/ipp',
          'content-length': body.length,
        },
      },
      (response) => {
        const chunks: Uint8Array[] = [];
        let sizeBytes = 0;
        response.on('data', (chunk: Buffer) => {
          sizeBytes += chunk.length;
          if (sizeBytes > longestReplyBytes) {
            resolve({ status: response.statusCode ?? 0, bytes: null });
            response.destroy();
          } else chunks.push(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('the reply was cut off')));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
  'EAI_AGAIN',
]);

function isUnreached(error: unknown): boolean {
  return error instanceof Error && 'code' in error && neverConnected.has(String(error.code));
}
