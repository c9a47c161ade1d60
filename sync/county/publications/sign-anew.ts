import type { PublicationSeal } from '../../../main/domain/publication.ts';
import { openCompact } from '../../crypto/compact-jws.ts';
import type { PublicKey } from '../../crypto/keys.ts';
import { countyKeyId } from '../../protocol.ts';
import type { Queryable } from '../store/database.ts';

interface SealRow extends Omit<PublicationSeal, 'publishedAt'> {
  readonly published_at: string;
}

/** What was published, and the receipts of packages, stay what they are, under another key of the same county. */
export async function signAnew(
  tx: Queryable,
  { before, sign }: { readonly before: PublicKey; readonly sign: (payload: unknown) => Promise<string> },
): Promise<void> {
  const seals = await tx.query<SealRow>('select kind, scope, version, hash, published_at from publications');
  for (const { kind, scope, version, hash, published_at: publishedAt } of seals) {
    const seal: PublicationSeal = { kind, scope, version, hash, publishedAt };
    await tx.query('update publications set jws = $4 where kind = $1 and scope = $2 and version = $3', [
      kind,
      scope,
      version,
      await sign(seal),
    ]);
  }
  const receipts = await tx.query<{ content_id: string; receipt: string }>(
    'select content_id, receipt from packages where receipt is not null',
  );
  for (const { content_id, receipt } of receipts) {
    const said = await openCompact(receipt, { key: before, kid: countyKeyId });
    if (said === null) throw new Error(`the receipt of package ${content_id} is not signed by this county`);
    await tx.query('update packages set receipt = $2 where content_id = $1', [content_id, await sign(said)]);
  }
}
