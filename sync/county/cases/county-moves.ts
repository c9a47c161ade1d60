import { randomUUID } from 'node:crypto';
import { stateOf } from '../../../main/domain/case/case-facts.ts';
import type { Scene } from '../../../main/domain/case/guard.ts';
import { err, type Judged, ok } from '../../../main/domain/case/judged.ts';
import { move } from '../../../main/domain/case/machine.ts';
import type { Move, MoveDetail, Mover } from '../../../main/domain/case/move.ts';
import { type Refusal, refused } from '../../../main/domain/case/refusal.ts';
import { caseStateNames } from '../../../main/domain/case/states.ts';
import { targetOf, transitions } from '../../../main/domain/case/transitions.ts';
import type { Transaction } from '../store/database.ts';
import { countingOf, type HeldCase, keepStanding, lockedCase } from './case-moves.ts';
import { closeCorrection } from './corrections.ts';
import { noteAction, sendStatus } from './open-case.ts';

/** What the county itself may do with a case on its console. */
export type CountyStep = Extract<
  MoveDetail,
  { transition: 'start' | 'suspend' | 'resume' | 'extend' | 'terminate' | 'transfer' | 'decide' }
>;

export type StepOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-found' }
  | { readonly ok: false; readonly why: 'in-transit' }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal };

/** One step, judged by the machine; down to the terminal it goes with the next status. */
export async function stepAtCounty(
  tx: Transaction,
  ordered: {
    readonly applicationId: string;
    readonly steps: readonly CountyStep[];
    readonly by: { readonly id: string; readonly name: string };
    readonly now: Date;
  },
): Promise<StepOutcome> {
  const { applicationId, by, now } = ordered;
  const [row] = await tx.query<{ delivered_at: Date | null }>('select delivered_at from applications where id = $1', [
    applicationId,
  ]);
  if (row === undefined) return { ok: false, why: 'not-found' };
  if (row.delivered_at === null) return { ok: false, why: 'in-transit' };
  let terminalId = '';
  for (const detail of ordered.steps) {
    const held = await lockedCase(tx, applicationId);
    if (!held) return { ok: false, why: 'not-found' };
    const done = await stepOnce(tx, held, detail, { by, now });
    if (!done.ok) return done;
    terminalId = held.terminalId;
  }
  await sendStatus(tx, { applicationId, terminalId, now });
  return { ok: true };
}

async function stepOnce(
  tx: Transaction,
  held: HeldCase,
  detail: CountyStep,
  { by, now }: { by: { readonly id: string; readonly name: string }; now: Date },
): Promise<StepOutcome> {
  const { application } = held;
  const scene = {
    id: randomUUID(),
    at: now.toISOString(),
    where: 'county' as const,
    offline: false,
    counting: await countingOf(tx, application.catalogueVersion),
  };
  const judged = judgedStep(held, withStep(detail, held), { ...by, role: 'C' }, scene);
  if (!judged.ok) return { ok: false, why: 'refused', refusal: judged.refusal };
  await keepStanding(tx, held, judged.value, now);
  const applicationId = application.id;
  if (detail.transition === 'decide' || detail.transition === 'terminate') {
    await closeCorrection(tx, { applicationId, answeredBy: null, now });
  }
  const action = detail.transition === 'decide' ? detail.outcome : `move-${detail.transition}`;
  await noteAction(tx, { applicationId, action, actor: by.name, detail: wordsOf(detail), now });
  return { ok: true };
}

/** Of a version that was never published here nobody knows the item's own rules: the order of the table holds all the same. */
function judgedStep(held: HeldCase, detail: CountyStep, by: Mover, scene: Scene): Judged<Move> {
  if (held.record) return move(held.record, { detail, by, second: null }, scene);
  const from = stateOf(held.made);
  const { number, name } = transitions[detail.transition];
  if (!transitions[detail.transition].from.includes(from)) {
    return err(
      refused(
        'wrong-state',
        `T${number}`,
        `现在是“${caseStateNames[from].zh}”，不能${name.zh}`,
        `not possible in ${from}`,
      ),
    );
  }
  const { id, at, where, offline } = scene;
  return ok({ id, from, to: targetOf(detail, from), at, by, second: null, where, offline, detail });
}

/** A start that names no step begins with the county's own, or the last one before the delivery. */
function withStep(detail: CountyStep, { item }: HeldCase): CountyStep {
  if (detail.transition !== 'start' || detail.step !== '') return detail;
  const flow = item?.flow ?? [];
  const step = flow.find(({ role }) => role === 'C') ?? flow.findLast(({ role }) => role !== 'D');
  return { ...detail, step: step?.step ?? '审查' };
}

/** For the trail. */
function wordsOf(detail: CountyStep): string {
  switch (detail.transition) {
    case 'start':
      return detail.step;
    case 'suspend':
      return `${detail.procedure}，预计 ${detail.plannedDays} 日：${detail.reason}`;
    case 'resume':
      return detail.result;
    case 'extend':
      return `${detail.days} 个工作日：${detail.reason}`;
    case 'transfer':
      return detail.to;
    case 'terminate':
    case 'decide':
      return detail.reason;
  }
}

export const stepNames = Object.fromEntries(
  (['start', 'suspend', 'resume', 'extend', 'terminate', 'transfer'] as const).map((name) => [
    `move-${name}`,
    transitions[name].name.zh,
  ]),
);
