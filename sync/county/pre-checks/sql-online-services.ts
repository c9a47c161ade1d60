import { randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { sha256Hex } from '../store/secrets.ts';
import type { OnlineService, OnlineServiceStore } from './port.ts';

export function sqlOnlineServices(database: Database, now: () => Date): OnlineServiceStore {
  return {
    async make({ name, token, createdBy }) {
      await database.query(
        'insert into online_services (id, name, token_hash, created_by, created_at) values ($1, $2, $3, $4, $5)',
        [`S-${randomUUID()}`, name, sha256Hex(token), createdBy, now()],
      );
    },
    async byToken(token) {
      const [service] = await database.query<OnlineService>(`${selectServices} where token_hash = $1`, [
        sha256Hex(token),
      ]);
      return service ?? null;
    },
    async revoke(id) {
      await database.query('update online_services set revoked_at = coalesce(revoked_at, $2) where id = $1', [
        id,
        now(),
      ]);
    },
    list: () => database.query<OnlineService>(`${selectServices} order by created_at desc limit 100`),
  };
}

const selectServices = `select id, name, created_by as "createdBy", created_at as "createdAt", revoked_at as "revokedAt"
  from online_services`;
