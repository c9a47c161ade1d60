import { type Alarm, type AlarmLevel, type AlarmWithdrawal, alarmLevels } from '../../../main/domain/alarms/alarm.ts';
import { withdrawn } from '../../../main/domain/alarms/alarm-book.ts';
import { rules } from '../../../main/domain/alarms/rules.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import { keepFound } from './found-alarms.ts';
import { type LookParts, lookAtAll } from './look.ts';
import type { AlarmFilter, AlarmOrder, AlarmOutcome, AlarmStore, ComparedAlarm, Difference } from './port.ts';
import { foundAlarm, noted, standingAlarm, superviseAlarm } from './supervise-alarm.ts';

const lookAgainAfterMs = 15 * 60_000;

export function sqlAlarms(parts: LookParts): AlarmStore {
  const { database, now } = parts;
  return {
    look: () => lookAtAll(parts),
    async lookWhenDue() {
      const [turn] = await database.query<{ name: string }>(
        `insert into settings (name, value) values ('supervision look', $1)
         on conflict (name) do update set value = excluded.value where settings.value::bigint < $1::bigint - $2::bigint
         returning name`,
        [String(now().getTime()), lookAgainAfterMs],
      );
      return turn ? lookAtAll(parts) : null;
    },
    list: (filter) => list(parts, filter),
    async counts(placeCode) {
      const rows = await database.query<{ level: AlarmLevel; count: number }>(
        `select level, count(*)::int as count from (${standing}) a where starts_with(place, $1) group by level`,
        [placeCode],
      );
      return Object.fromEntries(
        alarmLevels.map((level) => [level, rows.find((row) => row.level === level)?.count ?? 0]),
      ) as Record<AlarmLevel, number>;
    },
    withdraw: (order) => database.transaction((tx) => withdraw(tx, { ...order, now: now() })),
    supervise: (order) => database.transaction((tx) => superviseAlarm(tx, { ...order, now: now() })),
  };
}

/** Facts that only the terminal has: what waits in its outbox. Of everything else the county knows as much. */
const unknowable = ['SX-OUTBOX'];

const weighed = `array['${alarmLevels.join("','")}']`;
const weightOf = (column: string) => `coalesce(array_position(${weighed}, ${column}), 0)`;

/** What stands at either side, by terminal and key; the heavier of both levels is the one that counts. */
const standing = `
  select coalesce(told.terminal_id, found.terminal_id) as terminal_id, coalesce(told.key, found.key) as key,
    coalesce(told.application_id, found.application_id) as application_id, coalesce(told.rule, found.rule) as rule,
    (${weighed})[greatest(${weightOf('told.level')}, ${weightOf('found.level')})] as level,
    told.alarm as told, found.alarm as found, t.office, t.last_contact, ${placeOfOffice('t.office')} as place,
    case when coalesce(told.rule, found.rule) = any (array['${unknowable.join("','")}']) then 'unknowable'
      when told.level = found.level then 'same' when told.level is null then 'only-county'
      when found.level is null then 'only-terminal' else 'level' end as difference
  from (select * from alarms where state in ('open', 'answered')) told
  full join (select * from county_alarms where state in ('open', 'answered')) found
    on found.terminal_id = told.terminal_id and found.key = told.key
  join terminals t on t.id = coalesce(told.terminal_id, found.terminal_id)`;

interface Row {
  readonly terminal_id: string;
  readonly key: string;
  readonly office: string;
  readonly told: Alarm | null;
  readonly found: Alarm | null;
  readonly difference: Difference;
  readonly last_contact: Date | null;
  readonly notice_state: 'open' | 'answered' | null;
  readonly notice_by: string | null;
  readonly notice_at: Date | null;
  readonly item_code: string | null;
  readonly catalogue_version: number | null;
  readonly total: number;
}

async function list({ database, shelf }: LookParts, filter: AlarmFilter) {
  const rows = await database.query<Row>(
    `select a.*, count(*) over ()::int as total, n.state as notice_state, n.issued_by as notice_by,
       n.issued_at as notice_at, p.item_code, p.catalogue_version
     from (${standing}) a left join applications p on p.id = a.application_id
     left join lateral (select state, issued_by, issued_at from supervision_notices n
       where n.terminal_id = a.terminal_id and n.alarm_rule = a.rule and n.state <> 'closed'
         and n.application_id is not distinct from a.application_id order by n.number desc limit 1) n on true
     where starts_with(a.place, $1) and ($2::text is null or a.level = $2)
       and ($3::text is null or a.rule = $3) and ($4::text is null or a.office = $4)
       and (not $5 or a.difference in ('only-terminal', 'only-county', 'level'))
     order by array_position(${weighed}, a.level) desc, a.office, a.key limit $6 offset $7`,
    [filter.placeCode ?? '', filter.level, filter.rule, filter.office, filter.differing, filter.limit, filter.offset],
  );
  return { total: rows[0]?.total ?? 0, rows: await Promise.all(rows.map((row) => comparedOf(shelf, row))) };
}

async function comparedOf(shelf: CatalogueShelf, row: Row): Promise<ComparedAlarm> {
  const { notice_state: state, notice_by: issuedBy, notice_at: at, catalogue_version: version } = row;
  const catalogue = version === null ? null : await shelf.version(version);
  return {
    terminalId: row.terminal_id,
    office: row.office,
    key: row.key,
    told: row.told,
    found: row.found,
    difference: row.difference,
    lastContact: row.last_contact,
    itemType: catalogue?.items.find(({ code }) => code === row.item_code)?.itemType ?? null,
    notice: state !== null && issuedBy !== null && at !== null ? { state, issuedBy, at } : null,
  };
}

/** 摘牌 on both sides: here at once, at the terminal with its next contact. */
async function withdraw(
  tx: Transaction,
  order: AlarmOrder & { readonly reason: string; readonly now: Date },
): Promise<AlarmOutcome> {
  const alarm = await standingAlarm(tx, order);
  if (!alarm) return { ok: false, why: 'nothing-stands' };
  const { rule, applicationId } = alarm;
  const { reason, by, now, terminalId } = order;
  const word: AlarmWithdrawal = { rule, applicationId, reason, by, at: now.toISOString() };
  const found = await foundAlarm(tx, order);
  // Kept here too where only the terminal had it, so that the county's own look does not bring it up again.
  const step = withdrawn(found ?? alarm, word);
  if (step) await keepFound(tx, terminalId, [step.alarm], now);
  await tx.query(
    `update alarms set state = 'withdrawn', alarm = alarm || jsonb_build_object('state', 'withdrawn', 'word', $3::jsonb)
     where terminal_id = $1 and key = $2`,
    [terminalId, order.key, JSON.stringify({ text: reason, by, at: word.at })],
  );
  const [kept] = await tx.query<{ number: string }>(
    `insert into alarm_withdrawals (terminal_id, withdrawal, at) values ($1, $2::jsonb, $3)
     returning number::text as number`,
    [terminalId, JSON.stringify(word), now],
  );
  await noted(tx, {
    applicationId,
    action: 'alarm-withdrawn',
    actor: by,
    detail: `${rules[rule].name.zh}：${reason}`,
    now,
  });
  await recordSubject(tx, { scope: terminalId, kind: 'alarm', subject: kept?.number ?? '', at: now });
  return { ok: true };
}
