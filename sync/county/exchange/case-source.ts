import type { AcceptedMaterial, Application, Decision } from '../../../main/domain/application.ts';
import type { Move, Mover } from '../../../main/domain/case/move.ts';
import { transitions } from '../../../main/domain/case/transitions.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { codesOf } from '../../../main/domain/item-codes.ts';
import type { PaymentReceipt } from '../../../main/domain/payment.ts';
import type { SupervisionNotice } from '../../../main/domain/supervision.ts';

/** What the county's tables hold of one case. */
export interface HeldCase {
  readonly county: { readonly code: string; readonly name: string };
  readonly office: { readonly name: string; readonly placeCode: string };
  /** The frozen content. */
  readonly application: Application;
  readonly countyNumber: string | null;
  /** 转办 */
  readonly department: string | null;
  readonly decision: Decision | null;
  /** In the version that the case began with; null where the county no longer holds it. */
  readonly item: Item | null;
  readonly moves: readonly Move[];
  /** What clerks of the county did. */
  readonly actions: readonly { id: string; at: string; actor: string; action: string; detail: string }[];
  readonly supervision: readonly SupervisionNotice[];
  readonly payments: readonly (PaymentReceipt & { readonly registeredBy: string })[];
  readonly ratings: readonly HeldRating[];
}

export interface HeldRating {
  readonly level: number;
  readonly words: string;
  readonly mode: string;
  readonly isNamed: boolean;
  readonly givenAt: string;
  readonly closedAt: string | null;
}

/** A case as mapping files see it: the names of this object and of its lists are what their paths are made of. */
export function caseSource(held: HeldCase) {
  const { application, moves, item } = held;
  const { applicant = {}, agent = null, delivery = {} } = application.form;
  const applicantAtOnce: Mover = { id: application.operatorId, name: application.operatorName, role: 'W' };
  const paidFen = held.payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    ...held,
    item: item && itemSource(item),
    applicant,
    agent,
    delivery,
    paidFen: held.payments.length === 0 ? null : paidFen,
    materials: application.materials.map((material, index) => materialRow(held, material, index)),
    acceptance: acceptanceRows(moves, application, applicantAtOnce),
    handling: moves.length > 0 ? handlingOf(moves) : actionsAsHandling(held, applicantAtOnce),
    specials: specialRows(moves),
    conclusions: conclusionRows(held),
    parcels: moves.flatMap((move) =>
      move.detail.transition === 'deliver' && move.detail.method === 'post'
        ? [{ ...move.detail, at: move.at, by: move.by }]
        : [],
    ),
    supervision: held.supervision.map((notice) => ({
      ...notice,
      shortNumber: notice.id.replaceAll('-', '').slice(-20),
      level: notice.answerBy < (notice.answer?.at ?? '').slice(0, 10) ? 'alarm' : 'warning',
    })),
  };
}
export type CaseSource = ReturnType<typeof caseSource>;

/** An item as mapping files see it, its codes by what they are for. */
export function itemSource(item: Item) {
  const code = (scheme: RegExp) => codesOf(item).find((one) => scheme.test(one.scheme))?.code ?? null;
  return {
    ...item,
    basicCode: code(/基本编码/),
    implementationCode: code(/实施编码/),
    handleItemCode: code(/业务办理项/),
    charges: item.feeItems.length > 0,
  };
}

function materialRow({ application, item }: HeldCase, material: AcceptedMaterial, index: number) {
  const pages = material.bundle ? [material.bundle] : material.pages;
  return {
    ...material,
    id: `${application.id}-${index + 1}`,
    name: item?.materials.find(({ code }) => code === material.code)?.name ?? material.code,
    isCollected: material.method !== 'none',
    pageCount: material.pages.length,
    firstHash: pages[0]?.sha256 ?? null,
  };
}

