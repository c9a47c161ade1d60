import type { Database } from '../database.ts';
import type { ConsoleSession, ConsoleStore } from '../port.ts';
import { sha256Hex } from '../secrets.ts';

export function sqlConsole(database: Database, now: () => Date): ConsoleStore {
  return {
    async putUser({ name, displayName, passwordHash, placeCode = '' }) {
      await database.query(
        `insert into console_users (name, display_name, password_hash, place_code) values ($1, $2, $3, $4)
         on conflict (name) do update set display_name = excluded.display_name,
           password_hash = excluded.password_hash, place_code = excluded.place_code`,
        [name, displayName, passwordHash, placeCode],
      );
    },
    async passwordHash(name) {
      const [user] = await database.query<{ password_hash: string }>(
        'select password_hash from console_users where name = $1',
        [name],
      );
      return user?.password_hash ?? null;
    },
    async openSession({ token, userName, csrf, expiresAt }) {
      await database.query('delete from console_sessions where expires_at <= $1', [now()]);
      await database.query(
        'insert into console_sessions (token_hash, user_name, csrf, expires_at) values ($1, $2, $3, $4)',
        [sha256Hex(token), userName, csrf, expiresAt],
      );
    },
    async session(token) {
      const [session] = await database.query<ConsoleSession>(
        `select u.name as "userName", u.display_name as "displayName", u.place_code as "placeCode", s.csrf
         from console_sessions s join console_users u on u.name = s.user_name
         where s.token_hash = $1 and s.expires_at > $2`,
        [sha256Hex(token), now()],
      );
      return session ?? null;
    },
    async closeSession(token) {
      await database.query('delete from console_sessions where token_hash = $1', [sha256Hex(token)]);
    },
  };
}
