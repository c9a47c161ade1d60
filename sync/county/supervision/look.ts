import { type Alarm, alarmKey, type Finding } from '../../../main/domain/alarms/alarm.ts';
import { alarmSteps, isStanding } from '../../../main/domain/alarms/alarm-book.ts';
import type { AlarmScene } from '../../../main/domain/alarms/case-facts.ts';
import { findingsOf } from '../../../main/domain/alarms/findings.ts';
import { terminalFindings } from '../../../main/domain/alarms/terminal-findings.ts';
import { clocksOf } from '../../../main/domain/clocks/case-clocks.ts';
import { addWorkdays } from '../../../main/domain/clocks/working-days.ts';
import { configurationSchema, usualConfiguration } from '../../../main/domain/configuration.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { PublicationStore } from '../publications/port.ts';
import type { Database } from '../store/database.ts';
import { keepFound } from './found-alarms.ts';
import { type HeldCase, offlineSpans, openCases, sceneOf } from './held-cases.ts';
import { missingNumbers } from './missing-numbers.ts';
import type { LookReport } from './port.ts';
import { superviseAlarm } from './supervise-alarm.ts';

export interface LookParts {
  readonly database: Database;
  readonly shelf: CatalogueShelf;
  readonly publications: Pick<PublicationStore, 'current'>;
  readonly now: () => Date;
}

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * 重新计算: the same pure rules as at the terminals, over the county's own tables, page by page. What is found is held
 * against what was found before, so that a look at the same facts changes nothing.
 */
export async function lookAtAll({ database, shelf, publications, now }: LookParts): Promise<LookReport> {
  const calendar = await shelf.calendar();
  if (calendar === null) return { cases: 0, changed: 0 };
  const published = configurationSchema.safeParse((await publications.current('configuration', ''))?.body ?? {});
  const parameters = published.success ? published.data : usualConfiguration;
  const at = now();
  const scenes = new Map<string, AlarmScene>();
  const sceneFor = async (terminalId: string, office: string): Promise<AlarmScene> => {
    const known = scenes.get(terminalId);
    if (known) return known;
    const offline = await offlineSpans(database, terminalId, at);
    const scene = sceneOf({ calendar, parameters, now: at, office, offline });
    scenes.set(terminalId, scene);
    return scene;
  };

  let [cases, changed, after] = [0, 0, firstId as string | null];
  while (after !== null) {
    const page = await openCases(database, shelf, after, parameters);
    for (const held of page.cases) {
      const scene = await sceneFor(held.terminalId, held.office);
      changed += await lookAtCase(database, held, scene);
    }
    cases += page.cases.length;
    after = page.last;
  }
  for (const terminal of await terminals(database)) {
    const scene = await sceneFor(terminal.id, terminal.office);
    const facts = {
      oldestUnsentAt: null,
      unsentCount: 0,
      chainBrokenAt: terminal.chain_conflict === null ? null : terminal.seq + 1,
      missingNumbers: await missingNumbers(database, terminal.id, shanghaiDate(scene.now)),
    };
    const found = terminalFindings(facts, scene);
    changed += await keep(database, { terminalId: terminal.id, applicationId: null, found, scene });
  }
  return { cases, changed };
}

async function lookAtCase(database: Database, held: HeldCase, scene: AlarmScene): Promise<number> {
  const { facts, terminalId, isOfEarlierRelease } = held;
  const applicationId = facts.record.application.id;
  const found = findingsOf(facts, scene).filter(({ rule }) => !(isOfEarlierRelease && rule === 'SX-DELIVERY'));
  const changed = await keep(database, { terminalId, applicationId, found, scene });
  if (facts.unlawfulSteps && facts.unlawfulSteps.length > 0) await askWhy(database, held, scene);
  const runs = clocksOf(facts.record, scene).some(
    ({ state, kind }) => state !== 'stopped' && !(isOfEarlierRelease && kind === 'delivery'),
  );
  // A card that nobody has answered grows, so it is looked at until somebody does.
  if (!runs && !found.some(({ level }) => level === 'yellow')) {
    await database.query('update applications set supervision_over = true where id = $1', [applicationId]);
  }
  return changed;
}

const answerWorkdays = 3;

/**
 * What only the county can see (R23) is asked about by itself, once a case: the window would never hear of it otherwise. The
 * case and its receipt stand meanwhile.
 */
