import { z } from 'zod';
import { type RatingLevel, ratingLevels } from './rating.ts';

/**
 * How upstream platforms write a rating. The direction differs: GB/T 39046-2020 A.8 counts 1 as the best, the platforms in
 * use count 5 as the best. Nothing in the product computes with either; a new upstream is a new row here.
 */
export const ratingUpstreamSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  name: z.string(),
  levels: z.record(z.enum(['1', '2', '3', '4', '5']), z.string()),
  /** 评价渠道: at the window's screen, and at the kiosk. */
  channels: z.object({ 'on-site': z.string(), kiosk: z.string() }),
});
export type RatingUpstream = z.infer<typeof ratingUpstreamSchema>;

export const ratingUpstreams: readonly RatingUpstream[] = [
  {
    id: 'gbt39046',
    name: 'GB/T 39046-2020（1 为非常满意）',
    levels: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5' },
    channels: { 'on-site': '4', kiosk: '5' },
  },
  {
    id: 'platform',
    name: '省级好差评平台（5 为非常满意）',
    levels: { 1: '5', 2: '4', 3: '3', 4: '2', 5: '1' },
    channels: { 'on-site': '4', kiosk: '5' },
  },
];

export function codeFor(upstream: RatingUpstream, level: RatingLevel): string {
  return upstream.levels[level];
}

/** Null for a code that this upstream does not have. */
export function levelFrom(upstream: RatingUpstream, code: string): RatingLevel | null {
  return ratingLevels.find((level) => upstream.levels[level] === code) ?? null;
}
