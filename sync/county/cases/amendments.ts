import {
  type Amendment,
  type AmendmentOutcome,
  amendmentSchema,
  currentContent,
  inEffect,
} from '../../../main/domain/amendment.ts';
import type { Application } from '../../../main/domain/application.ts';
import { isAmendable } from '../../../main/domain/correction-request.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { recordChange } from '../store/sql/nudge.ts';
import { closeCorrection } from './corrections.ts';
import { isUndecided, lockCase, type OpenCase, tellTerminal, whyClosed } from './open-case.ts';
import type { CaseOutcome, CountyEdit, HeldAmendment } from './port.ts';

interface AmendmentRow {
  readonly id: string;
  readonly state: HeldAmendment['state'];
  readonly version: number | null;
  readonly origin: Amendment['origin'];
  readonly amendment: unknown;
}

export async function amendmentsOf(database: Queryable, applicationId: string): Promise<readonly HeldAmendment[]> {
  const rows = await database.query<AmendmentRow>(
    `select id, state, version, origin, amendment from application_amendments
     where application_id = $1 order by number limit 500`,
    [applicationId],
  );
  return rows.map(({ state, version, amendment }) => ({
    state,
    amendment: { ...amendmentSchema.parse(amendment), version },
  }));
}

/** A clerk's edit. Whoever saw an older version than the current one is told so, and nothing is written. */
export async function amendAtCounty(
  tx: Transaction,
  { applicationId, edit, now }: { applicationId: string; edit: CountyEdit; now: Date },
): Promise<CaseOutcome | { readonly ok: false; readonly why: 'changed' }> {
  const row = await lockCase(tx, applicationId);
  const closed = whyClosed(row);
  if (closed !== null || row === null) return closed ?? { ok: false, why: 'not-found' };
  if (row.content_made_by !== edit.base) return { ok: false, why: 'changed' };
  const amendment: Amendment = {
    ...edit,
    changes: [...edit.changes],
    baseVersion: row.content_version,
    version: null,
    origin: 'county',
    at: now.toISOString(),
    materials: [],
    answers: null,
    merges: [],
  };
  await tx.query(
    `insert into application_amendments (id, application_id, origin, state, amendment, arrived_at)
     values ($1, $2, 'county', 'waiting', $3::jsonb, $4)`,
    [edit.id, applicationId, JSON.stringify(amendment), now],
  );
  await putInEffect(tx, { applicationId, amendment, row, now });
  return { ok: true };
}

/**
 * Those of the terminal whose pages are all here, in the order in which they were made: each takes effect or not, once,
 * and the answer is the same whenever it is asked for again.
 */
export async function settleAmendments(
  tx: Transaction,
  applicationId: string,
  now: Date,
): Promise<{ readonly outcomes: readonly AmendmentOutcome[]; readonly applied: readonly Amendment[] }> {
  const waiting = (await amendmentsOf(tx, applicationId)).filter(({ state }) => state === 'waiting');
  for (const { amendment } of waiting) {
    const row = await lockCase(tx, applicationId);
    if (row === null) throw new Error(`no application ${applicationId}`);
    const unfit = await whyWithoutEffect(tx, { applicationId, amendment, row });
    if (unfit === null) await putInEffect(tx, { applicationId, amendment, row, now });
    else await keepWithoutEffect(tx, { applicationId, amendment, state: unfit, row, now });
  }
  const held = await amendmentsOf(tx, applicationId);
  const outcomes = held.flatMap(({ amendment, state }): AmendmentOutcome[] => {
    if (amendment.origin !== 'terminal') return [];
    if (state === 'applied' && amendment.version !== null) {
      return [{ id: amendment.id, outcome: 'applied', version: amendment.version }];
    }
    return [{ id: amendment.id, outcome: state === 'decided' ? 'decided' : 'conflict' }];
  });
  return { outcomes, applied: inEffect(held.map(({ amendment }) => amendment)) };
}

async function whyWithoutEffect(
  tx: Transaction,
  { applicationId, amendment, row }: { applicationId: string; amendment: Amendment; row: OpenCase },
): Promise<'conflict' | 'decided' | null> {
  if (!isUndecided(row)) return 'decided';
  if (amendment.base !== row.content_made_by) return 'conflict';
  const [accepted] = await tx.query<{ content: Application }>('select content from applications where id = $1', [
    applicationId,
  ]);
  const applied = inEffect((await amendmentsOf(tx, applicationId)).map((held) => held.amendment));
  const { form } = currentContent(accepted?.content ?? { form: {}, materials: [] }, applied);
  return amendment.changes.every(({ pointer }) => isAmendable(form, pointer)) ? null : 'conflict';
}

async function putInEffect(
  tx: Transaction,
  { applicationId, amendment, row, now }: { applicationId: string; amendment: Amendment; row: OpenCase; now: Date },
): Promise<void> {
  const version = row.content_version + 1;
  await tx.query(`update application_amendments set state = 'applied', version = $2 where id = $1`, [
    amendment.id,
    version,
  ]);
  await tx.query('update applications set content_version = $2, content_made_by = $3 where id = $1', [
    applicationId,
    version,
    amendment.id,
  ]);
  await tx.query(
    `update application_amendments set state = 'merged'
     where application_id = $1 and state = 'conflict' and id = any ($2::uuid[])`,
    [applicationId, amendment.merges],
  );
  if (amendment.answers !== null) await closeCorrection(tx, { applicationId, answeredBy: amendment.id, now });
  const { terminal_id: terminalId } = row;
  const told = { applicationId, terminalId, actor: amendment.actorName, now };
  const detail = `第 ${version} 版：${amendment.reason}`;
  await tellTerminal(tx, { ...told, action: `amended-by-${amendment.origin}`, detail });
  await recordChange(tx, { scope: terminalId, kind: 'amendment', applicationId, at: now });
}

async function keepWithoutEffect(
  tx: Transaction,
  kept: { applicationId: string; amendment: Amendment; state: 'conflict' | 'decided'; row: OpenCase; now: Date },
): Promise<void> {
  const { applicationId, amendment, state, row, now } = kept;
  await tx.query('update application_amendments set state = $2 where id = $1', [amendment.id, state]);
  await tellTerminal(tx, {
    applicationId,
    terminalId: row.terminal_id,
    action: `amendment-${state}`,
    actor: amendment.actorName,
    detail: `以第 ${amendment.baseVersion} 版为准作的修改：${amendment.reason}`,
    now,
  });
}
