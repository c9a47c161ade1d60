import { Buffer } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { sha256Schema } from '../../../main/domain/application.ts';
import { caseNumberSchema } from '../../../main/domain/pre-check.ts';
import type { PreCheckPageReply } from '../../protocol.ts';
import { refuse } from '../intake/refusals.ts';
import type { MaterialFiles } from '../materials/port.ts';
import type { CountyStore } from '../store/port.ts';
import type { PreCheckRecord } from './port.ts';

/** One page of a pre-check, for the window that opens it: only what that pre-check names, whatever else lies here. */
export function preCheckPageRoute(
  app: FastifyInstance,
  { store, files }: { readonly store: CountyStore; readonly files: MaterialFiles },
): void {
  app.get<{ Params: { caseNumber: string; sha256: string } }>(
    '/api/v1/pre-checks/:caseNumber/pages/:sha256',
    async (request, reply) => {
      const caseNumber = caseNumberSchema.safeParse(request.params.caseNumber);
      const sha256 = sha256Schema.safeParse(request.params.sha256);
      if (!caseNumber.success || !sha256.success) return refuse(reply, 'bad-request', 'not a page of a pre-check');
      const record = await store.preChecks.find(caseNumber.data);
      const bytes = record && namesPage(record, sha256.data) ? await pageBytes(files, sha256.data) : null;
      const answer: PreCheckPageReply = { base64: bytes?.toString('base64') ?? null };
      return reply.header('cache-control', 'no-store').send(answer);
    },
  );
}

export function namesPage({ materials }: Pick<PreCheckRecord, 'materials'>, sha256: string): boolean {
  return materials.some(({ pages }) => (pages ?? []).some((page) => page.sha256 === sha256));
}

export async function pageBytes(files: MaterialFiles, sha256: string): Promise<Buffer | null> {
  const stream = await files.read(sha256);
  if (stream === null) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