async function askWhy(database: Database, { terminalId, facts }: HeldCase, scene: AlarmScene): Promise<void> {
  const applicationId = facts.record.application.id;
  const rule = 'LC-REFUSED-STEP';
  const answerBy = addWorkdays(shanghaiDate(scene.now), answerWorkdays, scene.calendar);
  await database.transaction(async (tx) => {
    const asked = await tx.query('select id from supervision_notices where application_id = $1 and alarm_rule = $2', [
      applicationId,
      rule,
    ]);
    if (asked.length > 0) return;
    const key = alarmKey({ applicationId, rule });
    await superviseAlarm(tx, { terminalId, key, placeCode: '', by: '电子监察', answerBy, now: new Date(scene.now) });
  });
}

async function keep(
  database: Database,
  look: { terminalId: string; applicationId: string | null; found: readonly Finding[]; scene: AlarmScene },
): Promise<number> {
  const { terminalId, applicationId, found, scene } = look;
  const rows = await database.query<{ alarm: Alarm }>(
    `select alarm from county_alarms where terminal_id = $1 and application_id is not distinct from $2::uuid`,
    [terminalId, applicationId],
  );
  const held = rows.map(({ alarm }) => alarm);
  // What the window has answered does not grow here either.
  const answeredRules = held.length === 0 ? [] : await answeredAt(database, terminalId, applicationId);
  const known = held.map((alarm): Alarm => {
    const word = answeredRules.find(({ rule }) => rule === alarm.rule)?.word ?? null;
    return alarm.state === 'open' && word !== null ? { ...alarm, state: 'answered', word } : alarm;
  });
  let next = 0;
  const numbers = await nextNumbers(database, known, found, scene.now);
  const steps = alarmSteps(known, found, { ...scene, nextNumber: () => numbers[next++] ?? '' });
  const answered = known.filter((alarm, index) => alarm.state !== held[index]?.state && isStanding(alarm));
  const moved = new Set(steps.map(({ alarm }) => alarm.rule));
  const all = [...answered.filter(({ rule }) => !moved.has(rule)), ...steps.map(({ alarm }) => alarm)];
  const kept = new Set(all.map(({ rule }) => rule));
  const told = known.flatMap((alarm) => (kept.has(alarm.rule) ? [] : toldAnew(alarm, found)));
  await keepFound(database, terminalId, [...all, ...told], new Date(scene.now));
  return all.length;
}

/** The days in its sentence move on while it stands as it is. */
function toldAnew(alarm: Alarm, found: readonly Finding[]): readonly Alarm[] {
  const now = found.find(({ rule }) => rule === alarm.rule);
  if (!now || !isStanding(alarm) || alarm.isEscalated) return [];
  const { explanation, holder, department, network } = now;
  return JSON.stringify(alarm.explanation) === JSON.stringify(explanation)
    ? []
    : [{ ...alarm, explanation, holder, department, network }];
}

async function answeredAt(database: Database, terminalId: string, applicationId: string | null) {
  return database.query<{ rule: string; word: Alarm['word'] }>(
    `select rule, alarm -> 'word' as word from alarms
     where terminal_id = $1 and application_id is not distinct from $2::uuid and state = 'answered'`,
    [terminalId, applicationId],
  );
}

/** 监察编号 of the county's own: JX, the day, and a count. */
async function nextNumbers(
  database: Database,
  held: readonly Alarm[],
  found: readonly Finding[],
  now: string,
): Promise<readonly string[]> {
  const standing = new Set(held.filter(({ state }) => state !== 'cleared').map(({ rule }) => rule));
  const needed = found.filter(({ rule }) => !standing.has(rule)).length;
  if (needed === 0) return [];
  const rows = await database.query<{ number: string }>(
    `select lpad(nextval('alarm_numbers')::text, 8, '0') as number from generate_series(1, $1::int)`,
    [needed],
  );
  const day = shanghaiDate(now).replaceAll('-', '');
  return rows.map(({ number }) => `JX${day}${number}`.slice(0, 20));
}

async function terminals(database: Database) {
  return database.query<{ id: string; office: string; chain_conflict: string | null; seq: number }>(
    `select t.id, t.office, t.chain_conflict, coalesce(h.seq, 0) as seq
     from terminals t left join chain_heads h on h.terminal_id = t.id where t.revoked_at is null order by t.id`,
  );
}
