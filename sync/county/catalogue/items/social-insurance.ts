import { banks, relations } from '../code-sets.ts';
import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import { choice, date, dateTime, money, month, readOnly, rows, whole, year, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { townships } from '../places.ts';
import { person, personFields } from '../recurring-fields.ts';

const department = departments.humanResources;

export const socialInsuranceItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-001',
    name: '城乡居民基本养老保险参保登记',
    english: 'Enrolment in the basic pension scheme for residents',
    aliases: ['养老保险', '新农保', '社保参保', '交养老钱'],
    itemType: '20',
    department,
    themes: ['社会保障'],
    promisedLimit: workdays(1),
    acceptConditions: ['年满16周岁', '不是在校学生', '没有参加职工养老保险'],
    resultName: '参保登记信息单',
    kiosk: true,
    materials: [need('SF'), need('HK'), maybe('DB')],
    situations: [
      ask('hardship', '是不是低保、特困等困难人员？（政府可以代缴一部分）', ['yes', '是', 'DB'], ['no', '不是']),
    ],
    fields: {
      enrolmentPlace: choice(['参保地', 'Place of enrolment'], townships),
      hardshipKind: choice(
        ['困难类型', 'Hardship'],
        [
          ['none', '不属于困难人员', 'None'],
          ['minimum-living', '低保对象', 'Minimum living allowance'],
          ['extreme-poverty', '特困人员', 'Extreme poverty'],
          ['severe-disability', '重度残疾人', 'Severe disability'],
          ['poverty-relapse', '返贫致贫人口', 'Relapsed into poverty'],
        ],
      ),
      // Amounts are set by each province; these are the sample county's.
      contributionLevel: choice(
        ['缴费档次（元/年）', 'Contribution (CNY a year)'],
        ['200', '300', '500', '1000', '2000', '3000', '5000'].map(
          (yuan) => [yuan, `${yuan}元`, `CNY ${yuan}`] as const,
        ),
      ),
      firstYear: year(['首次缴费年度', 'First year of contribution']),
    },
    notices: ['窗口会按身份证核对年龄，不满16周岁或者还在上学的不能参保。', '保费由税务部门收，窗口不收现金。'],
    basis: ['中华人民共和国社会保险法', '国发〔2014〕8号', '城乡居民基本养老保险经办规程'],
    certainty: 'A1t',
  },
  {
    code: 'DEMO-002',
    name: '城乡居民养老保险待遇申领',
    english: 'Claim of the residents’ pension',
    aliases: ['领养老金', '养老待遇', '退休金', '60岁领钱'],
    itemType: '20',
    department,
    themes: ['社会保障'],
    promisedLimit: workdays(10),
    flow: townshipThenCounty(department),
    acceptConditions: ['年满60周岁（可提前1个月申请）', '已参加城乡居民养老保险', '没有领取其他基本养老待遇'],
    resultName: '待遇核定表',
    kiosk: true,
    materials: [need('SF'), need('YH'), maybe('HK')],
    situations: [
      ask(
        'register-differs',
        '户口本上的姓名、出生日期和身份证一样吗？',
        ['same', '一样'],
        ['differs', '不一样', 'HK'],
      ),
    ],
    fields: {
      pensionStartMonth: month(['领取起始月', 'First month of pension']),
      contributionYears: whole(['累计缴费年限（年）', 'Years of contribution'], { minimum: 0, maximum: 60 }),
      receivesOtherPension: yesNo(['是否已在别处领养老金', 'Already receives another pension']),
    },
    notices: ['满60周岁的前一个月就可以来申请。'],
    basis: ['国发〔2014〕8号'],
    certainty: 'B',
  },
  {
    code: 'DEMO-003',
    name: '城乡居民养老待遇领取资格认证',
    english: 'Yearly pension verification',
    aliases: ['养老认证', '生存认证', '刷脸认证', '年审'],
    itemType: '20',
    department,
    themes: ['社会保障'],
    promisedLimit: workdays(1),
    acceptConditions: ['正在领取城乡居民养老金'],
    resultName: '认证记录',
    kiosk: true,
    materials: [need('SF')],
    fields: {
      verificationMethod: choice(
        ['认证方式', 'Method'],
        [
          ['compare', '人证比对', 'Person against card'],
          ['visit', '上门认证', 'Home visit'],
          ['data', '数据比对', 'Data comparison'],
        ],
      ),
      verifiedAt: dateTime(['认证时间', 'Time']),
    },
    notices: [
      '刷脸不是唯一办法：可以由工作人员当面核对，行动不便的可以申请上门。',
      '现场照片由工作人员拍摄，随办件扫描上传。',
    ],
    basis: ['城乡居民基本养老保险经办规程'],
    certainty: 'A2',
  },
  {
    code: 'DEMO-004',
    name: '居民养老保险注销登记（丧葬补助、个人账户继承）',
    english: 'Closing a deceased resident’s pension account',
    aliases: ['丧葬费', '丧葬补助', '人走了退养老钱', '养老保险注销'],
    itemType: '20',
    department,
    themes: ['社会保障'],
    promisedLimit: workdays(15),
    flow: townshipThenCounty(department),
    acceptConditions: ['参保人已去世', '申请人是继承人或指定受益人'],
    resultName: '注销核定表',
    kiosk: false,
    materials: [need('SF'), need('SW'), need('YH'), maybe('JHR')],
    situations: [ask('minor-heir', '继承人里有没有不满18周岁的？', ['yes', '有', 'JHR'], ['no', '没有'])],
    fields: {
      deceased: person(['去世的参保人', 'Deceased insured person']),
      deathDate: date(['死亡日期', 'Date of death']),
      heirs: rows(['继承人', 'Heirs'], {
        ...personFields(),
        relation: choice(['与去世人关系', 'Relation to the deceased'], relations),
      }),
      refundAmount: readOnly(money(['退保金额', 'Refund'], ['由县社保经办机构核定', 'Determined by the county'])),
    },
    notices: ['由继承人申请，钱打到继承人本人账户。'],
    basis: ['国发〔2014〕8号'],
    certainty: 'B',
  },
  {
    code: 'DEMO-037',
    name: '社会保障卡申领、补换',
    english: 'Social security card: issue and replacement',
    aliases: ['社保卡', '医保卡', '补社保卡', '社保卡挂失'],
    itemType: '20',
    department,
    themes: ['社会保障'],
    promisedLimit: workdays(1),
    acceptConditions: ['本县参保或在本县居住、就业'],
    // The fee of a replacement is fixed locally; this county has not published it.
    feeItems: [
      {
        name: '社会保障卡补换卡工本费',
        amountFen: null,
        basis: '社会保障卡管理办法，由地方核定',
        exempt: '首次申领免费',
        when: { situation: 'business', options: ['replace'] },
      },
    ],
    resultName: '社会保障卡',
    kiosk: true,
    materials: [need('SF'), maybe('ZP')],
    situations: [
      ask(
        'business',
        '是第一次办卡，还是补换、挂失、激活？',
        ['first', '第一次办（免费）'],
        ['replace', '丢了或坏了要补换（收工本费）'],
        ['report-loss', '只挂失'],
        ['activate', '只激活'],
      ),
      ask(
        'photo',
        '能直接用身份证上的照片做卡吗？',
        ['card-photo', '可以'],
        ['new-photo', '不行，或孩子还没有身份证', 'ZP'],
      ),
    ],
    fields: {
      business: choice(
        ['业务', 'Business'],
        [
          ['first', '申领', 'First issue'],
          ['report-loss', '挂失', 'Report loss'],
          ['replace', '补换', 'Replacement'],
          ['activate', '激活', 'Activation'],
        ],
      ),
      cooperatingBank: choice(['合作银行', 'Bank'], banks),
    },
    notices: ['镇里没有即时制卡点时，卡片由县里制好后再通知领取。'],
    basis: ['中华人民共和国社会保险法', '社会保障卡管理办法'],
    certainty: 'C',
  },
];
