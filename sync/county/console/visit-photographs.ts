import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sha256Schema } from '../../../main/domain/application.ts';
import type { Evidence } from '../../../main/domain/doorstep/evidence.ts';
import type { ConsoleParts } from './console.ts';
import { sendFile } from './material-view.ts';

const paramsSchema = z.object({ id: z.uuid(), sha256: sha256Schema });

/** 上门照片: of a visit that this clerk may see, and of no other. */
export function visitPhotographs(app: FastifyInstance, { store, files }: ConsoleParts): void {
  app.get('/console/visits/:id/photographs/:sha256', async (request, reply) => {
    const params = paramsSchema.safeParse(request.params);
    const { id, sha256 } = params.data ?? { id: null, sha256: '' };
    const held = id === null ? null : await store.doorstep.find(id, request.clerk.placeCode);
    const isOfIt = held?.evidence.some(({ photos }) => photos.some((photo) => photo.sha256 === sha256)) ?? false;
    const page = isOfIt ? await store.materials.find(sha256) : null;
    if (page) request.log.info({ clerk: request.clerk.userName, visit: id }, 'photograph opened');
    return sendFile(reply, page, files);
  });
}

/** What the event names, and no device has sent yet. */
export async function missingPhotographs(
  { store }: Pick<ConsoleParts, 'store'>,
  evidence: readonly Evidence[],
): Promise<ReadonlySet<string>> {
  const named = evidence.flatMap(({ photos }) => photos.map(({ sha256 }) => sha256));
  return new Set(named.length === 0 ? [] : await store.materials.lacking(named));
}
