import { z } from 'zod';

/** What every plug-in says of its device, whatever its class (plugin-process.ts). */
export const statusSaying = z.object({
  say: z.literal('status'),
  condition: z.enum(['ready', 'absent', 'needs-help']),
  detail: z.string().max(500).optional(),
  identity: z.string().max(200).optional(),
});

/** Bytes as a program writes them, or as a module may hand them over. */
export function bytesSaid({ most }: { readonly most: number }) {
  const text = z
    .base64()
    .max(Math.ceil(most / 3) * 4)
    .transform((base64): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64')));
  return z.union([z.instanceof(Uint8Array), text]).refine((bytes) => bytes.length <= most, `more than ${most} bytes`);
}
