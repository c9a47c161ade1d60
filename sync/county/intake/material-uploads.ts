import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, type Upload } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pageRefSchema, sha256Schema } from '../../../main/domain/application.ts';
import { sliceMediaType } from '../../package/package-wire.ts';
import { type Refusal, refusalSchema } from '../../protocol.ts';
import type { MaterialFiles } from '../materials/port.ts';
import type { CountyStore } from '../store/port.ts';
import { countingBytes } from '../watch/counting-bytes.ts';
import type { CountyMetrics } from '../watch/metrics.ts';
import { refusalForStatus, refusalStatus } from './refusals.ts';
import { uploadLocker } from './upload-locker.ts';

const path = '/api/v1/materials';
/** A4 at 600 dpi in colour stays below; so does a scanned booklet as PDF. */
const materialLimitBytes = 64 * 1024 * 1024;

const giveBackWithinMs = 3_000;

const metadataSchema = z.object({
  sha256: sha256Schema,
  mediaType: z.enum([...pageRefSchema.shape.mediaType.options, sliceMediaType]),
});

/**
 * Resumable uploads (tus 1.0) of an enrolled terminal, gone on with at any instance. Nothing is served from here: only
 * what was verified is taken into the material files, and only then recorded as held.
 */
export function materialUploads(
  app: FastifyInstance,
  { store, files, metrics }: { store: CountyStore; files: MaterialFiles; metrics: CountyMetrics },
): void {
  const guarded = new WeakMap<IncomingMessage, FastifyRequest>();
  const underWay = new Set<Promise<void>>();
  const uploads = countingBytes(files.uploads, metrics.uploaded);
  const server = new Server({
    path,
    datastore: uploads,
    locker: uploadLocker(store.uploadLeases, (error) => app.log.warn({ err: error }, 'lease of an upload not renewed')),
    maxSize: materialLimitBytes,
    relativeLocation: true,
    // The answer to "which origins may read this?" is: none.
    allowedOrigins: [],
    async onUploadCreate(request, upload) {
      const metadata = metadataSchema.safeParse(upload.metadata);
      if (!metadata.success) throw refusal('bad-request', 'Upload-Metadata must name sha256 and mediaType');
      if (upload.size === undefined || upload.size === 0) throw refusal('bad-request', 'the size must be known');
      return { metadata: { ...metadata.data, terminal: guardedOf(request).terminal.id } };
    },
    async onIncomingRequest(request, uploadId) {
      if (request.method === 'POST') return;
      const upload = await uploads.getUpload(uploadId);
      if (upload.metadata?.terminal !== guardedOf(request).terminal.id) throw refusal('not-found', 'no such upload');
      // An instance that ended between the last byte and its verification: the terminal asks how far it came, and
      // would take "all of it" for success.
      if (request.method === 'HEAD' && upload.offset === upload.size) await finish(upload);
    },
    async onUploadFinish(_request, upload) {
      await finish(upload);
      return {};
    },
    onResponseError(request, error) {
      const status = 'status_code' in error ? error.status_code : 500;
      const text = 'body' in error ? error.body : 'the upload failed';
      if (status >= 500) app.log.error({ err: error }, 'upload failed');
      const own = refusalIn(text);
      const kind = own?.error ?? refusalForStatus(status);
      guardedOf(request).refusal = kind;
      return own === null ? { status_code: status, body: refusalBody(kind, text.trim()) } : undefined;
    },
  });

  /** The request as the gate let it pass. */
  function guardedOf(request: { runtime?: { node?: { req?: unknown } } | undefined }): FastifyRequest {
    const passed = guarded.get(request.runtime?.node?.req as IncomingMessage);
    if (passed === undefined) throw new Error('an upload came past the gate');
    return passed;
  }

  async function finish(upload: Upload): Promise<void> {
    const { sha256, mediaType } = metadataSchema.parse(upload.metadata);
    if ((await store.materials.find(sha256)) === null) {
      // Asked for twice at the same moment, the other one may already have settled what this one was reading.
      if (!(await files.take(upload, sha256)) && (await store.materials.find(sha256)) === null) {
        await files.discard(upload);
        throw refusal('bad-request', 'the bytes do not have the announced hash; the upload was discarded');
      }
      await store.materials.recordHeld({ sha256, sizeBytes: upload.size ?? 0, mediaType });
    }
    await files.settle(upload).catch((error: unknown) => app.log.warn({ err: error }, 'a verified upload takes room'));
  }

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    guarded.set(request.raw, request);
    reply.hijack();
    const handled = server.handle(request.raw, reply.raw);
    underWay.add(handled);
    await handled.finally(() => underWay.delete(handled));
  }
  // An instance that ends gives its uploads back, so that the terminal can go on at another one at once.
  app.addHook('onClose', async () => {
    await Promise.race([Promise.allSettled(underWay), sleep(giveBackWithinMs, undefined, { ref: false })]);
  });

  // tus reads the request itself; without this Fastify would refuse the content type or swallow the body.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.route({
    method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    url: `${path}/*`,
    handler,
  });
  app.route({
    method: ['POST', 'OPTIONS'],
    url: path,
    handler,
  });
}

function refusalIn(text: string): Refusal | null {
  return text.startsWith('{') ? refusalSchema.parse(JSON.parse(text)) : null;
}

function refusalBody(error: Refusal['error'], message: string): string {
  return JSON.stringify({ error, message } satisfies Refusal);
}

/** What tus takes for "answer with this". */
function refusal(error: Refusal['error'], message: string): { status_code: number; body: string } {
  return { status_code: refusalStatus(error), body: refusalBody(error, message) };
}
