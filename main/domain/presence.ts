import { z } from 'zod';

/**
 * Who has an application open just now, on either side. Told so that two people talk to each other; it never keeps
 * anybody from working. A sign of life counts for a minute and a half, so that one that got lost does no harm.
 */
export const presenceTtlMs = 90_000;
export const presenceEveryMs = 30_000;

export const presentPersonSchema = z.object({
  side: z.enum(['terminal', 'county']),
  name: z.string().max(200),
  /** Office or county department. */
  place: z.string().max(200),
  /** Since when, by the county's clock, and how long ago that is. */
  since: z.iso.datetime(),
  forSeconds: z.int().min(0),
});
export type PresentPerson = z.infer<typeof presentPersonSchema>;
