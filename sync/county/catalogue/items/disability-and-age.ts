import { disabilityKinds } from '../code-sets.ts';
import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import { choice, choices, optional, text, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { townships } from '../places.ts';
import { noticePeriod, optionalPerson } from '../recurring-fields.ts';

const { civilAffairs, disabledPersons, health } = departments;

export const disabilityAndAgeItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-015',
    name: '困难残疾人生活补贴和重度残疾人护理补贴',
    english: 'Allowances for disabled persons',
    aliases: ['残疾人补贴', '两项补贴', '护理补贴', '残补'],
    itemType: '05',
    department: civilAffairs,
    themes: ['社会救助'],
    promisedLimit: workdays(20),
    flow: [
      { step: '受理', post: '综合窗口', role: 'W', limit: null },
      { step: '审查', post: '镇社会事务办（初审）', role: 'R', limit: null },
      { step: '审查', post: '示范县残疾人联合会（审核残疾信息）', role: 'C', limit: null },
      { step: '决定', post: '示范县民政局审批岗', role: 'C', limit: null },
      { step: '送达', post: '出件岗', role: 'D', limit: null },
    ],
    acceptConditions: ['持有残疾人证', '生活补贴：低保家庭中的残疾人', '护理补贴：一级、二级且需要长期照护'],
    resultName: '补贴审核结果',
    kiosk: true,
    materials: [need('SF'), need('CJ'), maybe('DB'), need('YH'), need('SB')],
    situations: [ask('minimum-living', '家里是不是低保户？', ['yes', '是', 'DB'], ['no', '不是'])],
    fields: {
      allowances: choices(
        ['补贴种类', 'Allowances'],
        [
          ['living', '困难残疾人生活补贴', 'Living allowance'],
          ['nursing', '重度残疾人护理补贴', 'Nursing allowance'],
        ],
      ),
      disabilityKind: choice(['残疾类别', 'Disability'], disabilityKinds),
      disabilityGrade: choice(
        ['残疾等级', 'Grade'],
        [
          ['1', '一级', 'Grade 1'],
          ['2', '二级', 'Grade 2'],
          ['3', '三级', 'Grade 3'],
          ['4', '四级', 'Grade 4'],
        ],
      ),
      minimumLivingNumber: optional(
        text(['低保证编号（有的填）', 'Minimum living allowance number'], { maxLength: 40 }),
      ),
    },
    notices: ['可以在外省居住地申请（跨省通办）。'],
    basis: ['国发〔2015〕52号'],
    certainty: 'A7',
  },
  {
    code: 'DEMO-016',
    name: '残疾人证新办',
    english: 'First disability certificate',
    aliases: ['残疾证', '办残疾证', '残疾评定'],
    itemType: '20',
    department: disabledPersons,
    themes: ['民生其他', '社会救助'],
    promisedLimit: workdays(10),
    flow: townshipThenCounty(disabledPersons, { decide: workdays(10) }),
    specialProcedures: [{ ...uncounted('村公示', workdays(5)), exceptMinors: true }],
    acceptConditions: ['本县户籍', '经指定机构评定达到残疾标准'],
    resultName: '残疾人证',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('ZP'), need('PD'), maybe('JHR'), need('SB')],
    situations: [
      ask('guardian', '要办证的人是不是不满18周岁，或者自己不能表达意思？', ['yes', '是', 'JHR'], ['no', '不是']),
    ],
    fields: {
      disabilityKinds: choices(['残疾类别', 'Disability'], disabilityKinds),
      wantsHomeAssessment: yesNo(['是否申请上门评定', 'Assessment at home']),
      assessmentHospital: choice(
        ['评定机构', 'Assessed by'],
        [
          ['county-hospital', '县人民医院', 'County People’s Hospital'],
          ['chinese-medicine', '县中医院', 'County Hospital of Chinese Medicine'],
          ['mental-health', '县精神卫生中心', 'County Mental Health Centre'],
        ],
      ),
      publicNotice: noticePeriod(),
    },
    notices: ['在村里公示5个工作日，公示时间不算在办理时限里。', '未成年人不公示。', '行动不便的可以申请上门评定。'],
    basis: ['中华人民共和国残疾人证管理办法', 'GB/T 26341'],
    certainty: 'A8t',
  },
  {
    code: 'DEMO-017',
    name: '高龄津贴申领',
    english: 'Allowance for the very old',
    aliases: ['高龄补贴', '老人补贴', '80岁补贴', '长寿钱'],
    itemType: '05',
    department: civilAffairs,
    themes: ['社会救助', '民生其他'],
    legalLimit: workdays(30),
    promisedLimit: workdays(22),
    flow: townshipThenCounty(civilAffairs),
    acceptConditions: ['本县户籍', '年满80周岁（以县里公布的年龄为准）'],
    resultName: '津贴审批表',
    kiosk: true,
    materials: [need('SF'), need('HK'), need('YH'), maybe('ZP'), need('SB')],
    situations: [
      ask('photo', '身份证上的照片还认得出本人吗？', ['clear', '认得出'], ['changed', '变化大，认不出', 'ZP']),
    ],
    fields: {
      ageBand: choice(
        ['年龄档', 'Age'],
        [
          ['70-79', '70至79岁（县里有规定的）', '70–79 (where the county grants it)'],
          ['80-89', '80至89岁', '80–89'],
          ['90-99', '90至99岁', '90–99'],
          ['100', '100岁以上', '100 and over'],
        ],
      ),
      collector: optionalPerson(['代领人', 'Person who collects it']),
    },
    notices: ['年龄和标准由各县规定，有的地方70岁就可以领。'],
    basis: ['示范县高龄津贴发放办法（地方政府文件）'],
    certainty: 'A9t',
  },
  {
    code: 'DEMO-019',
    name: '老年人优待证办理',
    english: 'Senior citizen card',
    aliases: ['老年证', '老人证', '坐车免费', '优待证'],
    itemType: '20',
    department: health,
    themes: ['民生其他'],
    // Many places issue none any more: looked at sooner than the others.
    reviewDate: '2026-06-30',
    promisedLimit: workdays(1),
    acceptConditions: ['年满60周岁', '户籍或居住地在本县'],
    resultName: '老年人优待证',
    kiosk: true,
    materials: [need('SF'), need('ZP')],
    fields: {
      residence: choice(['户籍或居住地', 'Place of residence'], townships),
    },
    // A mapping as a county publishes it: the card office's own system has no interface.
    copyOut: {
      system: '省老年人优待证管理系统',
      fields: [
        { from: '/applicant/idNumber', label: '公民身份号码', transform: 'upper-case' },
        { from: '/applicant/name', label: '姓名' },
        { from: '/applicant/sex', label: '性别代码', transform: 'code' },
        { from: '/applicant/birthDate', label: '出生日期', transform: 'date-digits' },
        { from: '/applicant/address', label: '户籍地址' },
        { from: '/applicant/phone', label: '手机号', transform: 'digits-only' },
        { from: '/item/residence', label: '发证乡镇' },
        { from: '#localNumber', label: '受理编号' },
        { from: '#receivedOn', label: '受理日期', transform: 'date-slashes' },
      ],
    },
    notices: ['本县免费办理。', '很多地方凭身份证就能享受优待，可以不办。'],
    basis: ['中华人民共和国老年人权益保障法', '示范县老年人优待办法（地方规定）'],
    certainty: 'C',
  },
];
