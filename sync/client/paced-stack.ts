import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { UploadPace } from './upload-pace.ts';

/** Small beside any line that counts, so that a pace is smooth. */
const sliceBytes = 8 * 1024;

/** tus-js-client's own HTTP, with bodies that leave slice by slice, each when the pace lets it. */
export function createPacedStack(
  inner: HttpStack,
  pace: UploadPace,
  onChunk: (chunk: { bytes: number; tookMs: number }) => void,
): HttpStack {
  async function sendPaced(request: HttpRequest, body: Uint8Array): Promise<HttpResponse> {
    const begunAtMs = performance.now();
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
      if (gotThrough) onChunk({ bytes: body.byteLength, tookMs: performance.now() - begunAtMs });
      return response;
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
        send: (body: unknown) => (body instanceof Uint8Array ? sendPaced(request, body) : request.send(body)),
        abort: () => request.abort(),
        getUnderlyingObject: () => request.getUnderlyingObject(),
      };
    },
  };
}
