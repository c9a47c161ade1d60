import { departments } from '../departments.ts';
import { familyMembers } from '../field-groups.ts';
import { townshipThenCounty, withinTownship, workdays } from '../flows.ts';
import { address, choice, cubicMetres, date, group, mu, optional, rows, text, undertaking } from '../form-fields.ts';
import { ask, type ItemDraft } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { boundaries, coordinates, dateRange } from '../recurring-fields.ts';

const { agriculture, forestry, township } = departments;

/** 告知承诺 up to this volume; Guangxi allows 30 since 2023. */
const promisedFellingLimitCubicMetres = 15;

const plotCode = text(['地块编码', 'Plot code'], { maxLength: 30 });

export const landAndForestItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-031',
    name: '林木采伐许可证核发（小额告知承诺）',
    english: 'Felling licence, small volume on promise',
    aliases: ['砍树', '采伐证', '砍伐证', '伐木'],
    itemType: '01',
    department: forestry,
    themes: ['农业农村'],
    legalLimit: workdays(20),
    promisedLimit: workdays(3),
    flow: withinTownship(forestry),
    acceptConditions: ['林权清楚', `采伐蓄积不超过${promisedFellingLimitCubicMetres}立方米`, '承诺按期更新造林'],
    resultName: '林木采伐许可证',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('LQ'), need('CN'), maybe('JHR')],
    situations: [ask('minor-owner', '林权证上的人是不是不满18周岁？', ['yes', '是', 'JHR'], ['no', '不是'])],
    fields: {
      location: address(['采伐地点', 'Place of felling']),
      boundaries: boundaries(['四至', 'Boundaries']),
      species: choice(
        ['树种', 'Species'],
        [
          ['fir', '杉木', 'Chinese fir'],
          ['pine', '马尾松', 'Masson pine'],
          ['eucalyptus', '桉树', 'Eucalyptus'],
          ['poplar', '杨树', 'Poplar'],
          ['broadleaf', '其他阔叶树', 'Other broad-leaved'],
          ['other', '其他', 'Other'],
        ],
      ),
      areaMu: mu(['面积', 'Area']),
      volume: cubicMetres(['采伐蓄积', 'Volume'], promisedFellingLimitCubicMetres),
      method: choice(
        ['采伐方式', 'Method'],
        [
          ['clear', '皆伐', 'Clear felling'],
          ['selective', '择伐', 'Selective felling'],
          ['thinning', '间伐', 'Thinning'],
        ],
      ),
      renewBy: date(['更新造林期限', 'Replant by']),
    },
    notices: [`超过${promisedFellingLimitCubicMetres}立方米的不能走告知承诺，按一般程序办。`],
    basis: ['中华人民共和国森林法', '中华人民共和国行政许可法'],
    certainty: 'A17',
  },
  {
    code: 'DEMO-032',
    name: '农村土地承包经营权登记初审、流转合同备案',
    english: 'Land contract: first review and transfer filing',
    aliases: ['土地承包', '土地流转', '承包证', '流转合同'],
    itemType: '10',
    department: agriculture,
    themes: ['农业农村'],
    promisedLimit: workdays(20),
    flow: townshipThenCounty(agriculture),
    acceptConditions: ['承包或流转双方自愿签订合同', '地块没有权属争议'],
    resultName: '备案编号、登记证明',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HT'), maybe('HK')],
    situations: [
      ask(
        'family-changed',
        '家里人和承包合同上登记的一样吗？',
        ['same', '一样'],
        ['changed', '有变化（分户、去世、新增）', 'HK'],
      ),
    ],
    fields: {
      contractingCollective: group(['发包方', 'Contracting collective'], {
        name: text(['单位名称', 'Name'], { maxLength: 100 }),
        uscc: optional(text(['统一社会信用代码', 'Unified social credit code'], { maxLength: 18, format: 'uscc' })),
      }),
      familyMembers: familyMembers(['承包方家庭成员', 'Members of the contracting family'], { means: false }),
      plots: rows(['地块', 'Plots'], {
        code: plotCode,
        boundaries: boundaries(['四至', 'Boundaries']),
        areaMu: mu(['面积', 'Area']),
      }),
      term: dateRange(['期限', 'Term']),
      transferKind: choice(
        ['流转方式', 'Transfer'],
        [
          ['none', '不流转（只登记）', 'None (registration only)'],
          ['lease', '出租（转包）', 'Lease'],
          ['share', '入股', 'Share'],
          ['exchange', '互换', 'Exchange'],
          ['assign', '转让', 'Assignment'],
          ['other', '其他', 'Other'],
        ],
      ),
    },
    notices: ['证书登记已经并入不动产登记，镇里只做初审和备案。'],
    basis: ['中华人民共和国农村土地承包法'],
    certainty: 'C',
  },
  {
    code: 'DEMO-033',
    name: '设施农业用地备案',
    english: 'Filing of land for farm facilities',
    aliases: ['大棚用地', '养殖场用地', '设施用地'],
    itemType: '10',
    department: township,
    // The county town has no farmland of its own.
    jurisdiction: ['990101101', '990101102', '990101103', '990101104', '990101200', '990101201'],
    themes: ['农业农村'],
    promisedLimit: workdays(10),
    flow: withinTownship(township),
    acceptConditions: ['用于种植、养殖及配套设施', '和村集体签了用地协议'],
    resultName: '设施农业用地备案表',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HT'), need('CW')],
    fields: {
      landUse: choice(
        ['用途', 'Use'],
        [
          ['planting', '种植设施', 'Planting'],
          ['livestock', '畜禽养殖', 'Livestock'],
          ['aquaculture', '水产养殖', 'Aquaculture'],
          ['supporting', '配套设施（仓储、烘干等）', 'Supporting facilities'],
        ],
      ),
      areaMu: mu(['面积', 'Area']),
      coordinates: coordinates(['坐标', 'Coordinates']),
      usePeriod: dateRange(['使用期', 'Period of use']),
      restorationPromised: undertaking(['本人承诺用完后复垦', 'I promise to restore the land after use']),
    },
    basis: ['自然资规〔2019〕4号'],
    certainty: 'B',
  },
];
