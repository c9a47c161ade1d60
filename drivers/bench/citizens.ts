import { type CardFields, encodeCardText } from '../card-reader/card-layout.ts';
import type { CardType } from '../card-reader/port.ts';
import { type CardBlocks, photoBytes } from '../card-reader/sam-messages.ts';
import type { BenchCitizen } from '../hands.ts';
import { withCheckDigit, wrongCheckDigit } from './citizen-number.ts';

/** Somebody whose card can be laid on the simulated reader. All are invented; the numbers carry right check digits but for one. */
export interface SimulatedCitizen extends BenchCitizen {
  readonly type: CardType;
  readonly fields: CardFields;
}

export const simulatedCitizens: readonly SimulatedCitizen[] = [
  citizen('li-xiulan', '女，68 岁，汉族', {
    name: '李秀兰',
    sex: '2',
    nation: '01',
    birth: '19580312',
    address: '测试省测试市测试县青山镇石桥村3组12号',
    number: withCheckDigit('34122519580312462'),
    issuer: '测试县公安局',
    validFrom: '20080401',
    validTo: '长期',
  }),
  citizen('wang-jianguo', '男，47 岁，汉族', {
    name: '王建国',
    sex: '1',
    nation: '01',
    birth: '19790826',
    address: '测试省测试市测试县青山镇河湾村1组5号',
    number: withCheckDigit('34122519790826463'),
    issuer: '测试县公安局',
    validFrom: '20190910',
    validTo: '20390910',
  }),
  citizen('rare-name', '生僻字姓名（𬱖，扩展 E 区，占两个编码单元）', {
    name: '𬱖试',
    sex: '1',
    nation: '01',
    birth: '19910705',
    address: '测试省测试市测试县青山镇𪨶村2组8号',
    number: withCheckDigit('34122519910705461'),
    issuer: '测试县公安局',
    validFrom: '20170801',
    validTo: '20370801',
  }),
  citizen('minor', '未成年人，2015 年出生', {
    name: '周小禾',
    sex: '2',
    nation: '01',
    birth: '20150601',
    address: '测试省测试市测试县青山镇石桥村5组21号',
    number: withCheckDigit('34122520150601468'),
    issuer: '测试县公安局',
    validFrom: '20230715',
    validTo: '20280715',
  }),
  {
    key: 'hmt-permit',
    name: '陈港生',
    idNumber: withCheckDigit('81000019880715001'),
    note: '港澳居民居住证，带通行证号码',
    type: 'hmt',
    fields: {
      name: '陈港生',
      sex: '1',
      birth: '19880715',
      address: '测试省测试市测试县青山镇新街18号',
      number: withCheckDigit('81000019880715001'),
      issuer: '测试县公安局',
      validFrom: '20240301',
      validTo: '20290301',
      passNumber: 'H00000000',
      issueCount: '02',
    },
  },
  citizen('elder', '男，77 岁，有效期“长期”', {
    name: '赵德福',
    sex: '1',
    nation: '01',
    birth: '19491002',
    address: '测试省测试市测试县青山镇河湾村4组2号',
    number: withCheckDigit('34122519491002461'),
    issuer: '测试县公安局',
    validFrom: '20100520',
    validTo: '长期',
  }),
  {
    key: 'foreigner',
    name: '测试娜',
    idNumber: withCheckDigit('93439819900123002'),
    note: '外国人永久居留身份证（2023 版），英文姓名两段',
    type: 'foreigner-2023',
    fields: {
      name: '测试娜',
      sex: '2',
      issueCount: '01',
      birth: '19900123',
      // Part 1 is full (35 letters), so the name runs on in part 2.
      latinName: 'TESTKHANOVA-NURMAGAMBETOVA, ANASTAS',
      latinNameRest: 'IA',
      number: withCheckDigit('93439819900123002'),
      validFrom: '20240101',
      validTo: '20340101',
      nationality: 'KAZ',
      oldNumberLink: '001',
    },
  },
  citizen('zhuang-long-address', '女，壮族，住址写满 35 个字', {
    name: '覃测丽',
    sex: '2',
    nation: '08',
    birth: '19850417',
    address: '测试壮族自治区测试市测试壮族自治县青山瑶族乡测试村民委员会测试屯十九号',
    number: withCheckDigit('45122619850417462'),
    issuer: '测试壮族自治县公安局',
    validFrom: '20150606',
    validTo: '20350606',
  }),
  citizen('markup-address', '住址里含有网页标记，应原样显示为文字', {
    name: '测试员乙',
    sex: '1',
    nation: '01',
    birth: '19930218',
    address: '青山镇<b>测试</b>&"<img src=x>\'1号',
    number: withCheckDigit('34122519930218463'),
    issuer: '测试县公安局',
    validFrom: '20180301',
    validTo: '20380301',
  }),
  citizen('odd-card', '老卡：民族代码 99、旧编码字、校验位不对', {
    // U+E863 stands for 䶮 (GB 18030-2022); U+E5E6 is in no table.
    name: '测\u{e863}\u{e5e6}',
    sex: '1',
    nation: '99',
    birth: '19680809',
    address: '测试省测试市测试县青山镇石桥村6组3号',
    number: wrongCheckDigit('34122519680809467'),
    issuer: '测试县公安局',
    validFrom: '20060301',
    validTo: '20260301',
  }),
];

/** What the chip of this citizen's card holds. */
export function cardOf(citizen: SimulatedCitizen): CardBlocks {
  return { text: encodeCardText(citizen.type, citizen.fields), photo: dummyPhoto };
}

/** No encoder for WLT photos exists (devices §1.7): these bytes say so to whoever looks at them. */
const dummyPhoto = new Uint8Array(Buffer.alloc(photoBytes, 'SIMULATED CARD, NO PHOTO. '));

function citizen(key: string, note: string, fields: CardFields & { name: string; number: string }): SimulatedCitizen {
  return { key, name: fields.name, idNumber: fields.number, note, type: 'citizen', fields };
}
