import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import type { S3Place } from '../../sync/county/materials/s3-materials.ts';

export interface S3Server {
  readonly place: S3Place;
  stop(): Promise<void>;
}

const bucket = 'county';
type Handler = S3rver['middleware'][number];

/**
 * An S3 server on a free port of this machine. s3rver keeps multipart uploads but can't tell of them; the three calls
 * that it lacks are answered here, out of its own store.
 */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 's3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  server.middleware.unshift(multipartCalls(server));
  const { port } = await server.run();
  return {
    place: {
      bucket,
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function multipartCalls(server: S3rver): Handler {
  const uploads = server.store.getResourcePath(bucket, undefined, 'uploads');
  return async (context, next) => {
    const { uploadId } = context.query;
    const isOfBucket = context.path === `/${bucket}` || context.path === `/${bucket}/`;
    if (context.method === 'GET' && isOfBucket && context.query.uploads !== undefined) {
      return answer(
        context,
        200,
        `<ListMultipartUploadsResult>${await listUploads(uploads)}</ListMultipartUploadsResult>`,
      );
    }
    if (uploadId === undefined || !['GET', 'DELETE'].includes(context.method)) return next();
    const folder = path.join(uploads, path.basename(uploadId));
    const files = await readdir(folder).catch(() => null);
    if (files === null) return answer(context, 404, '<Error><Code>NoSuchUpload</Code><Message>none</Message></Error>');
    if (context.method === 'GET') {
      return answer(context, 200, `<ListPartsResult>${await listParts(folder, files)}</ListPartsResult>`);
    }
    await rm(folder, { recursive: true });
    context.status = 204;
  };
}

function answer(context: Parameters<Handler>[0], status: number, xml: string): void {
  context.status = status;
  context.type = 'application/xml';
  context.body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}

async function listParts(folder: string, files: readonly string[]): Promise<string> {
  // A part without its digest is still being written.
  const numbers = files.filter((file) => /^\d+$/.test(file) && files.includes(`${file}.md5`)).map(Number);
  const parts = numbers
    .sort((one, other) => one - other)
    .map(async (number) => {
      const { size } = await stat(path.join(folder, String(number)));
      const digest = await readFile(path.join(folder, `${number}.md5`), 'utf8');
      return `<Part><PartNumber>${number}</PartNumber><ETag>"${digest}"</ETag><Size>${size}</Size></Part>`;
    });
  return (await Promise.all(parts)).join('');
}

async function listUploads(uploads: string): Promise<string> {
  const ids = await readdir(uploads).catch(() => []);
  const entries = ids.map(async (id) => {
    const key = await readFile(path.join(uploads, id, 'key'), 'utf8');
    const { mtime } = await stat(path.join(uploads, id, 'key'));
    return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated></Upload>`;
  });
  return (await Promise.all(entries)).join('');
}
