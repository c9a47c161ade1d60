import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageRefSchema, sha256Schema } from '../../../main/domain/application.ts';
import type { MaterialRecord } from '../store/port.ts';
import type { ConsoleParts } from './console.ts';

const paramsSchema = z.object({ id: z.uuid(), sha256: sha256Schema });

/**
 * A page of one application, or the pages of a material as one PDF, for a clerk's eyes. The bytes came from outside: they
 * are never sniffed, never a document of the console's own, and only of the three kinds that a page may have.
 */
export function materialRoutes(app: FastifyInstance, { files }: ConsoleParts): void {
  app.get('/console/applications/:id/materials/:sha256', async (request, reply) => {
    const params = paramsSchema.safeParse(request.params);
    const page = params.success
      ? await request.desk.page({ applicationId: params.data.id, sha256: params.data.sha256 })
      : null;
    return sendFile(reply, page, files);
  });
}

export async function sendFile(
  reply: FastifyReply,
  page: MaterialRecord | null,
  files: Pick<ConsoleParts['files'], 'read'>,
): Promise<FastifyReply> {
  const bytes = page === null ? null : await files.read(page.sha256);
  const mediaType = pageRefSchema.shape.mediaType.safeParse(page?.mediaType);
  if (page === null || bytes === null || !mediaType.success)
    return reply.code(404).type('text/plain').send('not found');
  // Chromium's PDF viewer does not run inside a CSP sandbox; it has one of its own.
  const policy = mediaType.data === 'application/pdf' ? "frame-ancestors 'self'" : "frame-ancestors 'none'; sandbox";
  return reply
    .headers({
      'content-security-policy': `default-src 'none'; ${policy}`,
      'content-disposition': 'inline',
      'content-length': page.sizeBytes,
      'cross-origin-resource-policy': 'same-origin',
      // The address names the content: it can't change.
      'cache-control': 'private, max-age=3600, immutable',
    })
    .type(mediaType.data)
    .send(bytes);
}
