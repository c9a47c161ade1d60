import canonicalize from 'canonicalize';
import type { PublicationKind, PublicationSeal } from '../../../main/domain/publication.ts';
import type { Queryable } from '../store/database.ts';
import type { CountyIdentity } from '../store/port.ts';
import { sha256Hex } from '../store/secrets.ts';
import { recordChange } from '../store/sql/nudge.ts';
import type { Publisher } from './port.ts';

export interface SigningParts {
  readonly identity: CountyIdentity;
  readonly now: () => Date;
}

export interface NewVersion {
  readonly kind: PublicationKind;
  readonly scope: string;
  readonly body: unknown;
  readonly publisher: Publisher;
  /** A catalogue names its version itself; all others take the next number. */
  readonly version?: number;
}

export interface SignedVersion {
  readonly version: number;
  readonly isNew: boolean;
}

/** Signs and keeps one more version, and announces it; the very same body again is no new version. */
export async function signVersion(
  tx: Queryable,
  { identity, now }: SigningParts,
  { kind, scope, body, publisher, version }: NewVersion,
): Promise<SignedVersion> {
  await oneAtATime(tx);
  const latest = await latestVersion(tx, kind, scope);
  const hash = sha256Hex(canonicalize(body) ?? '');
  if (version === undefined && latest?.hash === hash) return { version: latest.version, isNew: false };
  const at = now();
  const seal: PublicationSeal = {
    kind,
    scope,
    version: version ?? (latest?.version ?? 0) + 1,
    hash,
    publishedAt: at.toISOString(),
  };
  await tx.query(
    `insert into publications (kind, scope, version, hash, published_at, published_by, note, jws, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      kind,
      scope,
      seal.version,
      hash,
      seal.publishedAt,
      publisher.by,
      publisher.note,
      await identity.sign(seal, tx),
      // Not the canonical text: the order of a person's list is the clerk's.
      kind === 'catalogue' ? null : JSON.stringify(body),
    ],
  );
  await announce(tx, { kind, scope, at });
  return { version: seal.version, isNew: true };
}

export async function latestVersion(
  database: Queryable,
  kind: PublicationKind,
  scope: string,
): Promise<{ readonly version: number; readonly hash: string } | null> {
  const [row] = await database.query<{ version: number; hash: string }>(
    'select version, hash from publications where kind = $1 and scope = $2 order by version desc limit 1',
    [kind, scope],
  );
  return row ?? null;
}

const publishingLock = 7_340_003;

/** Two clerks who publish at the same moment get two versions, one after the other. */
export async function oneAtATime(tx: Queryable): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1::bigint)', [publishingLock]);
}

/** An office's people are nobody else's news: a list of thirty thousand terminals is not nudged for one of them. */
async function announce(tx: Queryable, of: { kind: PublicationKind; scope: string; at: Date }): Promise<void> {
  const change = { kind: 'publication', applicationId: null, at: of.at } as const;
  if (of.kind !== 'staff') return recordChange(tx, { ...change, scope: null });
  const terminals = await tx.query<{ id: string }>(
    'select id from terminals where office = $1 and revoked_at is null order by id',
    [of.scope],
  );
  for (const { id } of terminals) await recordChange(tx, { ...change, scope: id });
}
