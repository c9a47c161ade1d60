import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { DefaultHttpStack, type HttpRequest, Upload } from 'tus-js-client';
import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type { SignableRequest } from '../crypto/request-signature.ts';
import type { UploadableMaterial, UploadMemory } from '../ports.ts';
import { countyTimeHeader } from '../protocol.ts';
import { createChunkSize } from './chunk-size.ts';
import { createPacedStack } from './paced-stack.ts';
import type { UploadPace } from './upload-pace.ts';
import { failureOf, isAboutTime, resumable, uploadTrouble, WrongAnswer } from './upload-trouble.ts';
import { createUploadTurns, type UploadTurn } from './upload-turns.ts';
import { createUploadUrls } from './upload-urls.ts';

export interface MaterialUploader {
  upload(material: UploadableMaterial, onProgress: (sentBytes: number) => void): Promise<Result<void>>;
  close(): void;
}

export interface UploaderOptions {
  readonly endpoint: URL;
  /** All fields of a request, signed; called for each one. */
  readonly sign: (request: SignableRequest) => Promise<Readonly<Record<string, string>>>;
  /** The county refused because of this terminal's clock, and said its own time. False: it said nothing that is a time. */
  readonly onCountyTime: (time: string) => boolean;
  /** The first; later ones are fitted to the line. */
  readonly chunkBytes: number;
  readonly memory: UploadMemory;
  readonly pace: UploadPace;
  /** An upload that moves no byte for this long has failed; the next try goes on where it stood. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/**
 * Resumable uploads by tus-js-client. The library knows the protocol; here stand the limits of time, the classification
 * of foreign replies, and the rule that materials go to the county's origin alone.
 */
export function createMaterialUploader(options: UploaderOptions): MaterialUploader {
  const agent =
    options.endpoint.protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const urls = createUploadUrls(options.endpoint, options.memory);
  const size = createChunkSize(options.chunkBytes);
  const inner = new DefaultHttpStack({ agent });
  const turns = createUploadTurns();

  async function upload(material: UploadableMaterial, onProgress: (sentBytes: number) => void): Promise<Result<void>> {
    // Kept from one try to the next: whoever began first is through first.
    const turn = turns.join();
    let breaks = 0;
    for (;;) {
      const chunkBytes = Math.min(size.bytes(), material.sizeBytes);
      const uploaded = await uploadOnce(material, turn, onProgress);
      if (uploaded.ok) return uploaded;
      if (uploaded.failure.code === 'county/offline') {
        breaks += 1;
        // What was reset together with it, and has not said so yet, must not swallow the next question.
        closeIdle(agent);
        if (hasBrokenOff(uploaded.failure) && breaks <= takenUpAtOnce && !options.signal.aborted) continue;
      }
      // What is too large for something on the way goes on in smaller pieces.
      const isSmallerWorthTrying = uploaded.failure.code === 'county/too-large' && size.tooLarge(chunkBytes);
      if (!isSmallerWorthTrying) return uploaded;
    }
  }

  function uploadOnce(
    material: UploadableMaterial,
    turn: UploadTurn,
    onProgress: (sentBytes: number) => void,
  ): Promise<Result<void>> {
    return new Promise((resolve) => {
      const bytes = Buffer.from(material.bytes.buffer, material.bytes.byteOffset, material.bytes.byteLength);
      const job = new Upload(bytes, {
        endpoint: options.endpoint.href,
        metadata: { sha256: material.sha256, mediaType: material.mediaType },
        chunkSize: size.bytes(),
        // 409 and 423 say that the offset moved under us (a doubled or cut PATCH): ask for it and go on. A request that
        // was refused for its time is signed again, by the time that the refusal named.
        retryDelays: [0, 200, 1000],
        onShouldRetry: ({ originalResponse }) =>
          originalResponse !== null &&
          ([409, 423].includes(originalResponse.getStatus()) || isAboutTime(originalResponse)),
        fingerprint: async () => material.sha256,
        urlStorage: urls,
        removeFingerprintOnSuccess: true,
        httpStack: createPacedStack(inner, {
          pace: options.pace,
          turn,
          size,
          onWaiting: () => stall.hold(),
          onTurn: () => stall.renew(),
        }),
        onBeforeRequest: async (request) => {
          stall.renew();
          const url = new URL(request.getURL());
          if (url.origin !== options.endpoint.origin) {
            throw new WrongAnswer({ code: 'county/garbled', detail: 'upload address on a foreign host' });
          }
          const signed = await options.sign({ method: request.getMethod(), url, headers: tusFieldsOf(request) });
          for (const [name, value] of Object.entries(signed)) request.setHeader(name, value);
        },
        onAfterResponse: (request, response) => {
          stall.renew();
          const countyTime = response.getHeader(countyTimeHeader);
          if (countyTime && options.onCountyTime(countyTime)) return;
          const trouble = uploadTrouble(request, response);
          if (trouble) throw new WrongAnswer(trouble);
        },
        onProgress: (sentBytes) => {
          stall.renew();
          onProgress(sentBytes);
        },
        onChunkComplete: () => {
          // Read by the library before each chunk.
          job.options.chunkSize = size.bytes();
        },
        onSuccess: () => settle(ok()),
        onError: (error) => {
          const failure = failureOf(error);
          if (!resumable.has(failure.code)) options.memory.forget(material.sha256);
          settle({ ok: false, failure });
        },
      });

      // tus-js-client never settles when a reply breaks off in its middle: the watch is ours.
      const stall = watch(options.stallMs, () => giveUp(silence));
      const onAbort = () => giveUp('stopping');

      function giveUp(reason: string): void {
        void job.abort();
        settle(failed('county/offline', reason));
      }
      function settle(result: Result<void>): void {
        stall.end();
        turn.giveUp();
        options.signal.removeEventListener('abort', onAbort);
        resolve(result);
      }

      if (options.signal.aborted) return giveUp('stopping');
      options.signal.addEventListener('abort', onAbort, { once: true });
      void job.findPreviousUploads().then(([previous]) => {
        if (previous) job.resumeFromPreviousUpload(previous);
        if (!options.signal.aborted) job.start();
      });
    });
  }

  return { upload, close: () => agent.destroy() };
}

/**
 * A line that is cut and is there again a moment later (a mobile cell changes, a proxy has had enough) must not cost the
 * wait for the next probe: it is taken up where it stood. One that stays down is left to the engine.
 */
const takenUpAtOnce = 2;
function closeIdle({ freeSockets }: HttpAgent): void {
  for (const sockets of Object.values(freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}

const silence = 'no byte moved in time';

function hasBrokenOff({ detail }: Failure): boolean {
  return detail !== silence;
}

/** What tus-js-client says in fields; the signature covers all of it. */
function tusFieldsOf(request: HttpRequest): Record<string, string> {
  const names = ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.getHeader(name);
      return value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
}

function watch(limitMs: number, onStall: () => void) {
  let isEnded = false;
  let timer = setTimeout(onStall, limitMs);
  return {
    hold: () => clearTimeout(timer),
    renew() {
      clearTimeout(timer);
      if (!isEnded) timer = setTimeout(onStall, limitMs);
    },
    end() {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}
