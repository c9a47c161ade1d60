import type { z } from 'zod';
import type { Result } from '../../main/domain/result.ts';
import type { County } from '../ports.ts';
import type { HandOver, HandOverReply, sealingReplySchema } from './package-wire.ts';

/** The county as a carrier sees it; the guarantees of County hold for these calls too. */
export interface PackageCounty extends Pick<County, 'uploadMaterial'> {
  sealingKey(): Promise<Result<z.infer<typeof sealingReplySchema>>>;
  handOver(order: HandOver): Promise<Result<HandOverReply>>;
}
