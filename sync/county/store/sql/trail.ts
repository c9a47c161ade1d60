import type { EventEnvelope } from '../../../../main/domain/ledger-event.ts';
import type { Queryable } from '../database.ts';
import type { TrailEntry } from '../port.ts';

/** What happened to one application, on the terminal and at the county, in the order in which the county learnt of it. */
export async function trailOf(database: Queryable, applicationId: string): Promise<readonly TrailEntry[]> {
  const events = await database.query<{ type: string; at: string; envelope: string; arrived_at: Date }>(
    'select type, at, envelope, arrived_at from events where application_id = $1 order by terminal_id, seq limit 500',
    [applicationId],
  );
  const actions = await database.query<{ at: Date; actor: string; action: string; detail: string }>(
    'select at, actor, action, detail from application_actions where application_id = $1 order by number limit 500',
    [applicationId],
  );
  const entries = [
    ...events.map((event) => {
      const envelope = JSON.parse(event.envelope) as EventEnvelope;
      const actor = envelope.operatorId ?? envelope.terminalId;
      return { learnt: event.arrived_at, at: event.at, actor, action: event.type, detail: `#${envelope.seq}` };
    }),
    ...actions.map((action) => ({ ...action, learnt: action.at, at: action.at.toISOString() })),
  ];
  return entries
    .sort((left, right) => left.learnt.getTime() - right.learnt.getTime())
    .map(({ learnt: _, ...entry }) => entry);
}
