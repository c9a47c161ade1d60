import { shanghaiDate } from '../dates.ts';
import { handedIn, lastMove, missingMaterials, movesNamed } from './case-facts.ts';
import { c1LastDay, c3LastDay, isDeemedAccepted, lastDayOf, promisedDay } from './case-limits.ts';
import { isCoded, refuseReasons } from './coded-reasons.ts';
import { firstOf, type Guards, nameOf, namesOf, onlyKnown, type Stand, today } from './guard.ts';
import { type Refusal, refused } from './refusal.ts';

/** T1–T9: what is asked before a case is taken on. */
export const intakeGuards: Guards<
  | 'receive'
  | 'pre-check'
  | 'receive-pre-checked'
  | 'accept'
  | 'ask-correction'
  | 'hand-in'
  | 'refuse'
  | 'deem-accepted'
  | 'lapse'
> = {
  receive: {
    opens: (stand) => hasSubstance(stand, 'T1'),
    says({ mode }, { by, record }) {
      if (mode !== record.application.channel) {
        return refused('rule', 'T1', '收件方式和这一件登记的渠道不一致', 'The mode does not agree with the channel');
      }
      // 代办员 collect at home or in the village; whoever serves themselves does so at the kiosk; the counter takes all.
      const isTheirs = by.role === 'A' ? mode !== 'window' && mode !== 'kiosk' : by.role !== 'U' || mode === 'kiosk';
      if (isTheirs) return null;
      return refused('wrong-post', 'T1', '这种收件方式不归您的岗位', 'Receiving in this way is not of this post');
    },
  },
  'pre-check': {
    opens({ state, by }) {
      const isTheirs = state === 'DRAFT' ? by.role !== 'C' : by.role === 'C';
      if (isTheirs) return null;
      return refused(
        'wrong-post',
        'T2',
        '预审由申请人提交，由县部门回复',
        'The applicant asks for it, the county answers',
      );
    },
  },
  'receive-pre-checked': {
    opens: (stand) => hasSubstance(stand, 'T3'),
    says({ originalsShown }, stand) {
      const { record } = stand;
      const given = handedIn(record);
      const unseen = record.item.materials
        .filter(({ code, originals }) => originals > 0 && given.has(code) && !originalsShown.includes(code))
        .map(({ code }) => code);
      if (unseen.length === 0) return onlyKnown(originalsShown, stand);
      return refused(
        'incomplete',
        'T3',
        `预审件转收件要看原件，还没看：${namesOf(unseen, stand)}`,
        `The originals have to be seen: ${unseen.join(', ')}`,
      );
    },
  },
  accept: {
    opens: (stand) => firstOf(mayBeAcceptedOffline(stand), formIsComplete(stand), notDeemed(stand)),
    says: (detail, stand) =>
      firstOf(
        onlyKnown([...detail.deferred.map(({ materialCode }) => materialCode), ...detail.committed], stand),
        ...detail.committed.map((code) => mayBeCommitted(code, stand)),
        ...detail.deferred.map((one) => mayBeDeferred(one, stand)),
        onlyOnce([...detail.deferred.map(({ materialCode }) => materialCode), ...detail.committed], stand),
        allIsThere(detail, stand),
      ),
  },
  'ask-correction': {
    opens: (stand) => firstOf(notDeemed(stand)),
    says: (detail, stand) =>
      firstOf(
        onlyKnown(
          detail.defects.flatMap(({ materialCode }) => (materialCode === null ? [] : [materialCode])),
          stand,
        ),
        saysAllAtOnce(detail.defects, stand),
        onceOnly(detail.newFact, stand),
        isWithinCorrection(detail.respondBy, stand),
      ),
  },
  'hand-in': {
    says(detail, stand) {
      const asked = lastMove(stand.record.moves, 'ask-correction')?.detail.defects ?? [];
      const isAboutForm = asked.some(({ materialCode }) => materialCode === null);
      if (detail.materials.length === 0 && !isAboutForm) {
        return refused('incomplete', 'T6', '还没有登记补交的材料', 'No material has been handed in yet');
      }
      return onlyKnown(detail.materials, stand);
    },
  },
  refuse: {
    opens: (stand) => notDeemed(stand),
    says({ reasonCode, basis, otherAuthority }, { record }) {
      if (!isCoded(refuseReasons, reasonCode) || basis.trim() === '') {
        return refused(
          'reason-missing',
          'R13',
          '不予受理要选编码理由，并写明法律依据',
          'A refusal needs a coded reason and the law that it stands on',
        );
      }
      if (reasonCode === 'not-competent' && (otherAuthority ?? '').trim() === '') {
        return refused(
          'reason-missing',
          '§32(1)2',
          '不属于本机关职权的，要告诉申请人该去哪个机关',
          'Where another authority is competent, it has to be named',
        );
      }
      if (reasonCode === 'correction-incomplete' && movesNamed(record.moves, 'hand-in').length === 0) {
        return refused(
          'rule',
          '§32(1)4',
          '材料不齐要先一次性告知补正，不能直接不予受理',
          'What is incomplete is first told in one list; it can’t be refused at once',
        );
      }
      return null;
    },
  },
  'deem-accepted': {
    opens({ record, scene }) {
      if (scene.counting === null) return null;
      const last = c1LastDay(record, scene.at, scene.counting);
      const isOver =
        last !== null && shanghaiDate(scene.at) > last && isDeemedAccepted(record.item, scene.counting.parameters);
      if (isOver) return null;
      return refused(
        'not-at-this-time',
        'T8',
        '受理期限还没有过，或这个事项不适用视为受理',
        'The time to accept is not over, or the item has no deemed acceptance',
      );
    },
  },
  lapse: {
    opens({ record, scene }) {
      const last = c3LastDay(record.moves);
      if (last !== null && shanghaiDate(scene.at) > last) return null;
      return refused(
        'not-at-this-time',
        'T9',
        `补正期限还没有过${last === null ? '' : `（到 ${last}）`}，不能终止`,
        `The time to correct is not over${last === null ? '' : ` (until ${last})`}`,
      );
    },
  },
};

