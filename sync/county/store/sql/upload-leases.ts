import type { Database } from '../database.ts';
import type { UploadLeases } from '../port.ts';

/** The database's clock counts: those of the instances may differ. */
export function sqlUploadLeases(database: Database): UploadLeases {
  return {
    async take({ uploadId, holder, forMs }) {
      const taken = await database.query(
        `insert into upload_leases (upload_id, holder, until)
         values ($1, $2, clock_timestamp() + $3::float8 * interval '1 millisecond')
         on conflict (upload_id) do update set holder = excluded.holder, until = excluded.until, is_wanted = false
           where upload_leases.until < clock_timestamp()
         returning upload_id`,
        [uploadId, holder, forMs],
      );
      if (taken.length > 0) return true;
      await database.query('update upload_leases set is_wanted = true where upload_id = $1', [uploadId]);
      return false;
    },

    async renew({ uploadId, holder, forMs }) {
      const [row] = await database.query<{ is_wanted: boolean }>(
        `update upload_leases set until = clock_timestamp() + $3::float8 * interval '1 millisecond'
         where upload_id = $1 and holder = $2 returning is_wanted`,
        [uploadId, holder, forMs],
      );
      if (row === undefined) return 'lost';
      return row.is_wanted ? 'wanted' : 'held';
    },

    async release({ uploadId, holder }) {
      await database.query('delete from upload_leases where upload_id = $1 and holder = $2', [uploadId, holder]);
    },

    async sweep() {
      await database.query(`delete from upload_leases where until < clock_timestamp() - interval '1 day'`);
    },
  };
}
