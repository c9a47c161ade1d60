import { z } from 'zod';
import { bytesSaid, statusSaying } from '../plugin/plugin-words.ts';
import type { FingerQuality } from './port.ts';

/**
 * What a fingerprint reader's plug-in (plugin/plugin-process.ts) is told and says:
 *
 *   {"do":"try","id":3,"limitMs":15000}                                   quality alone; no template may come
 *   {"do":"capture","id":4,"limitMs":15000,"finger":1,"law":"…","clause":"…"}
 *   {"do":"stop","id":4}                                                  nobody waits for it any more
 *
 *   {"say":"status","condition":"ready","identity":"model"}               also "absent", "needs-help" with a "detail"
 *   {"say":"finger","id":3,"quality":72,"hint":"dry"}                     0 to 100; a hint is welcome
 *   {"say":"finger","id":4,"quality":72,"template":bytes}
 *   {"say":"no-finger","id":3}
 */
export type FingerCommand =
  | { readonly do: 'try'; readonly id: number; readonly limitMs: number }
  | {
      readonly do: 'capture';
      readonly id: number;
      readonly limitMs: number;
      readonly finger: number;
      readonly law: string;
      readonly clause: string;
    }
  | { readonly do: 'stop'; readonly id: number };

export const fingerSaying = z.discriminatedUnion('say', [
  statusSaying,
  z.object({
    say: z.literal('finger'),
    id: z.number(),
    quality: z.number().min(0).max(100),
    hint: z.enum(['dry', 'wet', 'off-centre', 'moved']).nullable().optional(),
    template: bytesSaid({ most: 8_192 }).optional(),
  }),
  z.object({ say: z.literal('no-finger'), id: z.number() }),
]);
export type FingerSaid = Extract<z.infer<typeof fingerSaying>, { say: 'finger' }>;

export function qualityIn({ quality, hint }: Pick<FingerSaid, 'quality' | 'hint'>): FingerQuality {
  return { score: quality, verdict: quality >= 60 ? 'good' : quality >= 40 ? 'fair' : 'poor', hint: hint ?? null };
}
