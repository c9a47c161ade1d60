import type { CaseRecord } from '../case/case-record.ts';
import { type CaseRole, caseRoleNames } from '../case/states.ts';
import { happenings } from '../clocks/timeline.ts';
import type { Text } from '../failures.ts';

/** 球在谁手里: who has to do the next thing, so that no clerk is blamed for somebody else's turn. */
export interface Holder {
  readonly who: Text;
  /** 责任部门 */
  readonly department: string;
}

export function holderOf(record: CaseRecord, office: string): Holder {
  const { item, application } = record;
  const all = happenings(record);
  const last = all.at(-1);
  const clerk = (role: CaseRole, name: string): Holder => ({
    who: {
      zh: `${postOf(record, role) ?? caseRoleNames[role].zh}${name}`,
      en: `${caseRoleNames[role].en}${name}`,
    },
    department: office,
  });
  const county: Holder = {
    who: { zh: item.implementer.name, en: item.implementer.name },
    department: item.implementer.name,
  };
  switch (last?.detail.transition) {
    case 'receive':
    case 'receive-pre-checked':
    case 'hand-in':
      return last.role === 'A'
        ? clerk('A', '')
        : clerk('W', application.operatorName === '' ? '' : `（${application.operatorName}）`);
    case 'ask-correction':
      return { who: caseRoleNames.U, department: office };
    case 'transfer':
      return { who: { zh: last.detail.to, en: last.detail.to }, department: last.detail.to };
    case 'decide':
    case 'verify':
      return clerk('D', '');
    default: {
      // Accepted: the township's reviewer where the item has one, else whoever decides it.
      if (item.flow.some(({ role }) => role === 'R')) return clerk('R', '');
      return item.flow.some(({ role }) => role === 'C') ? county : clerk('W2', '');
    }
  }
}

function postOf({ item }: CaseRecord, role: CaseRole): string | null {
  return item.flow.find((step) => step.role === role)?.post ?? null;
}
