import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { CatalogueReply } from '../../protocol.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { CountyStore } from '../store/port.ts';
import { refuse } from './refusals.ts';

/** Half a megabyte of JSON becomes some thirty kilobytes: on a thin line that is the difference. Packed once a version. */
export function catalogueRoute(
  app: FastifyInstance,
  { store, shelf }: { store: CountyStore; shelf: CatalogueShelf },
): void {
  let packed: { readonly hash: string; readonly plain: string; readonly small: Buffer } | null = null;

  app.get('/api/v1/catalogue', async (request, reply) => {
    const current = await store.publishing.currentVersion();
    if (current === null) return refuse(reply, 'not-found', 'no catalogue has been published yet');
    if (packed?.hash !== current.hash) {
      const catalogue = await shelf.version(current.version);
      if (catalogue === null) throw new Error(`catalogue ${current.version} can't be read back`);
      const plain = JSON.stringify({ hash: current.hash, catalogue } satisfies CatalogueReply);
      packed = { hash: current.hash, plain, small: await promisify(gzip)(plain) };
    }
    reply.headers({ 'cache-control': 'no-store', vary: 'accept-encoding' }).type('application/json; charset=utf-8');
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return takesGzip ? reply.header('content-encoding', 'gzip').send(packed.small) : reply.send(packed.plain);
  });
}
