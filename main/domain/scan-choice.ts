import { z } from 'zod';

/** 进纸器, 平板 */
export const scanSources = ['feeder', 'platen'] as const;
export type ScanSource = (typeof scanSources)[number];

/** How this machine scans unless asked otherwise. `duplex`: both sides of each sheet, from the feeder only. */
export const scanChoiceSchema = z.object({ source: z.enum(scanSources), duplex: z.boolean() });
export type ScanChoice = z.infer<typeof scanChoiceSchema>;

interface Offered {
  readonly sources: readonly { readonly source: ScanSource; readonly duplex: boolean }[];
}

/** What was chosen, as far as this scanner can do it; without a choice, what the scanner proposes first. */
export function scanChoiceFor(chosen: ScanChoice | null, offer: Offered | null): ScanChoice {
  const wished = chosen ?? { source: offer?.sources[0]?.source ?? 'feeder', duplex: false };
  if (offer === null || offer.sources.length === 0) return { ...wished, duplex: false };
  const at = offer.sources.find(({ source }) => source === wished.source) ?? offer.sources[0];
  return { source: at?.source ?? wished.source, duplex: wished.duplex && at?.duplex === true };
}
