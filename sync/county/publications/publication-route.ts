import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { publicationKinds } from '../../../main/domain/publication.ts';
import type { PublicationReply } from '../../protocol.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';

const asked = z.object({ kind: z.enum(publicationKinds), scope: z.string().max(100).default('') });

interface Packed {
  readonly plain: string;
  readonly small: Buffer;
}

/** Half a megabyte of catalogue becomes some thirty kilobytes: on a thin line that is the difference. Packed once a version. */
export function publicationRoute(app: FastifyInstance, { store }: { store: CountyStore }): void {
  let catalogue: ({ readonly hash: string } & Packed) | null = null;

  app.get<{ Params: { kind: string }; Querystring: { scope?: unknown } }>(
    '/api/v1/publications/:kind',
    async (request, reply) => {
      const matter = asked.safeParse({ kind: request.params.kind, scope: request.query.scope });
      if (!matter.success) return refuse(reply, 'bad-request', 'no such kind of publication');
      const { kind, scope } = matter.data;
      const wanted = (await store.publications.forTerminal(request.terminal.id)).find(
        (ref) => ref.kind === kind && ref.scope === scope,
      );
      if (wanted === undefined)
        return refuse(reply, 'not-found', 'nothing of that kind is published for this terminal');
      let packed: Packed | null = kind === 'catalogue' && catalogue?.hash === wanted.hash ? catalogue : null;
      if (packed === null) {
        const whole = await store.publications.whole(request.terminal.id, { kind, scope });
        if (whole === null) throw new Error(`${kind} ${wanted.version} can't be read back`);
        packed = await pack(whole);
        if (kind === 'catalogue') catalogue = { hash: whole.hash, ...packed };
      }
      reply.headers({ 'cache-control': 'no-store', vary: 'accept-encoding' }).type('application/json; charset=utf-8');
      const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      return takesGzip ? reply.header('content-encoding', 'gzip').send(packed.small) : reply.send(packed.plain);
    },
  );
}

async function pack(publication: PublicationReply): Promise<Packed> {
  const plain = JSON.stringify(publication);
  return { plain, small: await promisify(gzip)(plain) };
}