function acceptanceRows(moves: readonly Move[], { acceptedAt }: Application, by: Mover) {
  const rows = moves.flatMap(({ at, by: mover, detail }) => {
    if (detail.transition === 'accept' || detail.transition === 'deem-accepted') {
      const isDeferred = detail.transition === 'accept' && detail.deferred.length > 0;
      return [{ at, by: mover, result: 'accepted', reason: '', isDeferred }];
    }
    return detail.transition === 'refuse'
      ? [{ at, by: mover, result: 'refused', reason: `${detail.reason}（${detail.basis}）`, isDeferred: false }]
      : [];
  });
  // A case of a release before the moves was received and accepted at once.
  if (moves.length > 0 || acceptedAt === null) return rows;
  return [{ at: acceptedAt, by, result: 'accepted', reason: '', isDeferred: false }];
}

function handlingOf(moves: readonly Move[]) {
  return moves.map(({ id, at, by, detail }, index) => ({
    id,
    step: detail.transition === 'start' ? detail.step : transitions[detail.transition].name.zh,
    action: actionOf(detail),
    by,
    opinion: 'reason' in detail ? detail.reason : '',
    startedAt: moves[index - 1]?.at ?? at,
    endedAt: at,
    state: 'done',
  }));
}

function actionOf(detail: Move['detail']): 'pass' | 'return' | 'other' {
  if (detail.transition === 'decide') return detail.outcome === 'approved' ? 'pass' : 'return';
  if (detail.transition === 'accept' || detail.transition === 'transfer') return 'pass';
  return detail.transition === 'refuse' || detail.transition === 'ask-correction' ? 'return' : 'other';
}

function actionsAsHandling({ application, actions }: HeldCase, by: Mover) {
  const accepted = {
    id: application.id,
    at: application.acceptedAt ?? application.receivedAt,
    step: '受理',
    action: 'pass',
    by,
    opinion: '',
  };
  const names: Readonly<Record<string, readonly [step: string, action: string]>> = {
    approved: ['决定', 'pass'],
    denied: ['决定', 'return'],
  };
  const done = actions.map(({ id, at, actor, action, detail }) => {
    const [step, kind] = names[action] ?? [action, 'other'];
    return { id: `${application.id}-${id}`, at, step, action: kind, by: { id: null, name: actor }, opinion: detail };
  });
  const steps = [accepted, ...done];
  return steps.map(({ at, ...step }, index) => ({
    ...step,
    startedAt: steps[index - 1]?.at ?? application.receivedAt,
    endedAt: at,
    state: 'done',
  }));
}

function specialRows(moves: readonly Move[]) {
  return moves.flatMap(({ id, at: startedAt, by, second: approvedBy, detail }, index) => {
    const row = { id, startedAt, by, approvedBy };
    if (detail.transition === 'extend') {
      const { days, reason } = detail;
      return [{ ...row, kind: 'extension', name: '延期', endedAt: startedAt, days, reason, result: '' }];
    }
    if (detail.transition !== 'suspend') return [];
    const { procedure: name, plannedDays: days, reason } = detail;
    const ended = moves.slice(index + 1).find((later) => later.detail.transition === 'resume') ?? null;
    const result = ended?.detail.transition === 'resume' ? ended.detail.result : '';
    return [{ ...row, kind: 'other', name, endedAt: ended?.at ?? null, days, reason, result }];
  });
}

const endings = { withdraw: 'withdrawn', terminate: 'terminated', lapse: 'lapsed', void: 'void' } as const;

function conclusionRows({ decision, moves }: HeldCase) {
  const decided = moves.findLast((move) => move.detail.transition === 'decide');
  if (decision !== null) {
    const { decidedAt: at, decidedBy, outcome, reason } = decision;
    return [{ at, outcome, reason, by: { id: null, name: decidedBy }, licence: null }];
  }
  if (decided?.detail.transition === 'decide') {
    const { outcome, reason } = decided.detail;
    return [{ at: decided.at, outcome, reason, by: decided.by, licence: null }];
  }
  return moves.flatMap(({ at, by, detail }) => {
    const outcome = Object.hasOwn(endings, detail.transition)
      ? endings[detail.transition as keyof typeof endings]
      : null;
    if (outcome === null) return [];
    return [{ at, outcome, reason: 'reason' in detail ? detail.reason : '', by, licence: null }];
  });
}
