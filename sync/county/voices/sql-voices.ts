import type { VoiceStatus } from '../../../main/domain/voice/voice.ts';
import type { Change } from '../../protocol.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import {
  type CountyVoice,
  type CountyVoiceState,
  type VoiceAct,
  type VoiceAction,
  type VoiceOutcome,
  type VoiceStore,
  voiceAfter,
} from './port.ts';

export function sqlVoices(database: Database, now: () => Date): VoiceStore {
  return {
    async list({ only, limit, offset }) {
      const where = {
        open: `v.kind <> 'advice' and v.state in ('received', 'transferred')`,
        done: `v.kind <> 'advice' and v.state in ('answered', 'closed')`,
        advice: `v.kind = 'advice'`,
      }[only];
      const order = only === 'open' ? 'v.arrived_at' : 'v.arrived_at desc';
      const rows = await database.query<Row>(
        `${selectVoices} where ${where} order by ${order}, v.number limit $1 offset $2`,
        [limit, offset],
      );
      const [count] = await database.query<{ total: number }>(
        `select count(*)::int as total from voices v where ${where}`,
      );
      return { rows: await withActions(database, rows), total: count?.total ?? 0 };
    },
    async find(number) {
      const rows = await database.query<Row>(`${selectVoices} where v.number = $1`, [number]);
      const [voice] = await withActions(database, rows);
      return voice ?? null;
    },
    act: (number, act) => database.transaction((tx) => actOn(tx, { number, act, now: now() })),
  };
}

async function actOn(
  tx: Transaction,
  { number, act, now }: { number: string; act: VoiceAct; now: Date },
): Promise<VoiceOutcome> {
  const [held] = await tx.query<{ state: CountyVoiceState; terminal_id: string }>(
    'select state, terminal_id from voices where number = $1 for update',
    [number],
  );
  if (held === undefined) return { ok: false, why: 'not-found' };
  const state = voiceAfter(held.state, act.action);
  if (state === null) return { ok: false, why: 'not-now' };
  await tx.query(
    `update voices set state = $2, answer = case when $3 then $4 else answer end, version = version + 1
     where number = $1`,
    [number, state, act.action === 'answer', act.text],
  );
  await tx.query('insert into voice_actions (number, action, text, actor, at) values ($1, $2, $3, $4, $5)', [
    number,
    act.action,
    act.text,
    act.actor,
    now,
  ]);
  await recordSubject(tx, { scope: held.terminal_id, kind: 'voice', subject: number, at: now });
  return { ok: true };
}

/** How far the county is with these now: the state and the answer, never what was said. */
export async function voiceChanges(database: Queryable, numbers: readonly string[]): Promise<readonly Change[]> {
  if (numbers.length === 0) return [];
  const rows = await database.query<VoiceStatus>(
    `select number, state, answer, version from voices where number = any ($1) order by number`,
    [numbers],
  );
  return rows.map((status) => ({ kind: 'voice', status }));
}

interface Row extends Omit<CountyVoice, 'givenAt' | 'arrivedAt' | 'actions'> {
  readonly given_at: Date;
  readonly arrived_at: Date;
}

const selectVoices = `select v.number, v.kind, v.voice, v.office, v.given_at, v.arrived_at, v.state, v.answer
  from voices v`;

async function withActions(database: Queryable, rows: readonly Row[]): Promise<readonly CountyVoice[]> {
  const actions = await database.query<Omit<VoiceAction, 'at'> & { readonly number: string; readonly at: Date }>(
    `select number, action, text, actor, at from voice_actions where number = any ($1) order by position limit 2000`,
    [rows.map(({ number }) => number)],
  );
  return rows.map(({ given_at, arrived_at, ...row }) => ({
    ...row,
    givenAt: given_at.toISOString(),
    arrivedAt: arrived_at.toISOString(),
    actions: actions
      .filter(({ number }) => number === row.number)
      .map(({ number: _, at, ...one }) => ({ ...one, at: at.toISOString() })),
  }));
}
