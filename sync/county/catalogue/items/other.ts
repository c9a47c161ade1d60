import { departments } from '../departments.ts';
import { days, townshipThenCounty, workdays } from '../flows.ts';
import { address, choice, date, paragraph, rows, text, whole, yesNo } from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { personFields } from '../recurring-fields.ts';

const { justice, marketRegulation } = departments;

export const otherItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-036',
    name: '农村集体聚餐申报备案',
    english: 'Filing of a village banquet',
    aliases: ['办酒席', '摆酒', '红白喜事', '坝坝宴'],
    itemType: '20',
    department: marketRegulation,
    themes: ['民生其他'],
    promisedLimit: workdays(1),
    acceptConditions: ['在农村自己办的集体聚餐', '在聚餐前申报'],
    resultName: '备案回执',
    kiosk: false,
    // Everything needed is on the table, so it may be finished without the county.
    offlineMode: 'finish',
    materials: [need('SF'), need('SB')],
    fields: {
      diningDate: date(['聚餐日期', 'Date']),
      place: address(['聚餐地点', 'Place']),
      guests: whole(['人数', 'Guests'], { minimum: 1, maximum: 5000 }),
      cooks: rows(['厨师', 'Cooks'], {
        ...personFields(),
        healthCertificate: text(['健康证号', 'Health certificate number'], { maxLength: 40 }),
      }),
      menu: paragraph(['菜单', 'Menu']),
    },
    notices: ['不收费。食品要留样48小时。'],
    basis: ['中华人民共和国食品安全法', '农村集体聚餐食品安全管理办法（地方）'],
    certainty: 'B',
  },
  {
    code: 'DEMO-038',
    name: '法律援助申请（转交）',
    english: 'Legal aid (forwarded)',
    aliases: ['请律师', '打官司', '法律援助', '讨工资'],
    itemType: '20',
    department: justice,
    themes: ['民生其他', '社会救助'],
    // Natural days: the law says 日, not 工作日.
    legalLimit: days(7),
    promisedLimit: days(7),
    flow: townshipThenCounty(justice),
    specialProcedures: [uncounted('申请人补充材料', null)],
    acceptConditions: ['有打官司、调解、仲裁等法律需要', '经济困难，或属于法律规定不看经济状况的情形'],
    resultName: '是否给予法律援助决定',
    kiosk: false,
    materials: [need('SF'), need('SB'), maybe('DB'), maybe('KN')],
    situations: [
      ask(
        'hardship',
        '经济困难怎么说明？',
        ['minimum-living', '是低保、特困等人员', 'DB'],
        ['hardship', '不是，但是家里有困难', 'KN'],
        ['exempt', '不用说明（讨要工伤赔偿、见义勇为等）'],
      ),
    ],
    fields: {
      cause: choice(
        ['案由', 'Matter'],
        [
          ['wages', '讨要劳动报酬', 'Unpaid wages'],
          ['injury', '工伤、人身损害', 'Injury'],
          ['support', '赡养、抚养、扶养', 'Maintenance'],
          ['family', '婚姻家庭、家庭暴力', 'Family and domestic violence'],
          ['benefit', '社保、低保待遇', 'Benefits'],
          ['criminal', '刑事辩护、代理', 'Criminal case'],
          ['other', '其他', 'Other'],
        ],
      ),
      opponent: text(['对方', 'Other party'], { maxLength: 100 }),
      declaresHardship: yesNo(['本人承诺经济困难', 'I declare financial hardship']),
      facts: paragraph(['事实和理由', 'Facts']),
    },
    notices: ['时限按自然日算；补充材料的时间另外算。', '由司法所收件后转交县法律援助中心决定。'],
    basis: ['中华人民共和国法律援助法'],
    certainty: 'B',
  },
];
