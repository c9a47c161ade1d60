import { departments } from '../departments.ts';
import { familyMembers } from '../field-groups.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import {
  choice,
  date,
  type Field,
  group,
  money,
  optional,
  optionalGroup,
  personName,
  phone,
  rows,
  text,
  year,
} from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { provinces } from '../places.ts';

const department = departments.medicalInsurance;

/** A long stay elsewhere has no known end. */
const stay: Field = group(['起止日期', 'Period'], {
  from: date(['开始日期', 'From']),
  to: optional(date(['结束日期（长期的不填）', 'To (empty for a long stay)'])),
});

export const medicalItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-005',
    name: '城乡居民基本医疗保险参保登记',
    english: 'Enrolment in the residents’ medical insurance',
    aliases: ['医保', '新农合', '合作医疗', '交医保', '医疗保险'],
    itemType: '20',
    department,
    themes: ['社会保障', '卫生健康'],
    promisedLimit: workdays(1),
    acceptConditions: ['本县户籍，或持本县居住证', '没有参加职工医保'],
    resultName: '参保登记结果',
    kiosk: true,
    materials: [need('SF'), need('SB')],
    fields: {
      insuredKind: choice(
        ['参保类别', 'Category'],
        [
          ['adult', '成年居民', 'Adult resident'],
          ['student', '学生儿童', 'Student or child'],
          ['newborn', '新生儿', 'Newborn'],
          ['assisted', '资助参保对象', 'Subsidised'],
        ],
      ),
      insuredYear: year(['参保年度', 'Year']),
      residenceKind: choice(
        ['户籍或居住证', 'Registered or permit holder'],
        [
          ['registered', '本县户籍', 'Registered in this county'],
          ['permit', '持本县居住证', 'Residence permit of this county'],
        ],
      ),
      familyMembers: optional(familyMembers(['一起参保的家人', 'Family members enrolled together'], { means: false })),
    },
    notices: ['登记当场办结；保费在税务的渠道自己缴，窗口不收现金。'],
    basis: ['全国医疗保障经办政务服务事项清单（国家医保局）'],
    certainty: 'A3t',
  },
  {
    code: 'DEMO-006',
    name: '基本医保参保信息变更登记',
    english: 'Change of medical insurance details',
    aliases: ['改医保信息', '医保变更', '医保改手机号'],
    itemType: '20',
    department,
    themes: ['社会保障', '卫生健康'],
    promisedLimit: workdays(1),
    acceptConditions: ['已在本县参加基本医疗保险'],
    resultName: '变更结果',
    kiosk: true,
    materials: [need('SF')],
    fields: {
      changes: rows(['要变更的内容', 'Changes'], {
        subject: choice(
          ['变更项', 'What changes'],
          [
            ['name', '姓名', 'Name'],
            ['id-number', '证件号码', 'Document number'],
            ['phone', '联系电话', 'Phone'],
            ['address', '住址', 'Address'],
            ['category', '参保类别', 'Category'],
          ],
        ),
        oldValue: text(['原来的', 'Old value'], { maxLength: 100 }),
        newValue: text(['改成', 'New value'], { maxLength: 100 }),
      }),
    },
    basis: ['全国医疗保障经办政务服务事项清单（国家医保局）'],
    certainty: 'B',
  },
  {
    code: 'DEMO-007',
    name: '异地就医备案',
    english: 'Registration for medical care elsewhere',
    aliases: ['外地看病', '跨省看病', '转院备案', '异地报销'],
    itemType: '20',
    department,
    themes: ['社会保障', '卫生健康'],
    promisedLimit: workdays(1),
    acceptConditions: ['已在本县参加基本医疗保险', '要到本市以外的地方看病'],
    resultName: '备案结果',
    kiosk: true,
    materials: [need('SF'), maybe('JZ')],
    situations: [
      ask(
        'stay',
        '为什么要到外地看病？',
        ['long-term', '长期在外地居住、打工、上学', 'JZ'],
        ['temporary', '临时外出得了急病'],
        ['referral', '医院让转院'],
      ),
    ],
    fields: {
      filingKind: choice(
        ['备案类型', 'Kind'],
        [
          ['long-term', '长期', 'Long stay'],
          ['temporary', '临时', 'Temporary'],
          ['referral', '转诊', 'Referral'],
        ],
      ),
      treatmentProvince: choice(['就医地省份', 'Province of treatment'], provinces),
      treatmentCity: text(['就医地市县', 'City or county of treatment']),
      period: stay,
      contact: optionalGroup(['联系人', 'Contact person'], {
        name: personName(['姓名', 'Name']),
        phone: phone(['联系电话', 'Phone']),
      }),
    },
    notices: ['一时拿不到居住、就业证明的，可以书面承诺后先备案。'],
    basis: ['全国医疗保障经办政务服务事项清单（国家医保局）'],
    certainty: 'B',
  },
  {
    code: 'DEMO-008',
    name: '医疗救助（依申请）',
    english: 'Medical assistance on application',
    aliases: ['大病救助', '看病救助', '医疗补助'],
    itemType: '05',
    department,
    themes: ['社会救助', '卫生健康', '扶贫脱贫'],
    promisedLimit: workdays(20),
    flow: townshipThenCounty(department),
    acceptConditions: ['本县户籍', '看病花费大，家庭基本生活困难'],
    resultName: '救助决定、支付单',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('HD'), need('YL'), need('YH'), need('SB')],
    fields: {
      aidKind: choice(
        ['救助类别', 'Category'],
        [
          ['minimum-living', '低保对象', 'Minimum living allowance'],
          ['extreme-poverty', '特困人员', 'Extreme poverty'],
          ['low-income', '低保边缘家庭', 'Near-poor family'],
          ['illness-poverty', '因病致贫重病患者', 'Impoverished by illness'],
        ],
      ),
      visits: rows(['就诊记录', 'Treatments'], {
        institution: text(['医院', 'Hospital']),
        date: date(['就诊日期', 'Date']),
        totalCost: money(['总费用', 'Total cost']),
        reimbursed: money(['已报销', 'Reimbursed']),
        selfPaid: money(['自付', 'Self-paid']),
      }),
      selfPaidThisYear: money(
        ['年度累计自付', 'Self-paid this year'],
        ['本年度各次自付之和，县医保局会复核', 'Sum of this year’s self-paid costs; checked by the county'],
      ),
    },
    notices: ['各地救助的比例和起付线不同，以县医保局公布的为准。'],
    basis: ['社会救助暂行办法', '国办发〔2021〕42号'],
    certainty: 'C',
  },
];
