import { setImmediate as breath } from 'node:timers/promises';
import { visitState } from '../../../main/domain/doorstep/visit.ts';
import {
  type AgentMarks,
  agentFiguresOf,
  noAgentMarks,
  takeAgentEvent,
} from '../../../main/domain/statistics/agent-figures.ts';
import type { CountedEvent } from '../../../main/domain/statistics/fold-events.ts';
import { keptMoves, standing } from '../cases/case-moves.ts';
import type { Queryable } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { AgentDevice, AgentFiguresAsked, CountyAgentFigures, CountyVisit } from './port.ts';

/** So many cases at once; between two handfuls the county answers whoever else asks. */
const handful = 500;
/** Papers that lay longer than this between the door and the counter are counted without their days. */
const lookBackDays = 92;
const dayMs = 86_400_000;

/** 代办情况 (R54), folded from what the county holds by the very function that a terminal counts with. */
export async function agentFigures(
  database: Queryable,
  { from, to, placeCode }: AgentFiguresAsked,
  visits: readonly CountyVisit[],
): Promise<CountyAgentFigures> {
  const marks = noAgentMarks();
  for (const { visit, reports } of visits) {
    takeAgentEvent(marks, told('visit/assigned', visit.assignedAt, { visit }));
    for (const report of reports) takeAgentEvent(marks, told('visit/reported', report.at, { report }));
  }
  await takeCases(database, marks, {
    since: new Date(Date.parse(from) - lookBackDays * dayMs).toISOString(),
    // A day of Shanghai ends at 16:00 of UTC.
    until: `${to}T16:00:00.000Z`,
    placeCode,
  });
  const rounds = await database.query<{ round: { readonly at: string } }>(
    `select h.round from handover_rounds h join terminals t on t.id = h.round ->> 'toTerminal'
     where starts_with(${placeOfOffice('t.office')}, $1) and h.round ->> 'at' < $2 order by h.round ->> 'at'`,
    [placeCode, `${to}T16:00:00.000Z`],
  );
  for (const { round } of rounds) takeAgentEvent(marks, told('handover/settled', round.at, { round }));
  return { ...agentFiguresOf(marks, { from, to }), devices: devicesOf(visits) };
}

interface CaseRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly content: Readonly<Record<string, unknown>>;
}

async function takeCases(
  database: Queryable,
  marks: AgentMarks,
  { since, until, placeCode }: { readonly since: string; readonly until: string; readonly placeCode: string },
): Promise<void> {
  let after = { receivedAt: since, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await database.query<CaseRow>(
      `select a.id, a.received_at as "receivedAt", a.content - 'materials' - 'provenance' as content
       from applications a join terminals t on t.id = a.terminal_id
       where a.content ->> 'channel' in ('doorstep', 'delegate')
         and a.received_at collate "C" < $1 and (a.received_at collate "C", a.id) > ($2, $3::uuid)
         and starts_with(${placeOfOffice('t.office')}, $4)
       order by a.received_at collate "C", a.id limit ${handful}`,
      [until, after.receivedAt, after.id, placeCode],
    );
    const moves = await keptMoves(
      database,
      rows.map(({ id }) => id),
    );
    for (const { id, receivedAt, content } of rows) {
      takeAgentEvent(marks, told('application/received', receivedAt, { application: content }, id));
      for (const move of standing(moves.get(id) ?? []))
        takeAgentEvent(marks, told('case/moved', move.at, { move }, id));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < handful) return;
    after = last;
    await breath();
  }
}

/** Of each device, where the visits stand that were assigned to it: of any day, since what is open is open. */
function devicesOf(visits: readonly CountyVisit[]): readonly AgentDevice[] {
  return [...Map.groupBy(visits, ({ terminalId }) => terminalId)].map(([terminalId, own]) => {
    const states = own.map((held) => ({ state: visitState(held), purpose: held.visit.purpose }));
    const count = (is: (one: (typeof states)[number]) => boolean) => states.filter(is).length;
    const isOpen = ({ state }: (typeof states)[number]) => state === 'open' || state === 'begun';
    return {
      terminalId,
      assigned: count(({ state }) => state !== 'cancelled'),
      done: count(({ state }) => state === 'done'),
      returned: count(({ state }) => state === 'returned'),
      open: count(isOpen),
      undelivered: count((one) => one.purpose === 'deliver' && isOpen(one)),
    };
  });
}

function told(type: string, at: string, body: CountedEvent['body'], applicationId: string | null = null): CountedEvent {
  return { type, at, body, applicationId, terminalId: '' };
}
