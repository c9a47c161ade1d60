import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import {
  choice,
  citizenId,
  date,
  optional,
  personName,
  rows,
  undertaking,
  whole,
  year,
  yesNo,
} from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { person, personFields } from '../recurring-fields.ts';

const department = departments.health;

export const healthFamilyItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-020',
    name: '生育登记',
    english: 'Birth registration',
    aliases: ['准生证', '生孩子登记', '怀孕登记'],
    itemType: '20',
    department,
    themes: ['卫生健康'],
    promisedLimit: workdays(1),
    acceptConditions: ['夫妻任一方的户籍地或现居住地在本镇'],
    resultName: '生育登记凭证',
    kiosk: true,
    materials: [need('SF'), maybe('JH'), maybe('HK'), maybe('CN')],
    situations: [
      ask(
        'marriage',
        '领结婚证了吗？',
        ['married', '领了，系统里查得到'],
        ['certificate', '领了，系统里查不到', 'JH'],
        ['statement', '没有领，书面说明情况', 'CN'],
      ),
      ask('household', '户口在本镇吗？', ['here', '有一方在'], ['elsewhere', '都不在，只是住在这里', 'HK']),
    ],
    fields: {
      wife: person(['女方', 'Mother']),
      husband: person(['男方', 'Father']),
      childOrder: whole(['第几个孩子', 'Which child'], { minimum: 1, maximum: 10 }),
      isBorn: yesNo(['孩子是否已出生', 'Already born']),
      dueOrBirthDate: date(['预产期或出生日期', 'Due date or date of birth']),
      maritalStatus: choice(
        ['婚姻状况', 'Marital status'],
        [
          ['first', '初婚', 'First marriage'],
          ['again', '再婚', 'Remarried'],
          ['unmarried', '未婚', 'Not married'],
          ['divorced', '离异', 'Divorced'],
          ['widowed', '丧偶', 'Widowed'],
        ],
      ),
      maritalStatusPromised: undertaking(['本人承诺婚姻状况属实', 'I promise that the marital status is true']),
    },
    notices: ['实行首接负责：先来哪里，哪里负责办到底。'],
    basis: ['中华人民共和国人口与计划生育法'],
    certainty: 'B4',
  },
  {
    // Kept as a retired item: no new application can begin, an open one finishes on its own version (R01).
    code: 'DEMO-021',
    name: '再生育审批',
    english: 'Approval of a further child (abolished)',
    aliases: ['二胎审批', '再生一个'],
    itemType: '10',
    department,
    themes: ['卫生健康'],
    legalLimit: workdays(20),
    promisedLimit: workdays(10),
    flow: townshipThenCounty(department),
    acceptConditions: ['本事项已经停办'],
    resultName: '无（已停办）',
    kiosk: false,
    offlineMode: 'none',
    materials: [need('SF'), need('JH'), need('HK'), need('KN')],
    fields: {
      ground: choice(
        ['再婚或病残情形', 'Ground'],
        [
          ['remarried', '再婚', 'Remarriage'],
          ['child-disabled', '子女病残', 'Disabled child'],
          ['other', '其他', 'Other'],
        ],
      ),
      children: rows(['子女', 'Children'], personFields()),
    },
    notices: ['本事项已停办，生孩子办理“生育登记”就可以。'],
    basis: ['原省人口与计划生育条例'],
    retiredOn: '2025-06-30',
    certainty: 'C2',
  },
  {
    code: 'DEMO-022',
    name: '农村部分计划生育家庭奖励扶助',
    english: 'Reward for rural family-planning families',
    aliases: ['计生奖励', '奖扶', '独生子女补助', '双女户'],
    itemType: '08',
    department,
    themes: ['卫生健康', '社会保障'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(department),
    acceptConditions: ['本县农村户籍', '年满60周岁', '只有一个子女或两个女孩，或子女死亡现无子女'],
    resultName: '奖励扶助证、奖励金',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('JH'), need('CN'), need('YH'), need('SB')],
    fields: {
      children: rows(['子女', 'Children'], {
        name: personName(['姓名', 'Name']),
        idNumber: optional(citizenId(['身份证号码', 'Citizen number'])),
        state: choice(
          ['存亡', 'State'],
          [
            ['living', '健在', 'Living'],
            ['dead', '去世', 'Dead'],
          ],
        ),
      }),
      applicationYear: year(['受理年度', 'Year of application']),
      isAnnualReview: yesNo(['是否年审', 'Annual review']),
    },
    notices: ['每年集中受理一次，1月1日至1月31日，过期等下一年。'],
    basis: ['国办发〔2004〕21号', '省人口与计划生育条例'],
    // Open before February each year; other counties choose other months.
    yearlyWindow: { from: '01-01', to: '01-31' },
    certainty: 'A11',
  },
  {
    code: 'DEMO-023',
    name: '计划生育家庭特别扶助',
    english: 'Special support for family-planning families',
    aliases: ['特扶', '失独补助', '失独家庭'],
    itemType: '05',
    department,
    themes: ['卫生健康', '社会救助'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(department),
    acceptConditions: ['独生子女死亡或三级以上伤残', '女方年满49周岁', '现无存活子女，或子女伤残'],
    resultName: '特别扶助证',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('JH'), maybe('SW'), maybe('CJ'), need('YH'), need('SB')],
    situations: [
      ask('support', '是孩子去世，还是孩子伤残？', ['dead', '孩子去世', 'SW'], ['disabled', '孩子伤残', 'CJ']),
    ],
    fields: {
      supportKind: choice(
        ['扶助类型', 'Kind'],
        [
          ['disabled', '伤残', 'Disabled child'],
          ['dead', '死亡', 'Deceased child'],
        ],
      ),
      child: person(['子女', 'Child']),
    },
    basis: ['国人口发〔2007〕78号'],
    certainty: 'B',
  },
];
