import { stateOf } from '../../../main/domain/case/case-facts.ts';
import type { CorrectionRequest } from '../../../main/domain/correction-request.ts';
import type { Database } from '../store/database.ts';
import { amendAtCounty, amendmentsOf } from './amendments.ts';
import { heldCase } from './case-moves.ts';
import { askCorrection, withdrawCorrection } from './corrections.ts';
import { stepAtCounty } from './county-moves.ts';
import { lockCase, noteAction, whyClosed } from './open-case.ts';
import type { CaseRecord, CaseStore } from './port.ts';
import { gone, present } from './presence.ts';
import { closeNotice, noticesOf, openNotices, supervise } from './supervision.ts';

export function sqlCases(database: Database, now: () => Date): CaseStore {
  return {
    async record(applicationId) {
      const [row] = await database.query<Omit<CaseRecord, 'amendments' | 'supervision'>>(
        `select content_version as version, content_made_by as "madeBy", department, correction
         from applications where id = $1`,
        [applicationId],
      );
      if (row === undefined) return null;
      return {
        ...row,
        correction: row.correction as CorrectionRequest | null,
        amendments: await amendmentsOf(database, applicationId),
        supervision: await noticesOf(database, applicationId),
      };
    },
    askCorrection: (applicationId, request) =>
      database.transaction((tx) => askCorrection(tx, { applicationId, request, now: now() })),
    noteRefusedDemand: (applicationId, { by, asked }) =>
      database.transaction((tx) =>
        noteAction(tx, {
          applicationId,
          action: 'demand-refused',
          actor: by,
          detail: asked.join('、').slice(0, 500),
          now: now(),
        }),
      ),
    withdrawCorrection: (applicationId, by) =>
      database.transaction((tx) => withdrawCorrection(tx, { applicationId, by, now: now() })),
    amend: (applicationId, edit) =>
      database.transaction((tx) => amendAtCounty(tx, { applicationId, edit, now: now() })),
    forward: (applicationId, { to, text, by }) =>
      database.transaction(async (tx) => {
        const closed = whyClosed(await lockCase(tx, applicationId));
        if (closed !== null) return closed;
        await tx.query('update applications set department = $2 where id = $1', [applicationId, to]);
        const detail = text === '' ? `转 ${to}` : `转 ${to}：${text}`;
        await noteAction(tx, { applicationId, action: 'forwarded', actor: by, detail, now: now() });
        return { ok: true };
      }),
    supervise: (order) => database.transaction((tx) => supervise(tx, { ...order, now: now() })),
    closeSupervision: (noticeId, by) => database.transaction((tx) => closeNotice(tx, { noticeId, by, now: now() })),
    step: (applicationId, step, by) =>
      database.transaction((tx) => stepAtCounty(tx, { applicationId, steps: [step], by, now: now() })),
    async moves(applicationId) {
      const held = await heldCase(database, applicationId);
      if (!held) return null;
      const { made, moves } = held;
      return { state: stateOf(made), made, refused: moves.filter(({ refusal }) => refusal !== null) };
    },
    openSupervision: (page) => openNotices(database, page),
    present: (sign) => present(database, sign, now()),
    gone: (sign) => gone(database, sign),
  };
}
