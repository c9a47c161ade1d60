import { departments } from '../departments.ts';
import { townshipThenCounty, workdays } from '../flows.ts';
import { choice, date, group, money, mu, rows, text } from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { coordinates, noticePeriod } from '../recurring-fields.ts';

const { agriculture } = departments;

export const farmingItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-034',
    name: '耕地地力保护补贴申报',
    english: 'Subsidy for the protection of farmland',
    aliases: ['种粮补贴', '地力补贴', '粮补', '种地补贴'],
    itemType: '05',
    department: agriculture,
    themes: ['农业农村'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(agriculture),
    specialProcedures: [uncounted('公示', null)],
    acceptConditions: ['有耕地承包权的种地农民', '耕地没有撂荒、没有改作别用'],
    resultName: '补贴公示清册',
    kiosk: true,
    materials: [need('SF'), need('YH'), maybe('HT')],
    situations: [ask('leased', '有没有种从别人那里流转来的地？', ['yes', '有', 'HT'], ['no', '没有'])],
    fields: {
      plots: rows(['地块', 'Plots'], {
        code: text(['地块编码', 'Plot code'], { maxLength: 30 }),
        areaMu: mu(['面积', 'Area']),
      }),
      crop: choice(
        ['当年种植', 'Crop of the year'],
        [
          ['rice', '水稻', 'Rice'],
          ['wheat', '小麦', 'Wheat'],
          ['maize', '玉米', 'Maize'],
          ['soybean', '大豆', 'Soybean'],
          ['tuber', '薯类', 'Tubers'],
          ['oil', '油料', 'Oil crops'],
          ['vegetable', '蔬菜', 'Vegetables'],
          ['other', '其他', 'Other'],
        ],
      ),
      publicNotice: noticePeriod(),
    },
    notices: ['按年批量办理，可以由村代办员统一申报。'],
    basis: ['财政部、农业农村部关于耕地地力保护补贴的文件'],
    certainty: 'B',
  },
  {
    code: 'DEMO-035',
    name: '农机购置与应用补贴申领',
    english: 'Subsidy for farm machinery',
    aliases: ['农机补贴', '买拖拉机补贴', '购机补贴'],
    itemType: '05',
    department: agriculture,
    themes: ['农业农村'],
    promisedLimit: workdays(15),
    flow: townshipThenCounty(agriculture),
    acceptConditions: ['机具在补贴目录里', '发票和机具都是本人的', '机具可以到场核验'],
    resultName: '补贴确认单',
    kiosk: false,
    materials: [need('SF'), need('FP'), need('YH'), need('SB')],
    fields: {
      machine: group(['机具', 'Machine'], {
        name: text(['名称', 'Name']),
        model: text(['型号', 'Model']),
        serialNumber: text(['出厂编号', 'Serial number']),
      }),
      inspectionPlace: coordinates(['核机地点', 'Place of inspection']),
      purchasedOn: date(['购置日期', 'Date of purchase']),
      price: money(['价格', 'Price']),
    },
    notices: ['镇里核机要看到机具，现场拍铭牌和人机合影，照片随办件扫描上传。'],
    basis: ['农机购置与应用补贴实施意见'],
    certainty: 'B',
  },
];
