import { departments } from '../departments.ts';
import { days, townshipThenCounty, workdays } from '../flows.ts';
import { choice, date, money, optional, texts, undertaking, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { monthRange, noticePeriod } from '../recurring-fields.ts';

const department = departments.humanResources;

export const employmentItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-009',
    name: '失业登记',
    english: 'Registration of unemployment',
    aliases: ['没工作登记', '就业创业证', '下岗登记'],
    itemType: '20',
    department,
    themes: ['劳动就业'],
    legalLimit: workdays(1),
    promisedLimit: workdays(1),
    acceptConditions: ['在法定劳动年龄内', '有劳动能力、想找工作', '现在没有工作'],
    resultName: '失业登记凭证（就业创业证）',
    kiosk: true,
    materials: [need('SF'), need('SB')],
    fields: {
      reason: choice(
        ['失业原因', 'Reason'],
        [
          ['never-worked', '毕业或从未就业', 'Never employed'],
          ['contract-ended', '合同到期', 'Contract ended'],
          ['dismissed', '被解除合同', 'Dismissed'],
          ['resigned', '自己辞职', 'Resigned'],
          ['business-closed', '停止经营', 'Business closed'],
          ['land-taken', '土地被征收', 'Land expropriated'],
          ['other', '其他', 'Other'],
        ],
      ),
      leftOn: optional(date(['离职日期（从未就业的不填）', 'Last day of work (empty if never employed)'])),
      skills: optional(texts(['会什么手艺', 'Skills'])),
      wantsWork: yesNo(['是否想找工作', 'Looking for work']),
    },
    basis: ['中华人民共和国就业促进法'],
    certainty: 'A4t',
  },
  {
    code: 'DEMO-010',
    name: '就业困难人员认定',
    english: 'Recognition as hard to employ',
    aliases: ['就业困难', '4050人员', '零就业家庭'],
    itemType: '07',
    department,
    themes: ['劳动就业'],
    promisedLimit: workdays(7),
    flow: townshipThenCounty(department),
    specialProcedures: [uncounted('公示', days(3))],
    acceptConditions: ['已办失业登记', '属于本县规定的就业困难情形'],
    resultName: '认定结果（在就业创业证上标注）',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('TX'), need('SB')],
    fields: {
      hardshipKind: choice(
        ['困难类型', 'Hardship'],
        [
          ['age', '大龄失业人员', 'Older unemployed'],
          ['disabled', '残疾人', 'Disabled'],
          ['minimum-living', '低保家庭成员', 'Minimum living allowance'],
          ['zero-employment', '零就业家庭成员', 'Family without any job'],
          ['long-term', '连续失业一年以上', 'Unemployed for a year or more'],
          ['land-taken', '被征地农民', 'Landless farmer'],
        ],
      ),
      registeredUnemployedOn: date(['登记失业日期', 'Date of unemployment registration']),
      publicNotice: noticePeriod(),
    },
    notices: ['认定前公示3日，公示时间不算在办理时限里。'],
    basis: ['中华人民共和国就业促进法'],
    certainty: 'B2t',
  },
  {
    code: 'DEMO-011',
    name: '灵活就业社会保险补贴申领',
    english: 'Social insurance subsidy for flexible workers',
    aliases: ['社保补贴', '灵活就业补贴', '4050补贴'],
    itemType: '05',
    department,
    themes: ['劳动就业', '社会保障'],
    promisedLimit: workdays(20),
    flow: townshipThenCounty(department),
    acceptConditions: ['已认定为就业困难人员，或是离校2年内未就业的高校毕业生', '灵活就业并自己缴了社保'],
    resultName: '补贴发放单',
    kiosk: false,
    materials: [need('SF'), need('SBF'), maybe('TX'), need('YH'), need('SB')],
    situations: [
      ask(
        'category-known',
        '您的人员类别（就业困难、毕业生、退役军人等）系统里查得到吗？',
        ['known', '查得到'],
        ['unknown', '查不到', 'TX'],
      ),
    ],
    fields: {
      months: monthRange(['补贴月份', 'Months of subsidy']),
      insuranceKind: choice(
        ['险种', 'Insurance'],
        [
          ['pension', '养老保险', 'Pension'],
          ['medical', '医疗保险', 'Medical'],
          ['both', '养老和医疗', 'Both'],
        ],
      ),
      contributionPaid: money(['缴费额', 'Contribution paid']),
      workKind: choice(
        ['灵活就业形式', 'Kind of work'],
        [
          ['self-employed', '个体经营', 'Self-employed'],
          ['part-time', '非全日制', 'Part-time'],
          ['platform', '网约、外卖等平台', 'Platform work'],
          ['casual', '打零工', 'Casual work'],
          ['household', '家政服务', 'Household services'],
        ],
      ),
      workTruthPromised: undertaking(['本人承诺灵活就业情况属实', 'I promise that my statement about my work is true']),
    },
    basis: ['中华人民共和国就业促进法', '就业补助资金管理办法'],
    certainty: 'B',
  },
];
