import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { diskMaterials } from '../../sync/county/materials/disk-materials.ts';
import { s3PlaceFrom } from '../../sync/county/materials/open-materials.ts';
import { type S3Place, s3Materials } from '../../sync/county/materials/s3-materials.ts';
import { startS3Server } from '../support/s3-server.ts';
import { type MaterialFilesRig, runMaterialFilesTests } from './material-files-suite.ts';

runMaterialFilesTests('a directory', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'materials-'));
  return {
    a: diskMaterials(directory),
    b: diskMaterials(directory),
    scribble: (upload, bytes) => writeFile(upload.storage?.path ?? '', bytes, { flag: 'r+' }),
    async destroy() {
      await rm(directory, { recursive: true });
      // Not even root makes a directory where a file is.
      await writeFile(directory, '');
    },
    close: () => rm(directory, { recursive: true, force: true }),
  };
});

runMaterialFilesTests('a bucket', async () => {
  const server = await startS3Server();
  return bucketRig(server.place, () => server.stop());
});

/** Any other object store: S3_TEST_ENDPOINT, S3_TEST_BUCKET (made and taken away), S3_TEST_ACCESS_KEY_ID, … */
const prefix = 'S3_TEST_';
const given = s3PlaceFrom(
  Object.fromEntries(
    Object.entries(process.env)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [`S3_${name.slice(prefix.length)}`, value]),
  ),
);
if (given !== null) {
  runMaterialFilesTests(`the bucket at ${given.endpoint}`, async () => {
    const client = clientOf(given);
    await client.send(new CreateBucketCommand({ Bucket: given.bucket }));
    client.destroy();
    return bucketRig(given, async () => {});
  });
}

function bucketRig(place: S3Place, stop: () => Promise<void>): MaterialFilesRig {
  const client = clientOf(place);
  const [a, b] = [s3Materials(place), s3Materials(place)];
  const Bucket = place.bucket;
  return {
    a,
    b,
    async scribble({ id }, bytes) {
      await client.send(new PutObjectCommand({ Bucket, Key: id, Body: bytes }));
    },
    async destroy() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }),
      );
      await client.send(new DeleteBucketCommand({ Bucket }));
    },
    async close() {
      for (const one of [client, a, b]) 'destroy' in one ? one.destroy() : one.close();
      await stop();
    },
  };
}

function clientOf({ endpoint, region, credentials }: S3Place): S3Client {
  return new S3Client({
    region,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
  });
}