/** 身份、事项、至少一份材料 */
function hasSubstance({ record }: Stand, clause: string): Refusal | null {
  const { application } = record;
  if (application.applicantName.trim() === '') {
    return refused('incomplete', clause, '还没有登记申请人是谁', 'Nobody knows yet who applies');
  }
  if (handedIn(record).size > 0) return null;
  return refused('incomplete', clause, '至少要收到一份材料才能收件', 'At least one material has to be handed in');
}

function mayBeAcceptedOffline({ record, scene }: Stand): Refusal | null {
  if (!scene.offline || record.item.offlineMode !== 'none') return null;
  return refused(
    'needs-county',
    'T4',
    '这个事项不能离线受理，可以先收件，联网后再受理',
    'This item can’t be accepted offline; receive it, and accept when the line is back',
  );
}

function formIsComplete({ record }: Stand): Refusal | null {
  const [first] = record.formProblems;
  if (first === undefined) return null;
  const more = record.formProblems.length - 1;
  return refused(
    'incomplete',
    'R24',
    `表单还没填好：${first.message.zh}${more > 0 ? `（另有 ${more} 处）` : ''}`,
    `The form is not complete: ${first.message.en}${more > 0 ? ` (and ${more} more)` : ''}`,
  );
}

/** §32: five working days without a word, and it counts as accepted. From then on nothing else can be said. */
function notDeemed({ record, scene }: Stand): Refusal | null {
  if (scene.counting === null || !isDeemedAccepted(record.item, scene.counting.parameters)) return null;
  const last = c1LastDay(record, scene.at, scene.counting);
  if (last === null || shanghaiDate(scene.at) <= last) return null;
  return refused(
    'not-at-this-time',
    '§32',
    `受理期限 ${last} 已过，这一件视为受理，不能再补正或不予受理`,
    `The time to accept ended on ${last}: it counts as accepted, and can’t be corrected or refused any more`,
  );
}

