import { shanghaiDate } from '../dates.ts';
import { acceptance, movesNamed, openDeferrals } from './case-facts.ts';
import { c6LastDay, longestExtension, promisedDay } from './case-limits.ts';
import { isCoded, terminateReasons } from './coded-reasons.ts';
import { firstOf, type Guards, namesOf, onlyKnown, type Stand } from './guard.ts';
import { type Refusal, refused } from './refusal.ts';
import type { CaseRole } from './states.ts';

/** T10–T17: what is asked between acceptance and decision. */
export const handlingGuards: Guards<
  'start' | 'suspend' | 'resume' | 'extend' | 'complete-deferred' | 'terminate' | 'transfer' | 'decide'
> = {
  start: {
    says({ step }, { record, by }) {
      const planned = record.item.flow.find((one) => one.step === step);
      if (!planned) {
        return refused('rule', 'R10', `办理流程里没有“${step}”这个环节`, `The flow has no step “${step}”`);
      }
      const isAssigner = by.role === 'system' || by.role === 'C' || by.role === 'R';
      if (isAssigner || by.role === planned.role) return null;
      return refused('wrong-post', 'R10', `“${step}”不归您的岗位`, `“${step}” is not of this post`);
    },
  },
  suspend: {
    says({ procedure, plannedDays }, { record }) {
      const listed = record.item.specialProcedures.find(({ name }) => name === procedure);
      if (!listed) {
        return refused(
          'rule',
          '§45',
          `这个事项没有列“${procedure}”这种特别程序`,
          `This item lists no special procedure “${procedure}”`,
        );
      }
      if (listed.days === null || plannedDays <= listed.days.value) return null;
      return refused(
        'rule',
        '§45',
        `“${procedure}”最多 ${listed.days.value} 日`,
        `“${procedure}” takes ${listed.days.value} days at most`,
      );
    },
  },
  resume: {},
  extend: {
    opens(stand) {
      const { record, scene } = stand;
      if (scene.where !== 'county') {
        return refused('needs-county', 'T13', '延期只能在县里办', 'Only the county can extend');
      }
      if (movesNamed(record.moves, 'extend').length > 0) {
        return refused('rule', '§42', '只能延期一次，这一件已经延过', 'Extended once already; there is no second time');
      }
      return isBeforeDue(stand);
    },
    says({ days }, { record, scene }) {
      if (scene.counting === null) return null;
      const most = longestExtension(record.item, scene.counting.parameters);
      if (days <= most) return null;
      return refused('rule', '§42', `最多延 ${most} 个工作日`, `${most} working days at most`);
    },
  },
  'complete-deferred': {
    opens({ record, scene }) {
      if (openDeferrals(record.moves).length === 0) {
        return refused('rule', 'T14', '这一件没有待补的容缺材料', 'Nothing was deferred here, or all of it is there');
      }
      const last = c6LastDay(record.moves);
      if (last === null || shanghaiDate(scene.at) <= last) return null;
      return refused(
        'not-at-this-time',
        'C6',
        `容缺补齐的期限 ${last} 已过，请站所按规定处理`,
        `The day for the deferred papers, ${last}, is past; the township office has to decide`,
      );
    },
    says({ materials }, stand) {
      const open = new Set(openDeferrals(stand.record.moves).map(({ materialCode }) => materialCode));
      const others = materials.filter((code) => !open.has(code));
      if (others.length === 0) return onlyKnown(materials, stand);
      return refused(
        'rule',
        'T14',
        `${namesOf(others, stand)} 不在容缺材料里`,
        `${namesOf(others, stand)} was not deferred`,
      );
    },
  },
  terminate: {
    says({ reasonCode }, { record, scene }) {
      if (!isCoded(terminateReasons, reasonCode)) {
        return refused('reason-missing', 'R13', '终止要选编码理由', 'Termination needs a coded reason');
      }
      if (reasonCode !== 'deferral-lapsed') return null;
      const last = c6LastDay(record.moves);
      if (last !== null && shanghaiDate(scene.at) > last) return null;
      return refused(
        'not-at-this-time',
        'C6',
        last === null ? '这一件没有容缺材料' : `容缺补齐的期限（${last}）还没有过`,
        last === null ? 'Nothing was deferred here' : `The day for the deferred papers (${last}) is not past`,
      );
    },
  },
  transfer: {
    says: ({ to }) =>
      to.trim() === '' ? refused('rule', 'T16', '要写明转报给谁', 'Whom it is handed up to has to be named') : null,
  },
  decide: {
    opens: (stand) => firstOf(isOfDecidingPost(stand), mayBeFinishedHere(stand), notWhoAccepted(stand)),
    says({ outcome, reason, remedies }, stand) {
      const open = openDeferrals(stand.record.moves).map(({ materialCode }) => materialCode);
      if (outcome === 'approved' && open.length > 0) {
        return refused(
          'incomplete',
          'T17',
          `容缺材料还没补齐：${namesOf(open, stand)}，不能准予`,
          `Deferred papers are still missing: ${namesOf(open, stand)}`,
        );
      }
      if (outcome === 'denied' && (reason.trim() === '' || remedies.trim() === '')) {
        return refused(
          'reason-missing',
          '§38',
          '不予的，要写明理由和救济途径',
          'A denial needs its reasons and the remedies',
        );
      }
      return null;
    },
  },
};

function isBeforeDue({ record, scene }: Stand): Refusal | null {
  if (scene.counting === null) return null;
  const due = promisedDay(record, scene.at, scene.counting);
  if (due === null || shanghaiDate(scene.at) <= due) return null;
  return refused(
    'not-at-this-time',
    'T13',
    `承诺办结日 ${due} 已过，不能再延期`,
    `The promised day ${due} is past; it can’t be extended any more`,
  );
}

/** 决定: the leader's and the county's, and of the counter only where the item's own flow gives it the decision (即办). */
function isOfDecidingPost({ record, by }: Stand): Refusal | null {
  const counter: readonly CaseRole[] = ['W', 'W2'];
  if (!counter.includes(by.role)) return null;
  if (record.item.flow.some(({ step, role }) => step === '决定' && role === by.role)) return null;
  return refused('wrong-post', 'R10', '这个事项的决定不归窗口', 'The decision on this item is not the counter’s');
}

/** `办`: items that may be finished without the county's platform. */
function mayBeFinishedHere({ record, scene }: Stand): Refusal | null {
  if (scene.where === 'county' || !scene.offline || record.item.offlineMode === 'finish') return null;
  return refused('needs-county', 'T17', '这个事项不能离线决定', 'This item can’t be decided offline');
}

/** 承诺件: whoever took it on may not decide it. */
function notWhoAccepted({ record, by }: Stand): Refusal | null {
  if (record.item.handleType !== '2' || acceptance(record.moves)?.by.id !== by.id) return null;
  return refused(
    'same-person',
    'T17',
    '承诺件的受理人和决定人不能是同一人',
    'Whoever accepted a promised item may not decide it',
  );
}
