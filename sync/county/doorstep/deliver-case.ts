import { possibleMoves } from '../../../main/domain/case/machine.ts';
import { caseStateNames } from '../../../main/domain/case/states.ts';
import { type ResultToBring, resultToBringSchema } from '../../../main/domain/doorstep/delivery.ts';
import type { Visit, VisitReport } from '../../../main/domain/doorstep/visit.ts';
import { heldCase, lockedCase } from '../cases/case-moves.ts';
import { noteAction, sendStatus } from '../cases/open-case.ts';
import { judged } from '../cases/project-moved.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { placeOfOffice } from '../store/sql/places.ts';

const readyStates = resultToBringSchema.shape.state.options;

type Deliverable =
  | { readonly ok: true; readonly value: ResultToBring }
  /** For the clerk who assigns it. */
  | { readonly ok: false; readonly why: string };

/** By either of its numbers, within the clerk's own place. Nothing goes to a door that the counter could not hand out. */
export async function deliverableOf(database: Queryable, number: string, placeCode: string): Promise<Deliverable> {
  const no = (why: string): Deliverable => ({ ok: false, why });
  const [row] = await database.query<{ id: string; countyNumber: string | null; office: string }>(
    `select a.id, a.county_number as "countyNumber", t.office
     from applications a join terminals t on t.id = a.terminal_id
     where (a.local_number = $1 or a.county_number = $1) and starts_with(${placeOfOffice('t.office')}, $2) limit 1`,
    [number, placeCode],
  );
  const held = row && (await heldCase(database, row.id));
  if (!row || !held) return no('没有这个编号的办件，请核对要送的办件编号');
  const { application, item, record } = held;
  const { state } = application;
  if (!record || !item) return no('县里没有这一件的事项目录，不能派送达');
  if (!readyStates.some((one) => one === state)) {
    return no(`这一件现在是“${caseStateNames[state].zh}”，还没有结果可以送`);
  }
  const agent = { id: '', name: '', roles: ['A'] as const };
  const scene = { id: '', at: new Date(0).toISOString(), where: 'terminal', offline: false, counting: null } as const;
  const deliver = possibleMoves(record, agent, scene).find(({ transition }) => transition === 'deliver');
  if (deliver?.refusal) return no(deliver.refusal.text.zh);
  const { agent: representative } = application.form as { readonly agent?: { readonly name?: unknown } };
  const { localNumber, itemCode, itemName, applicantName, idNumber } = application;
  return {
    ok: true,
    value: resultToBringSchema.parse({
      ...{ localNumber, itemCode, itemName, applicantName, idNumber, state },
      applicationId: row.id,
      countyNumber: row.countyNumber,
      agentName: typeof representative?.name === 'string' ? representative.name.slice(0, 100) : '',
      officeName: row.office,
      consultPhone: item.consultPhone.slice(0, 100),
      supervisePhone: item.supervisePhone.slice(0, 100),
    }),
  };
}

/** Named with the assignment; null for a visit that brings nothing of a case. */
export async function resultOf(
  tx: Transaction,
  { purpose, localNumber }: Pick<Visit, 'purpose' | 'localNumber'>,
): Promise<ResultToBring | null> {
  if (purpose !== 'deliver' || localNumber === null) return null;
  const found = await deliverableOf(tx, localNumber, '');
  return found.ok ? found.value : null;
}

/**
 * T19 as it was made at the door, judged here like any other step (R23). Its terminal may make it because the county sent it
 * there with that very case; the window that has the case is told. Why it has no effect, or null.
 */
export async function deliverCase(
  tx: Transaction,
  { visitId, detail }: VisitReport,
  now: Date,
): Promise<string | null> {
  if (detail.kind !== 'delivered' || !detail.proof) return null;
  const { move, document } = detail.proof;
  const [row] = await tx.query<{ applicationId: string | null }>(
    `select v.visit -> 'result' ->> 'applicationId' as "applicationId" from visits v where v.id = $1`,
    [visitId],
  );
  const applicationId = row?.applicationId ?? null;
  if (applicationId === null) return 'the visit was to bring no result of a case';
  if (move.detail.transition !== 'deliver' || move.where !== 'terminal') return 'the step is no delivery at a door';
  const held = await lockedCase(tx, applicationId);
  const state = held?.application.state;
  // 办结核验 may have been made meanwhile, at another counter: T19 begins wherever the result lies ready.
  const from = readyStates.find((one) => one === state) ?? move.from;
  const refusal = await judged(tx, applicationId, { ...move, from }, now);
  if (refusal !== null) return refusal;
  const [owner] = await tx.query<{ terminalId: string }>(
    'select terminal_id as "terminalId" from applications where id = $1',
    [applicationId],
  );
  const { receiver } = move.detail;
  await noteAction(tx, {
    applicationId,
    action: 'move-deliver',
    actor: move.by.name,
    detail: `${document.numberText}：${receiver.name}（${receiver.relation || '本人'}）`,
    now,
  });
  await sendStatus(tx, { applicationId, terminalId: owner?.terminalId ?? '', now });
  return null;
}
