import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { ChunkSize } from './chunk-size.ts';
import type { UploadPace } from './upload-pace.ts';
import type { UploadTurn } from './upload-turns.ts';

/** Small beside any line that counts, so that a pace is smooth. */
const sliceBytes = 8 * 1024;
/** Done in a moment on any line that carries scans: it waits for nobody, and nobody for it. */
const waitsFromBytes = 64 * 1024;

export interface PacedStackOptions {
  readonly pace: UploadPace;
  readonly turn: UploadTurn;
  /** Says how much of what is offered goes in a request, and hears what came of it. */
  readonly size: ChunkSize;
  /** It waits for its turn: no byte moves, and nothing is wrong. */
  readonly onWaiting: () => void;
  readonly onTurn: () => void;
}

/** tus-js-client's own HTTP, with bodies that leave in their turn, slice by slice, each when the pace lets it. */
export function createPacedStack(inner: HttpStack, options: PacedStackOptions): HttpStack {
  const { pace, turn, size } = options;

  async function sendInTurn(request: HttpRequest, offered: Uint8Array): Promise<HttpResponse> {
    // The county's answer says where the next request begins.
    const body = offered.subarray(0, size.part(offered.byteLength));
    if (body.byteLength < waitsFromBytes) return sendPaced(request, body);
    options.onWaiting();
    const end = await turn.take();
    if (end === null) throw new Error('the upload was given up');
    options.onTurn();
    try {
      return await sendPaced(request, body);
    } finally {
      end();
    }
  }

  async function sendPaced(request: HttpRequest, body: Uint8Array): Promise<HttpResponse> {
    const begunAtMs = performance.now();
    const sizeThen = size.bytes();
    const chunk = pace.beginChunk(body.byteLength);
    async function* pacedSlices() {
      for (let from = 0; from < body.byteLength; from += sliceBytes) {
        const slice = body.subarray(from, from + sliceBytes);
        await pace.leave(slice.byteLength, chunk);
        yield slice;
      }
    }
    const slices = Readable.from(pacedSlices(), { objectMode: false, highWaterMark: sliceBytes });
    let gotThrough = false;
    try {
      // `size` is what becomes the content-length.
      const response = await request.send(Object.assign(slices, { size: body.byteLength }));
      gotThrough = response.getStatus() < 300;
      if (gotThrough) size.gotThrough({ bytes: body.byteLength, tookMs: performance.now() - begunAtMs });
      return response;
    } catch (error) {
      size.brokeOff(sizeThen);
      throw error;
    } finally {
      slices.destroy();
      pace.endChunk(chunk, { gotThrough });
    }
  }

  return {
    getName: () => inner.getName(),
    createRequest(method, url) {
      const request = inner.createRequest(method, url);
      return {
        getMethod: () => request.getMethod(),
        getURL: () => request.getURL(),
        setHeader: (header, value) => request.setHeader(header, value),
        getHeader: (header) => request.getHeader(header),
        setProgressHandler: (handler) => request.setProgressHandler(handler),
        send: (body: unknown) => (body instanceof Uint8Array ? sendInTurn(request, body) : request.send(body)),
        abort: () => request.abort(),
        getUnderlyingObject: () => request.getUnderlyingObject(),
      };
    },
  };
}
