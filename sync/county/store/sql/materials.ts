import type { Database } from '../database.ts';
import type { MaterialRecord, MaterialRecords } from '../port.ts';

export function sqlMaterials(database: Database, now: () => Date): MaterialRecords {
  return {
    async lacking(sha256s) {
      const rows = await database.query<{ sha256: string }>(
        `select distinct asked.sha256 from json_array_elements_text($1::json) as asked (sha256)
         where not exists (select from materials held where held.sha256 = asked.sha256) order by 1`,
        [JSON.stringify(sha256s)],
      );
      return rows.map((row) => row.sha256);
    },
    async find(sha256) {
      const [material] = await database.query<MaterialRecord>(
        `select sha256, size_bytes as "sizeBytes", media_type as "mediaType" from materials where sha256 = $1`,
        [sha256],
      );
      return material ?? null;
    },
    async recordHeld({ sha256, sizeBytes, mediaType }) {
      await database.query(
        'insert into materials (sha256, size_bytes, media_type, held_at) values ($1, $2, $3, $4) on conflict do nothing',
        [sha256, sizeBytes, mediaType, now()],
      );
    },
  };
}
