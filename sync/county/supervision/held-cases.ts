import type { AlarmScene, CaseFacts, OfflineSpan } from '../../../main/domain/alarms/case-facts.ts';
import { factsOfCase } from '../../../main/domain/alarms/facts-of-case.ts';
import { type Application, applicationSchema, decisionSchema } from '../../../main/domain/application.ts';
import type { CaseRecord } from '../../../main/domain/case/case-record.ts';
import { movesOfCase } from '../../../main/domain/case/implied-moves.ts';
import { caseStateSchema } from '../../../main/domain/case/states.ts';
import { type PublishedStaff, stepsWithoutPost, unlawfulOpening } from '../../../main/domain/case/unlawful-steps.ts';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import type { Configuration } from '../../../main/domain/configuration.ts';
import { staffListSchema } from '../../../main/domain/staff-list.ts';
import { type KeptMove, keptMoves, standing } from '../cases/case-moves.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { handedOverOf } from '../doorstep/handed-over.ts';
import { receiptsOf } from '../payments/sql-payments.ts';
import type { Queryable } from '../store/database.ts';

/** One case as the county's own tables know it. */
export interface HeldCase {
  readonly terminalId: string;
  readonly office: string;
  readonly facts: CaseFacts;
  readonly isOfEarlierRelease: boolean;
}

interface Row {
  readonly id: string;
  readonly terminal_id: string;
  readonly office: string;
  readonly status: string;
  readonly content: unknown;
  readonly delivered_at: Date | null;
  readonly decision: unknown;
}

const pageSize = 200;

/** Cases in which something may still run, after `after` in the order of their ids; fewer than a page at the end. */
export async function openCases(
  database: Queryable,
  shelf: CatalogueShelf,
  after: string,
  { offlineStaffDays }: Pick<Configuration, 'offlineStaffDays'>,
): Promise<{ readonly cases: readonly HeldCase[]; readonly last: string | null }> {
  const rows = await database.query<Row>(
    `select a.id, a.terminal_id, t.office, a.status, a.content, a.decision, a.delivered_at
     from applications a join terminals t on t.id = a.terminal_id
     where not a.supervision_over and a.id > $1::uuid order by a.id limit ${pageSize}`,
    [after],
  );
  const ids = rows.map(({ id }) => id);
  const [moves, ratings, staff, handedOver] = await Promise.all([
    keptMoves(database, ids),
    badRatings(database, ids),
    publishedStaff(database, [...new Set(rows.map(({ office }) => office))]),
    handedOverOf(database, ids),
  ]);
  const parsed = rows.flatMap((row) => {
    const content = applicationSchema.safeParse(row.content);
    return content.success
      ? [{ row, begun: content.data, application: asItStands(content.data, row, handedOver.get(row.id)) }]
      : [];
  });
  const paid = await receiptsOf(
    database,
    parsed.map(({ application }) => application.localNumber),
  );
  const cases: HeldCase[] = [];
  for (const { row, begun, application } of parsed) {
    const catalogue = await shelf.version(application.catalogueVersion);
    const item = catalogue?.items.find(({ code }) => code === application.itemCode);
    // Accepted on a version that this county never published: nobody here can say what holds for it.
    if (!item) continue;
    const kept = moves.get(row.id) ?? [];
    const later = standing(kept);
    const forwardedAt = row.delivered_at?.toISOString() ?? null;
    const record: CaseRecord = { application, item, moves: movesOfCase(application, later), forwardedAt };
    cases.push({
      terminalId: row.terminal_id,
      office: row.office,
      isOfEarlierRelease: later.length === 0 && application.opening === undefined,
      facts: {
        ...factsOfCase(record, application, paid.get(application.localNumber) ?? []),
        refusedSteps: refusedSteps(kept),
        unlawfulSteps: [
          ...unlawfulOpening(begun, item, begun.opening ?? []),
          // What an earlier release did not write down claims nothing.
          ...stepsWithoutPost([...(begun.opening ?? []), ...later], staff.get(row.office) ?? [], offlineStaffDays),
        ],
        badRatings: ratings.get(row.id) ?? [],
      },
    });
  }
  return { cases, last: rows.length < pageSize ? null : (rows.at(-1)?.id ?? null) };
}

/** Times in which a terminal wrote into its chain and the county heard nothing: what was written waited for the line. */
export async function offlineSpans(
  database: Queryable,
  terminalId: string,
  now: Date,
): Promise<readonly OfflineSpan[]> {
  const rows = await database.query<{ from: string; until: Date }>(
    `select min(at) as "from", arrived_at as until from events
     where terminal_id = $1 and arrived_at > $2::timestamptz - interval '120 days'
     group by arrived_at having arrived_at - min(at)::timestamptz > interval '30 minutes'
     order by arrived_at desc limit 500`,
    [terminalId, now],
  );
  return rows.map(({ from, until }) => ({ from, until: until.toISOString() })).reverse();
}

export function sceneOf(scene: {
  readonly calendar: WorkCalendar;
  readonly parameters: Configuration;
  readonly now: Date;
  readonly office: string;
  readonly offline: readonly OfflineSpan[];
}): AlarmScene {
  return { ...scene, now: scene.now.toISOString() };
}

/** The frozen content with the state and the decision of now. */
function asItStands(
  application: Application,
  { status, decision }: Row,
  handedOver: Application['handedOver'],
): Application {
  const state = caseStateSchema.safeParse(status);
  const decided = decision === null ? null : decisionSchema.parse(decision);
  return {
    ...application,
    decision: decided,
    ...(handedOver ? { handedOver } : {}),
    ...(state.success ? { state: state.data as Application['state'] } : {}),
  };
}

/** R23: what was done against the rules, as it was refused here. */
function refusedSteps(moves: readonly KeptMove[]): CaseFacts['refusedSteps'] {
  return moves.flatMap(({ move, refusal }) => (refusal === null ? [] : [{ at: move.at, why: refusal.text.zh }]));
}

async function badRatings(database: Queryable, ids: readonly string[]) {
  const rows = await database.query<{ id: string; given: Date; closed: Date | null }>(
    `select application_id as id, given_at as given, closed_at as closed from ratings
     where application_id = any ($1::uuid[]) and level >= 4 order by number`,
    [ids],
  );
  const found = rows.map(({ id, given, closed }) => ({
    id,
    at: given.toISOString(),
    followedUpAt: closed?.toISOString() ?? null,
  }));
  return Map.groupBy(found, ({ id }) => id);
}

/** 人员名单 of each office, in the order in which they were published. */
async function publishedStaff(
  database: Queryable,
  offices: readonly string[],
): Promise<ReadonlyMap<string, readonly PublishedStaff[]>> {
  const rows = await database.query<{ office: string; publishedAt: string; body: string }>(
    `select scope as office, published_at as "publishedAt", body from publications
     where kind = 'staff' and scope = any ($1::text[]) order by scope, version`,
    [offices],
  );
  const lists = rows.map(({ office, publishedAt, body }) => ({
    office,
    publishedAt,
    list: staffListSchema.parse(JSON.parse(body)),
  }));
  return Map.groupBy(lists, ({ office }) => office);
}
