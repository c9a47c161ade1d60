import type { Text } from '../failures.ts';
import type { MoveDetail, Mover, TransitionName } from './move.ts';
import type { WholeCase } from './whole-case.ts';

/**
 * 廉政风险点 (R26): name, kind, what it is, and the measure against it, bound to the steps where it bites. `measure` is
 * what the machine enforces there: a second person's signature, a note in the clerk's own words, or that it is another person altogether.
 */
export interface RiskPoint {
  readonly code: string;
  readonly name: Text;
  readonly kind: Text;
  readonly about: Text;
  readonly guard: Text;
  readonly steps: readonly TransitionName[];
  readonly measure: 'second-person' | 'note' | 'other-person';
  applies(at: RiskScene): boolean;
}

export interface RiskScene {
  readonly record: WholeCase;
  readonly step: TransitionName;
  readonly by: Mover;
  /** 近亲属: said by the applicant or by the clerk. */
  readonly isRelative: boolean;
  /** Null while nothing is said about the step yet. */
  readonly detail: MoveDetail | null;
}

const benefitTypes = ['05', '08'];
/** 低保、特困、临时救助 and their like: what is paid out by the township's own look at a household. */
const relativesMatter = ({ item }: WholeCase) => benefitTypes.includes(item.itemType);

export const riskPoints: readonly RiskPoint[] = [
  {
    code: 'relative',
    name: { zh: '经办人员近亲属申请', en: 'A relative of the clerk applies' },
    kind: { zh: '利益冲突', en: 'Conflict of interest' },
    about: {
      zh: '经办人员为本人近亲属受理救助、补贴，可能优亲厚友',
      en: 'A clerk who handles a relative’s benefit may favour them',
    },
    guard: {
      zh: '申报近亲属关系，办件备案，由另一名复核人签字',
      en: 'The relation is declared, the case is filed as such, and another person signs',
    },
    steps: ['accept', 'refuse', 'decide'],
    measure: 'second-person',
    applies: ({ record, isRelative }) => relativesMatter(record) && isRelative,
  },
  {
    code: 'deferred-benefit',
    name: { zh: '补贴类事项容缺受理', en: 'A benefit accepted with papers missing' },
    kind: { zh: '程序简化', en: 'Shortened procedure' },
    about: {
      zh: '材料不齐先受理补贴，可能为不符合条件的人开口子',
      en: 'Accepting a benefit without all papers may let in those who are not entitled',
    },
    guard: { zh: '写明为什么可以容缺', en: 'The reason for the deferral is written down' },
    steps: ['accept'],
    measure: 'note',
    applies: ({ record, detail }) =>
      relativesMatter(record) && detail?.transition === 'accept' && detail.deferred.length > 0,
  },
  {
    code: 'refusal',
    name: { zh: '随意不予受理', en: 'Refusing without need' },
    kind: { zh: '自由裁量', en: 'Discretion' },
    about: {
      zh: '对符合条件的申请不予受理，可能刁难群众',
      en: 'Turning away an application that meets the conditions',
    },
    guard: { zh: '编码理由、法律依据，复核人签字', en: 'A coded reason, the law, and a second signature' },
    steps: ['refuse'],
    measure: 'second-person',
    applies: () => true,
  },
  {
    code: 'void',
    name: { zh: '作废已收件的申请', en: 'Voiding what was received' },
    kind: { zh: '规避监管', en: 'Avoiding supervision' },
    about: { zh: '用作废掩盖超期或错误', en: 'Voiding a case to hide that it is late or wrong' },
    guard: {
      zh: '保留编号，写明原因，复核人签字',
      en: 'The number stays, the reason is written, a second person signs',
    },
    steps: ['void'],
    measure: 'second-person',
    applies: () => true,
  },
  {
    code: 'own-approval',
    name: { zh: '自己受理自己决定', en: 'Deciding what one accepted oneself' },
    kind: { zh: '职责不分', en: 'No separation of duties' },
    about: { zh: '承诺件由同一人受理并决定', en: 'One person both accepts and decides a promised item' },
    guard: { zh: '受理人与决定人不能是同一人', en: 'Whoever accepted may not decide' },
    steps: ['decide'],
    measure: 'other-person',
    applies: ({ record, by }) =>
      record.item.handleType === '2' && record.moves.some((m) => m.detail.transition === 'accept' && m.by.id === by.id),
  },
];

/** What has to be minded at this step. */
export function risksAt(scene: RiskScene): readonly RiskPoint[] {
  return riskPoints.filter((risk) => risk.steps.includes(scene.step) && risk.applies(scene));
}

/**
 * Somebody in the household that was declared has the clerk's name, or is the applicant by name. A namesake costs a
 * second signature and nothing else; a relative who was overlooked costs trust.
 */
export function isNamedInHousehold(record: WholeCase, by: Mover): boolean {
  const household = [record.application.applicantName, ...namesIn(record.application.form)];
  return household.some((name) => name.replace(/\s/g, '') === by.name.replace(/\s/g, ''));
}

function namesIn(answers: unknown): readonly string[] {
  if (Array.isArray(answers)) return answers.flatMap(namesIn);
  if (typeof answers !== 'object' || answers === null) return [];
  const { name, ...others } = answers as Readonly<Record<string, unknown>>;
  return [...(typeof name === 'string' ? [name] : []), ...Object.values(others).flatMap(namesIn)];
}
