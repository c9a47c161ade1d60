import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pageRefSchema, sha256Schema } from '../../../main/domain/application.ts';
import type { Refusal } from '../../protocol.ts';
import type { MaterialFiles } from '../material-files.ts';
import type { CountyStore } from '../store/port.ts';
import { refusalForStatus, refusalStatus } from './refusals.ts';

const path = '/api/v1/materials';
/** A4 at 600 dpi in colour stays below; so does a scanned booklet as PDF. */
const materialLimitBytes = 64 * 1024 * 1024;
/** An upload that nobody went on with for two weeks is started anew: the terminal still has the page. */
const unfinishedForMs = 14 * 24 * 3600 * 1000;

const metadataSchema = z.object({ sha256: sha256Schema, mediaType: pageRefSchema.shape.mediaType });

/**
 * Resumable uploads (tus 1.0) of an enrolled terminal. Nothing is served from here: only what was verified is linked
 * into the material files, and only then recorded as held.
 */
export function materialUploads(
  app: FastifyInstance,
  { store, files, uploadDirectory }: { store: CountyStore; files: MaterialFiles; uploadDirectory: string },
): void {
  const terminalOf = new WeakMap<IncomingMessage, string>();
  const uploads = new FileStore({ directory: uploadDirectory, expirationPeriodInMilliseconds: unfinishedForMs });
  const server = new Server({
    path,
    datastore: uploads,
    maxSize: materialLimitBytes,
    relativeLocation: true,
    // The answer to "which origins may read this?" is: none.
    allowedOrigins: [],
    async onUploadCreate(request, upload) {
      const metadata = metadataSchema.safeParse(upload.metadata);
      if (!metadata.success) throw refusal('bad-request', 'Upload-Metadata must name sha256 and mediaType');
      if (upload.size === undefined || upload.size === 0) throw refusal('bad-request', 'the size must be known');
      return { metadata: { ...metadata.data, terminal: ownerOf(request) } };
    },
    async onIncomingRequest(request, uploadId) {
      if (request.method === 'POST') return;
      const upload = await uploads.getUpload(uploadId);
      if (upload.metadata?.terminal !== ownerOf(request)) throw refusal('not-found', 'no such upload');
      // An instance that ended between the last byte and its verification: the terminal asks how far it came, and
      // would take "all of it" for success.
      if (request.method === 'HEAD' && upload.offset === upload.size) await finish(upload);
    },
    async onUploadFinish(_request, upload) {
      await finish(upload);
      return {};
    },
    onResponseError(_request, error) {
      const status = 'status_code' in error ? error.status_code : 500;
      const text = 'body' in error ? error.body : 'the upload failed';
      if (status >= 500) app.log.error({ err: error }, 'upload failed');
      return text.startsWith('{')
        ? undefined
        : { status_code: status, body: refusalBody(refusalForStatus(status), text.trim()) };
    },
  });

  function ownerOf(request: { runtime?: { node?: { req?: unknown } } | undefined }): string {
    const terminal = terminalOf.get(request.runtime?.node?.req as IncomingMessage);
    if (terminal === undefined) throw new Error('an upload came past the gate');
    return terminal;
  }

  async function finish(upload: Upload): Promise<void> {
    const { sha256, mediaType } = metadataSchema.parse(upload.metadata);
    const file = upload.storage?.path;
    if (file === undefined) throw new Error('the file store names no file');
    if ((await store.materials.find(sha256)) !== null) return;
    if (!(await files.take(file, sha256))) {
      await uploads.remove(upload.id).catch(() => rm(file, { force: true }));
      throw refusal('bad-request', 'the bytes do not have the announced hash; the upload was discarded');
    }
    await store.materials.recordHeld({ sha256, sizeBytes: upload.size ?? 0, mediaType });
  }

  // tus reads the request itself; without this Fastify would refuse the content type or swallow the body.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.route({
    method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    url: `${path}/*`,
    handler: (request, reply) => {
      terminalOf.set(request.raw, request.terminal.id);
      reply.hijack();
      return server.handle(request.raw, reply.raw);
    },
  });
  app.route({
    method: ['POST', 'OPTIONS'],
    url: path,
    handler: (request, reply) => {
      terminalOf.set(request.raw, request.terminal.id);
      reply.hijack();
      return server.handle(request.raw, reply.raw);
    },
  });
}

function refusalBody(error: Refusal['error'], message: string): string {
  return JSON.stringify({ error, message } satisfies Refusal);
}

/** What tus takes for "answer with this". */
function refusal(error: Refusal['error'], message: string): { status_code: number; body: string } {
  return { status_code: refusalStatus(error), body: refusalBody(error, message) };
}
