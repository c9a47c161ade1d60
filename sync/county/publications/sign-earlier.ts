import { cataloguePackageSchema } from '../../../main/domain/catalogue.ts';
import type { Database } from '../store/database.ts';
import { signNotices } from './sign-notices.ts';
import { latestVersion, oneAtATime, type SigningParts, signVersion } from './sign-version.ts';

/** What was published before publications were signed is signed now, once, by whichever instance starts first. */
export async function signEarlier(database: Database, parts: SigningParts): Promise<void> {
  await database.transaction(async (tx) => {
    await oneAtATime(tx);
    const publisher = { by: 'system', note: '补签' };
    const [catalogue] = await tx.query<{ version: number; package: string }>(
      'select version, package from catalogues order by version desc limit 1',
    );
    if (catalogue !== undefined && (await latestVersion(tx, 'catalogue', '')) === null) {
      const body = cataloguePackageSchema.parse(JSON.parse(catalogue.package));
      await signVersion(tx, parts, { kind: 'catalogue', scope: '', body, publisher, version: catalogue.version });
    }
    const places = await tx.query<{ place_code: string }>(
      `select distinct place_code from notices n where withdrawn_at is null
       and not exists (select from publications p where p.kind = 'notices' and p.scope = n.place_code)`,
    );
    for (const { place_code } of places) await signNotices(tx, parts, { placeCode: place_code, publisher });
  });
}
