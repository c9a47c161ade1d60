import { departments } from '../departments.ts';
import { days, townshipThenCounty, workdays } from '../flows.ts';
import { address, choice, date, text, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { need } from '../materials.ts';
import { optionalPerson } from '../recurring-fields.ts';

const department = departments.publicSecurity;

export const residenceItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-026',
    name: '流动人口居住登记',
    english: 'Registration of temporary residence',
    aliases: ['暂住登记', '租房登记', '外来人口登记'],
    itemType: '20',
    department,
    themes: ['户籍居住'],
    promisedLimit: workdays(1),
    acceptConditions: ['户口不在本地，在本镇居住'],
    resultName: '居住登记凭证',
    kiosk: true,
    materials: [need('SF'), need('SB')],
    fields: {
      currentAddress: address(['现住址', 'Current address']),
      houseKind: choice(
        ['房屋性质', 'Kind of dwelling'],
        [
          ['rented', '租住', 'Rented'],
          ['own', '自购', 'Own'],
          ['employer', '单位宿舍', 'Employer’s dormitory'],
          ['relatives', '借住亲友家', 'With relatives or friends'],
        ],
      ),
      landlord: optionalPerson(['房东（租房的填）', 'Landlord (if rented)']),
      reason: choice(
        ['居住事由', 'Reason'],
        [
          ['work', '务工', 'Work'],
          ['business', '经商', 'Business'],
          ['study', '上学', 'Study'],
          ['family', '投靠亲属', 'Family'],
          ['other', '其他', 'Other'],
        ],
      ),
      movedInOn: date(['入住日期', 'Moved in on']),
    },
    basis: ['居住证暂行条例'],
    certainty: 'A13',
  },
  {
    code: 'DEMO-027',
    name: '居住证申领',
    english: 'Residence permit',
    aliases: ['居住证', '暂住证', '补居住证'],
    itemType: '07',
    department,
    themes: ['户籍居住'],
    // Natural days: the regulation says 日, not 工作日.
    legalLimit: days(15),
    promisedLimit: days(10),
    flow: townshipThenCounty(department),
    feeItems: [
      {
        name: '居住证补领、换领工本费',
        amountFen: 2000,
        basis: '居住证暂行条例',
        exempt: '首次申领免费',
        when: { situation: 'issue', options: ['lost', 'damaged'] },
      },
    ],
    codes: [{ scheme: '示范县2023年目录', code: 'SF23-GA-0027' }],
    acceptConditions: ['在本县居住登记满半年', '有稳定就业、稳定住所、连续就读之一'],
    resultName: '居住证',
    kiosk: true,
    materials: [need('SF'), need('ZP'), need('JZ'), need('SB')],
    situations: [
      ask(
        'issue',
        '是第一次办，还是补办、换证？',
        ['first', '第一次办（免费）'],
        ['lost', '丢了要补（工本费20元）'],
        ['damaged', '坏了或信息变了要换（工本费20元）'],
      ),
    ],
    fields: {
      registrationNumber: text(['居住登记号', 'Registration number'], { maxLength: 40 }),
      livedHalfYear: yesNo(['居住登记是否满半年', 'Registered for half a year']),
      issueKind: choice(
        ['办证类别', 'Issue'],
        [
          ['first', '首次申领', 'First'],
          ['lost', '补领', 'Lost'],
          ['damaged', '换领', 'Exchange'],
        ],
      ),
      ground: choice(
        ['申领事由', 'Ground'],
        [
          ['employment', '稳定就业', 'Stable employment'],
          ['dwelling', '稳定住所', 'Stable dwelling'],
          ['study', '连续就读', 'Continuous study'],
        ],
      ),
    },
    notices: ['办理时限按自然日算，节假日也算在内。'],
    basis: ['居住证暂行条例'],
    certainty: 'A13t',
  },
];
