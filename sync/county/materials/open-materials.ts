import { z } from 'zod';
import { diskMaterials } from './disk-materials.ts';
import type { MaterialFiles } from './port.ts';
import type { S3Place } from './s3-materials.ts';

/** In the bucket where one is named, otherwise in `directory`. The SDK is loaded only for a bucket. */
export async function openMaterials(place: { directory: string; s3: S3Place | null }): Promise<MaterialFiles> {
  if (place.s3 === null) return diskMaterials(place.directory);
  const { s3Materials } = await import('./s3-materials.ts');
  return s3Materials(place.s3);
}

const environmentSchema = z.object({
  S3_BUCKET: z.string().min(3).max(63).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
});

/**
 *   S3_BUCKET                                   materials lie in this bucket instead of the data directory
 *   S3_ENDPOINT                                 a compatible store's address; Amazon's own without
 *   S3_REGION                                   us-east-1 without
 *   S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY      both or none; without, as the SDK finds them on the machine
 */
export function s3PlaceFrom(environment: Readonly<Record<string, string | undefined>>): S3Place | null {
  // An empty variable is how a service file says "none".
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, environment[name] || undefined]),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success)
    throw new Error(`${parsed.error.issues[0]?.path.join('.')} can't be used: ${parsed.error.issues[0]?.message}`);
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = parsed.data;
  if (S3_BUCKET === undefined) {
    if (S3_ENDPOINT !== undefined) throw new Error('S3_ENDPOINT is set, but S3_BUCKET is not');
    return null;
  }
  if ((id === undefined) !== (secret === undefined)) {
    throw new Error('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY come together or not at all');
  }
  return {
    bucket: S3_BUCKET,
    region: S3_REGION ?? 'us-east-1',
    endpoint: S3_ENDPOINT ?? null,
    credentials: id === undefined || secret === undefined ? null : { accessKeyId: id, secretAccessKey: secret },
  };
}