function mayBeCommitted(code: string, stand: Stand): Refusal | null {
  if (requirement(code, stand)?.commitmentOk) return null;
  return refused(
    'rule',
    'R47',
    `“${nameOf(code, stand)}”不能用告知承诺代替`,
    `“${nameOf(code, stand)}” can’t be replaced by a commitment`,
  );
}

function mayBeDeferred({ materialCode, by }: { materialCode: string; by: string }, stand: Stand): Refusal | null {
  const name = nameOf(materialCode, stand);
  if (!requirement(materialCode, stand)?.deferrable) {
    return refused('rule', 'C6', `“${name}”不能容缺`, `“${name}” can’t be deferred`);
  }
  if (by < today(stand)) {
    return refused('rule', 'C6', `“${name}”的补交日期已经过了`, `The day for “${name}” is past`);
  }
  const { counting, at } = stand.scene;
  const latest = counting === null ? null : promisedDay(stand.record, at, counting);
  if (latest === null || by <= latest) return null;
  return refused(
    'rule',
    'C6',
    `“${name}”要在承诺办结日 ${latest} 前补齐`,
    `“${name}” has to be there within the promised limit, by ${latest}`,
  );
}

function onlyOnce(codes: readonly string[], stand: Stand): Refusal | null {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice === undefined) return null;
  return refused('rule', 'T4', `“${nameOf(twice, stand)}”写了两次`, `“${nameOf(twice, stand)}” is named twice`);
}

/** R24: what lacks and is neither deferred nor committed leaves only 补正 or 容缺. */
function allIsThere(
  { deferred, committed }: { deferred: readonly { materialCode: string }[]; committed: readonly string[] },
  stand: Stand,
): Refusal | null {
  const waived = new Set([...deferred.map(({ materialCode }) => materialCode), ...committed]);
  const lacking = missingMaterials(stand.record).filter((code) => !waived.has(code));
  if (lacking.length === 0) return null;
  return refused(
    'incomplete',
    'R24',
    `还差材料：${namesOf(lacking, stand)}。只能一次性告知补正，或按规定容缺`,
    `Still missing: ${namesOf(lacking, stand)}. Ask for correction, or defer where the item allows it`,
  );
}

/** 一次性告知: the list is full, so that nobody has to come a third time. */
function saysAllAtOnce(defects: readonly { materialCode: string | null }[], stand: Stand): Refusal | null {
  const named = new Set(defects.map(({ materialCode }) => materialCode));
  const kept = missingMaterials(stand.record).filter((code) => !named.has(code));
  if (kept.length === 0) return null;
  return refused(
    'incomplete',
    'T5',
    `要一次告知全部缺的材料，还没写上：${namesOf(kept, stand)}`,
    `All that lacks is told at once; not in the list yet: ${namesOf(kept, stand)}`,
  );
}

function onceOnly(newFact: string | null, { record }: Stand): Refusal | null {
  const rounds = movesNamed(record.moves, 'ask-correction').length;
  if (rounds === 0 || newFact !== null) return null;
  return refused(
    'rule',
    'T5',
    '补正只能告知一次；确有新情况的，要写明是什么新情况',
    'Correction is asked for once; a second round needs the new fact that calls for it',
  );
}

function isWithinCorrection(respondBy: string, stand: Stand): Refusal | null {
  if (respondBy <= today(stand)) {
    return refused('rule', 'C3', '补正期限要在今天之后', 'The time to correct has to end after today');
  }
  const { counting, at } = stand.scene;
  if (counting === null) return null;
  const limit = { value: counting.parameters.correctionDays, unit: 'workday' } as const;
  const usual = lastDayOf(at, limit, counting.calendar);
  // Shorter than what the county gives everybody would be a favour withheld.
  if (respondBy >= usual) return null;
  return refused(
    'rule',
    'C3',
    `补正期限至少给到 ${usual}`,
    `The citizen has at least until ${usual} to hand in the corrections`,
  );
}

function requirement(code: string, { record }: Stand) {
  return record.item.materials.find((material) => material.code === code);
}
