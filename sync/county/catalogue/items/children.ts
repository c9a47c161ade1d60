import { relations } from '../code-sets.ts';
import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import { choice, choices, type Field, group, type Label } from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { person, personFields } from '../recurring-fields.ts';

const department = departments.civilAffairs;

export const childrenItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-018',
    name: '孤儿和事实无人抚养儿童基本生活保障',
    english: 'Living allowance for orphans and children without care',
    aliases: ['孤儿补助', '孤儿', '事实孤儿', '没人养的孩子'],
    itemType: '05',
    department,
    themes: ['社会救助'],
    promisedLimit: workdays(36),
    // The parts of the cross-province rule: 3 + 15 + 15 + 3.
    flow: townshipThenCounty(department, {
      accept: workdays(3),
      review: workdays(15),
      decide: workdays(15),
      deliver: workdays(3),
    }),
    acceptConditions: ['不满18周岁', '父母去世、失踪，或者都不能抚养', '由监护人代为申请'],
    resultName: '认定结果、基本生活费',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('JHR'), maybe('SW'), maybe('KN'), need('YH'), need('SB')],
    situations: [
      ask('parent-dead', '孩子的父母有去世的吗？', ['yes', '有', 'SW'], ['no', '没有']),
      ask(
        'parent-unable',
        '父母有失踪、失联、服刑、强制戒毒、重病、重残等情况吗？',
        ['yes', '有', 'KN'],
        ['no', '没有'],
      ),
    ],
    fields: {
      child: person(['儿童', 'Child']),
      fatherState: parentState(['父亲状态', 'Father']),
      motherState: parentState(['母亲状态', 'Mother']),
      guardian: group(['监护人', 'Guardian'], {
        ...personFields(),
        relation: choice(['与儿童关系', 'Relation to the child'], relations),
      }),
      proofs: choices(
        ['证明情形', 'Proof'],
        [
          ['death', '死亡证明', 'Death certificate'],
          ['missing', '宣告失踪、报案回执', 'Declared or reported missing'],
          ['prison', '服刑、强制戒毒文书', 'Prison or rehabilitation papers'],
          ['disability', '残疾人证', 'Disability certificate'],
          ['illness', '重病诊断', 'Diagnosis of serious illness'],
        ],
      ),
    },
    notices: ['可以在外省居住地申请（跨省通办）；在本地办的，镇、县各10个工作日。'],
    basis: ['国办发〔2010〕54号', '民发〔2019〕62号'],
    certainty: 'A10t',
  },
];

function parentState(label: Label): Field {
  return choice(label, [
    ['dead', '去世', 'Dead'],
    ['missing', '失踪、失联', 'Missing'],
    ['prison', '服刑、强制戒毒', 'In prison or rehabilitation'],
    ['ill', '重病', 'Seriously ill'],
    ['disabled', '重残', 'Severely disabled'],
    ['custody-revoked', '被撤销监护资格', 'Custody revoked'],
    ['able', '能够抚养', 'Able to care'],
  ]);
}
