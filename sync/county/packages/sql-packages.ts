import { packageManifestSchema } from '../../package/manifest.ts';
import { makeOpeningKey, openingKeySchema } from '../../package/sealing-key.ts';
import type { ChainAnchor } from '../../protocol.ts';
import type { Database, Queryable } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { PackageRecord, PackageRow, PackageStore } from './port.ts';

interface Row {
  readonly content_id: string;
  readonly manifest: unknown;
  readonly slices: readonly string[];
  readonly carrier: string;
  readonly arrived_at: Date;
  readonly approved_by: string | null;
  readonly taken_in_at: Date | null;
  readonly is_complete: boolean;
  readonly receipt: string | null;
}

interface ListRow extends Row {
  readonly number_prefix: string;
  readonly is_revoked: boolean;
}

const columns = `p.content_id, p.manifest, p.slices, p.carrier, p.arrived_at, p.approved_by, p.taken_in_at,
  p.is_complete, p.receipt`;

export async function sqlPackages(database: Database, now: () => Date): Promise<PackageStore> {
  const openingKey = await keptOpeningKey(database);

  async function find(contentId: string): Promise<PackageRecord | null> {
    const [row] = await database.query<Row>(`select ${columns} from packages p where p.content_id = $1`, [contentId]);
    return row === undefined ? null : recordOf(row);
  }

  return {
    openingKey,
    find,
    async anchor(terminalId) {
      const [head] = await database.query<ChainAnchor>(
        'select seq as "anchoredSeq", hash as "anchoredHash" from chain_heads where terminal_id = $1',
        [terminalId],
      );
      if (head === undefined) throw new Error(`terminal ${terminalId} has no chain`);
      return head;
    },
    async keep({ contentId, manifest, slices, carrier }) {
      await database.query(
        `insert into packages (content_id, package_id, terminal_id, manifest, slices, carrier, arrived_at)
         values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7) on conflict do nothing`,
        [
          contentId,
          manifest.packageId,
          manifest.terminalId,
          JSON.stringify(manifest),
          JSON.stringify(slices),
          carrier,
          now(),
        ],
      );
      const kept = await find(contentId);
      if (kept === null) throw new Error('a package that was kept is not there');
      return kept;
    },
    async approve(contentId, clerk) {
      await database.query('update packages set approved_by = coalesce(approved_by, $2) where content_id = $1', [
        contentId,
        clerk,
      ]);
    },
    async settle({ contentId, receipt, isComplete }) {
      await database.query(
        `update packages set receipt = $2, is_complete = $3::boolean, taken_in_at = $4
         where content_id = $1 and not is_complete`,
        [contentId, receipt, isComplete, now()],
      );
    },
    async list({ limit, offset, placeCode = '' }) {
      const from = `from packages p join terminals t on t.id = p.terminal_id
        where starts_with(${placeOfOffice('t.office')}, $1)`;
      const [rows, [count]] = await Promise.all([
        database.query<ListRow>(
          `select ${columns}, t.number_prefix, t.revoked_at is not null as is_revoked ${from}
           order by p.arrived_at desc, p.content_id limit $2 offset $3`,
          [placeCode, limit, offset],
        ),
        database.query<{ total: number }>(`select count(*)::int as total ${from}`, [placeCode]),
      ]);
      return { rows: rows.map(rowOf), total: count?.total ?? 0 };
    },
  };
}

function recordOf(row: Row): PackageRecord {
  return {
    contentId: row.content_id,
    manifest: packageManifestSchema.parse(row.manifest),
    slices: row.slices,
    carrier: row.carrier,
    arrivedAt: row.arrived_at,
    approvedBy: row.approved_by,
    takenInAt: row.taken_in_at,
    isComplete: row.is_complete,
    receipt: row.receipt,
  };
}

function rowOf(row: ListRow): PackageRow {
  return { ...recordOf(row), numberPrefix: row.number_prefix, isRevoked: row.is_revoked };
}

/** Made once by whichever instance starts first. */
export async function keptOpeningKey(database: Queryable): Promise<PackageStore['openingKey']> {
  const held = () => database.query<{ value: string }>(`select value from settings where name = 'county-opening-key'`);
  const [known] = await held();
  if (known) return openingKeySchema.parse(JSON.parse(known.value));
  const made = JSON.stringify(makeOpeningKey());
  await database.query(
    `insert into settings (name, value) values ('county-opening-key', $1) on conflict (name) do nothing`,
    [made],
  );
  const [row] = await held();
  return openingKeySchema.parse(JSON.parse(row?.value ?? made));
}
