import { committedMaterials, type DetailOf, lastMove, unverified } from './case-facts.ts';
import { firstOf, type Guards, namesOf, onlyKnown, type Stand } from './guard.ts';
import { type Refusal, refused } from './refusal.ts';

/** T18–T22: what is asked at the end. */
export const endingGuards: Guards<'verify' | 'deliver' | 'withdraw' | 'void' | 'archive'> = {
  verify: {
    says(detail, stand) {
      const unseen = committedMaterials(stand.record.moves).filter((code) => !detail.materials.includes(code));
      if (detail.matches && unseen.length > 0) {
        return refused(
          'incomplete',
          'R47',
          `承诺的材料还没看原件：${namesOf(unseen, stand)}`,
          `Originals not seen yet: ${namesOf(unseen, stand)}`,
        );
      }
      if (!detail.matches && detail.note.trim() === '') {
        return refused(
          'reason-missing',
          'T18',
          '不相符的，要写明哪里不符',
          'What does not match has to be written down',
        );
      }
      return onlyKnown(detail.materials, stand);
    },
  },
  deliver: {
    opens: (stand) => isDecided(stand) ?? isVerified(stand),
    says: deliveryRefusal,
  },
  withdraw: {
    says: (detail, stand) =>
      firstOf(
        detail.isSigned
          ? null
          : refused('incomplete', 'T20', '撤回要申请人签字', 'The applicant has to sign the withdrawal'),
        onlyKnown(detail.returned, stand),
      ),
  },
  void: {},
  archive: {
    opens: ({ scene }) =>
      scene.offline ? refused('needs-county', 'T22', '归档要联网', 'Archiving needs the line to the county') : null,
  },
};

/** R11: nothing is handed over that was not decided. */
function isDecided({ record }: Stand): Refusal | null {
  if (lastMove(record.moves, 'decide') !== null) return null;
  return refused('rule', 'R11', '还没有决定，不能送达', 'Nothing was decided yet');
}

/** 信任在先、办结核验 (R47): the result stays here until what was promised has been seen. A denial hands over nothing. */
function isVerified({ record, state }: Stand): Refusal | null {
  if (state === 'DENIED') return null;
  const open = unverified(record.moves);
  const last = lastMove(record.moves, 'verify');
  if (open.length === 0 && (last === null || last.detail.matches)) return null;
  return refused(
    'incomplete',
    'R47',
    `承诺的材料还没有核验相符：${namesOf(open, { record })}，结果先不能发`,
    `The originals promised have not been checked yet: ${namesOf(open, { record })}; the result is withheld`,
  );
}

/** T19: whom, by which paper they are known, and what a sheet that is left behind needs. Asked at the door, too. */
export function deliveryRefusal({ receiver, method, witness, refusedBecause }: DetailOf<'deliver'>): Refusal | null {
  const isServed = method === 'left' || method === 'post' || method === 'electronic';
  if (receiver.name.trim() === '' || (!isServed && receiver.idNumber.trim() === '')) {
    return refused('incomplete', 'T19', '要登记收件人和证件号码', 'Who receives it has to be identified');
  }
  if (method === 'agent' && receiver.relation.trim() === '') {
    return refused('incomplete', 'T19', '代收的，要写明代收人与申请人的关系', 'An agent’s relation has to be named');
  }
  if (method === 'left' && ((witness ?? '').trim() === '' || (refusedBecause ?? '').trim() === '')) {
    return refused(
      'incomplete',
      'T19',
      '留置送达要有见证人，并写明拒收事由',
      'Leaving it behind needs a witness and the reason of the refusal',
    );
  }
  return null;
}
