import { labourCapacities, relations } from '../code-sets.ts';
import { departments } from '../departments.ts';
import { familyMembers } from '../field-groups.ts';
import { days, townshipThenCounty, withinTownship, workdays } from '../flows.ts';
import { choice, choices, money, optional, paragraph, rows, undertaking, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { personFields } from '../recurring-fields.ts';

const department = departments.civilAffairs;

const commitmentInstead = ask(
  'commitment',
  '有没有一时拿不出来的证明，愿意写承诺书代替？',
  ['yes', '有，愿意写承诺书', 'CN'],
  ['no', '没有'],
);

export const assistanceItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-012',
    name: '最低生活保障审核确认',
    codes: [{ scheme: '示范县2023年目录', code: 'SF23-MZ-0012' }],
    english: 'Minimum living allowance',
    aliases: ['低保', '吃低保', '低保申请', '低保户'],
    itemType: '05',
    department,
    themes: ['社会救助'],
    legalLimit: workdays(30),
    promisedLimit: workdays(25),
    flow: townshipThenCounty(department),
    specialProcedures: [uncounted('公示', days(7))],
    acceptConditions: ['家庭成员人均收入低于本县低保标准', '家庭财产符合本县规定', '全体成年家庭成员同意核对经济状况'],
    resultName: '确认（不予确认）通知书、低保证',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HK'), need('HD'), maybe('CN')],
    situations: [commitmentInstead],
    fields: {
      familyMembers: familyMembers(['家庭成员', 'Family members'], { means: true }),
      incomes: optional(
        rows(['家庭收入', 'Family income'], {
          kind: choice(
            ['收入项', 'Source'],
            [
              ['wage', '工资性收入', 'Wages'],
              ['business', '经营净收入', 'Business or farming'],
              ['property', '财产净收入', 'Property'],
              ['transfer', '转移净收入', 'Pensions and subsidies'],
            ],
          ),
          monthlyAmount: money(['每月金额', 'Monthly amount']),
        }),
      ),
      assets: optional(
        rows(['家庭财产', 'Family assets'], {
          kind: choice(
            ['财产类别', 'Kind'],
            [
              ['deposit', '存款、理财', 'Savings'],
              ['vehicle', '车辆', 'Vehicle'],
              ['house', '房产', 'House'],
              ['machinery', '大型农机具', 'Farm machinery'],
              ['company', '企业、股份', 'Company or shares'],
            ],
          ),
          value: money(['价值', 'Value']),
        }),
      ),
      povertyCause: choice(
        ['致困原因', 'Cause of hardship'],
        [
          ['illness', '因病', 'Illness'],
          ['disability', '因残', 'Disability'],
          ['education', '因学', 'Education'],
          ['disaster', '因灾', 'Disaster'],
          ['no-labour', '缺劳动力', 'No one able to work'],
          ['unemployed', '失业', 'Unemployment'],
          ['other', '其他', 'Other'],
        ],
      ),
      checkAuthorised: undertaking([
        '全体成年家庭成员已签署核对授权书',
        'All adult members have signed the authorisation',
      ]),
    },
    notices: [
      '情况复杂的可以延长，最长45个工作日。',
      '结果在村里公示7日，公示时间不算在办理时限里。',
      '不同意的，作出决定后3个工作日内书面告知理由。',
    ],
    basis: ['社会救助暂行办法（国务院令第649号）', '民发〔2021〕57号'],
    certainty: 'A5t',
  },
  {
    code: 'DEMO-013',
    name: '特困人员救助供养认定',
    english: 'Support for persons in extreme poverty',
    aliases: ['特困', '五保', '五保户', '三无人员'],
    itemType: '07',
    department,
    themes: ['社会救助', '扶贫脱贫'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(department),
    specialProcedures: [uncounted('公示', null)],
    acceptConditions: ['无劳动能力', '无生活来源', '无法定赡养、抚养、扶养义务人，或义务人无履行能力'],
    resultName: '特困人员救助供养证',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HK'), need('HD'), maybe('CJ'), maybe('CN')],
    situations: [ask('disabled', '申请人有没有残疾人证？', ['yes', '有', 'CJ'], ['no', '没有']), commitmentInstead],
    fields: {
      threeNos: choices(
        ['三无情形', 'Grounds'],
        [
          ['no-labour', '无劳动能力', 'Unable to work'],
          ['no-income', '无生活来源', 'No means of living'],
          ['no-supporter', '无法定义务人或义务人无履行能力', 'No one able to support'],
        ],
      ),
      supporters: optional(
        rows(['赡养、抚养、扶养义务人', 'Persons bound to support'], {
          ...personFields(),
          relation: choice(['与申请人关系', 'Relation to applicant'], relations),
          labour: choice(['劳动能力', 'Ability to work'], labourCapacities),
        }),
      ),
      selfCare: choice(
        ['自理能力评估', 'Self-care'],
        [
          ['full', '全自理', 'Full'],
          ['half', '半护理', 'Partial'],
          ['none', '全护理', 'None'],
        ],
      ),
      supportMode: choice(
        ['供养方式', 'Where to live'],
        [
          ['institution', '集中供养（住敬老院）', 'In a care home'],
          ['home', '分散供养（在家）', 'At home'],
        ],
      ),
    },
    notices: ['镇里初审并公示，县里确认，两段的时间分开算。'],
    basis: ['社会救助暂行办法', '民发〔2021〕43号'],
    certainty: 'B3',
  },
  {
    code: 'DEMO-014',
    name: '临时救助',
    english: 'Temporary relief',
    aliases: ['临时救助', '急难救助', '困难补助', '救急钱'],
    itemType: '05',
    department,
    themes: ['社会救助', '扶贫脱贫'],
    promisedLimit: workdays(15),
    flow: withinTownship(department),
    acceptConditions: ['遇到火灾、事故、重病等突发困难', '或者必须的支出太大，基本生活过不下去'],
    resultName: '救助审批表',
    kiosk: false,
    offlineMode: 'receive-emergency',
    // A county publishes its own; the rule names no number.
    emergency: { papersWithin: workdays(10) },
    materials: [need('SB'), need('SF'), maybe('HK'), need('KN'), maybe('HD'), need('YH')],
    situations: [
      ask(
        'urgency',
        '事情急不急，等得了平常的手续吗？',
        ['urgent', '等不得，先救助后补手续'],
        ['ordinary', '可以按平常手续办', 'HK', 'HD'],
      ),
    ],
    fields: {
      hardshipKind: choice(
        ['困难类型', 'Kind of hardship'],
        [
          ['urgent', '急难型', 'Sudden emergency'],
          ['expense', '支出型', 'Heavy expenses'],
        ],
      ),
      reason: paragraph(['事由', 'What happened']),
      amountRequested: money(['申请金额', 'Amount requested']),
      isUrgentProcedure: yesNo(['是否走紧急程序', 'Emergency procedure']),
      advanceRelief: optional(money(['先行救助金额', 'Relief paid in advance'])),
    },
    notices: ['急难的先救助，事后按县里规定的期限补齐手续。', '金额小的由镇政府决定，金额大的报县民政局。'],
    basis: ['社会救助暂行办法', '国发〔2014〕47号'],
    certainty: 'A6t',
  },
];
