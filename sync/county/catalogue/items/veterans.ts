import { relations } from '../code-sets.ts';
import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import { choice, optional, text, texts } from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { optionalDateRange } from '../recurring-fields.ts';

const department = departments.veterans;

export const veteransItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-024',
    name: '退役军人及优抚对象建档立卡和优待证申领',
    english: 'Veterans’ file and card',
    aliases: ['退伍军人证', '优待证', '老兵证', '退役军人登记'],
    itemType: '20',
    department,
    themes: ['退役军人'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(department),
    acceptConditions: ['退役军人、烈属、因公牺牲或病故军人遗属等', '户籍地或常住地在本县'],
    resultName: '优待证',
    kiosk: false,
    materials: [need('SF'), maybe('HK'), need('TW'), need('ZP'), need('SB')],
    situations: [
      ask('register-differs', '户口所在地和身份证上的地址一样吗？', ['same', '一样'], ['differs', '不一样', 'HK']),
    ],
    fields: {
      personKind: choice(
        ['对象类别', 'Category'],
        [
          ['veteran', '退役军人', 'Veteran'],
          ['disabled-soldier', '残疾军人', 'Disabled soldier'],
          ['martyr-family', '烈士遗属', 'Family of a martyr'],
          ['duty-death-family', '因公牺牲军人遗属', 'Family of a soldier who died on duty'],
          ['illness-death-family', '病故军人遗属', 'Family of a soldier who died of illness'],
        ],
      ),
      service: optionalDateRange(['服役起止（遗属不填）', 'Service (not for families)']),
      unitCode: optional(
        text(['部队番号', 'Unit'], {
          maxLength: 30,
          hint: ['只填退役证上的代号，不写驻地和任务', 'Only the code on the discharge papers; no place, no task'],
        }),
      ),
      merits: optional(texts(['立功受奖', 'Merits'])),
      issuePlace: choice(
        ['发证地', 'Where the card is issued'],
        [
          ['registered', '户籍地', 'Place of registration'],
          ['residence', '常住地', 'Place of residence'],
        ],
      ),
    },
    notices: ['高龄、重病、行动不便的可以申请上门采集。', '逐级审核，具体时间以县里通知为准。'],
    basis: ['中华人民共和国退役军人保障法', '退役军人、其他优抚对象优待证管理办法（试行）'],
    certainty: 'A12',
  },
  {
    code: 'DEMO-025',
    name: '义务兵家庭优待金申领',
    english: 'Allowance for conscripts’ families',
    aliases: ['当兵补助', '军属优待金', '义务兵优待'],
    itemType: '05',
    department,
    themes: ['退役军人'],
    promisedLimit: workdays(20),
    flow: townshipThenCounty(department),
    acceptConditions: ['家里有人从本县入伍服义务兵役'],
    resultName: '发放审批表',
    kiosk: false,
    materials: [need('SF'), need('HK'), need('TW'), need('YH'), need('SB')],
    fields: {
      enlistmentApproval: text(['入伍批准书编号', 'Enlistment approval number'], { maxLength: 40 }),
      familyRelation: choice(['申请人与义务兵关系', 'Applicant’s relation to the conscript'], relations),
    },
    basis: ['军人抚恤优待条例'],
    certainty: 'C',
  },
];
