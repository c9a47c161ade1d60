import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { NoSuchKey, NotFound, S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { type MetadataValue, S3Store } from '@tus/s3-store';
import type { KvStore } from '@tus/server';
import { type MaterialFiles, placeOf, unfinishedForMs } from './port.ts';

export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  /** Null: from the environment or the machine's role, as the SDK finds them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

/**
 * In a bucket of an S3-compatible store: uploads as multipart uploads under their id, materials below `materials/`. The
 * instances keep nothing themselves.
 */
export function s3Materials(place: S3Place): MaterialFiles {
  const { bucket } = place;
  const config = clientConfig(place);
  const client = new S3(config);
  const uploads = new S3Store({
    expirationPeriodInMilliseconds: unfinishedForMs,
    // Not every compatible store knows tags; `sweep` does without.
    useTags: false,
    cache: nothingKept,
    s3ClientConfig: { ...config, bucket },
  });
  const at = (sha256: string) => `materials/${placeOf(sha256)}`;
  return {
    uploads,

    async take({ id }, sha256) {
      const object = await found(client.getObject({ Bucket: bucket, Key: id }));
      if (object === null) return false;
      const hash = createHash('sha256');
      for await (const chunk of streamOf(object.Body)) hash.update(chunk);
      if (hash.digest('hex') !== sha256) return false;
      await client.copyObject({
        Bucket: bucket,
        Key: at(sha256),
        CopySource: `${bucket}/${id}`,
        // What is copied is what was hashed.
        CopySourceIfMatch: object.ETag,
      });
      return true;
    },

    async read(sha256) {
      const object = await found(client.getObject({ Bucket: bucket, Key: at(sha256) }));
      return object && streamOf(object.Body);
    },

    async settle({ id }) {
      // The .info object stays: with it the upload answers "all of it".
      await client.deleteObject({ Bucket: bucket, Key: id });
    },

    async discard({ id }) {
      await deleteAll([id, `${id}.part`, `${id}.info`]);
    },

    async sweep() {
      await uploads.deleteExpired();
      const before = Date.now() - unfinishedForMs;
      for (let token: string | undefined, isMore = true; isMore; ) {
        // The delimiter leaves the materials out: what lies at the top are uploads alone.
        const page = await client.listObjectsV2({ Bucket: bucket, Delimiter: '/', ContinuationToken: token });
        const old = (page.Contents ?? []).filter(({ LastModified }) => (LastModified?.getTime() ?? before) < before);
        await deleteAll(old.map(({ Key }) => Key ?? ''));
        token = page.NextContinuationToken;
        isMore = page.IsTruncated === true && token !== undefined;
      }
    },

    async check() {
      const key = `probes/${randomUUID()}`;
      await client.putObject({ Bucket: bucket, Key: key, Body: 'probe' });
      await client.deleteObject({ Bucket: bucket, Key: key });
    },

    close: () => client.destroy(),
  };

  async function deleteAll(keys: readonly string[]): Promise<void> {
    for (const key of keys) await client.deleteObject({ Bucket: bucket, Key: key });
  }
}

/** What one instance remembers of an upload, another may have thrown away since. */
const nothingKept: KvStore<MetadataValue> = {
  get: async () => undefined,
  set: async () => {},
  delete: async () => {},
};

function clientConfig({ region, endpoint, credentials }: S3Place): S3ClientConfig {
  return {
    region,
    ...(credentials === null ? {} : { credentials }),
    // A compatible store stands at one host name: the bucket is in the path.
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Checksums in trailers, the SDK's default, are refused by older compatible stores. Materials have a hash of our own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

function streamOf(body: unknown): Readable {
  if (!(body instanceof Readable)) throw new Error('the object store answered without a body');
  return body;
}

async function found<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return null;
    throw error;
  }
}
