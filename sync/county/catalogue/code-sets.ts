import { nationName } from '../../../main/domain/nations.ts';
import type { Choice } from './form-fields.ts';

/** Identity documents taken at the window. */
export const idTypes: readonly Choice[] = [
  ['111', '居民身份证', 'Resident identity card'],
  ['154', '港澳台居民居住证', 'Residence permit for Hong Kong, Macao and Taiwan residents'],
  ['553', '外国人永久居留身份证', 'Foreign permanent resident identity card'],
  ['112', '临时居民身份证', 'Temporary identity card'],
  ['113', '户口簿', 'Household register (infants)'],
  ['414', '普通护照', 'Passport'],
];

/** GB/T 2261.1. */
export const sexes: readonly Choice[] = [
  ['1', '男', 'Male'],
  ['2', '女', 'Female'],
];

/** Romanised names in the order of the codes, after GB/T 3304. */
const nationsInEnglish = (
  'Han Mongol Hui Zang Uygur Miao Yi Zhuang Buyei Korean Manchu Dong Yao Bai Tujia Hani Kazak Dai Li Lisu Va She ' +
  'Gaoshan Lahu Sui Dongxiang Naxi Jingpo Kirgiz Tu Daur Mulao Qiang Blang Salar Maonan Gelao Xibe Achang Pumi Tajik ' +
  'Nu Uzbek Russ Ewenki Deang Bonan Yugur Gin Tatar Derung Oroqen Hezhen Monba Lhoba Jino'
).split(' ');

/** GB/T 3304: 01–56, 97 and 98. */
export const nations: readonly Choice[] = [
  ...nationsInEnglish.map((english, index): Choice => {
    const code = String(index + 1).padStart(2, '0');
    return [code, nationName(code), english];
  }),
  ['97', nationName('97'), 'Other'],
  ['98', nationName('98'), 'Naturalised citizen of foreign descent'],
];

export const relations: readonly Choice[] = [
  ['self', '本人', 'Self'],
  ['spouse', '配偶', 'Spouse'],
  ['child', '子女', 'Child'],
  ['parent', '父母', 'Parent'],
  ['grandchild', '孙子女、外孙子女', 'Grandchild'],
  ['grandparent', '祖父母、外祖父母', 'Grandparent'],
  ['sibling', '兄弟姐妹', 'Sibling'],
  ['child-in-law', '儿媳、女婿', 'Child-in-law'],
  ['guardian', '监护人', 'Guardian'],
  ['other', '其他', 'Other'],
];

/** Who may speak for the applicant: kin, or the village's delegate (代办员). */
export const agentRelations: readonly Choice[] = [
  ...relations.filter(([code]) => code !== 'self' && code !== 'other'),
  ['village-agent', '村（社区）代办员', 'Village delegate'],
  ['other', '其他受托人', 'Other authorised person'],
];

export const healthStates: readonly Choice[] = [
  ['healthy', '健康', 'Healthy'],
  ['chronic', '慢性病', 'Chronically ill'],
  ['serious', '重大疾病', 'Seriously ill'],
  ['disabled', '残疾', 'Disabled'],
];

export const labourCapacities: readonly Choice[] = [
  ['full', '有劳动能力', 'Able to work'],
  ['partial', '部分丧失劳动能力', 'Partly able to work'],
  ['none', '完全丧失劳动能力', 'Unable to work'],
  ['minor', '未成年', 'Minor'],
  ['student', '在校学生', 'Student'],
];

export const banks: readonly Choice[] = [
  ['rural-credit', '农村信用社、农商银行', 'Rural credit co-operative or rural commercial bank'],
  ['postal', '邮政储蓄银行', 'Postal Savings Bank'],
  ['agricultural', '农业银行', 'Agricultural Bank of China'],
  ['icbc', '工商银行', 'Industrial and Commercial Bank of China'],
  ['construction', '建设银行', 'China Construction Bank'],
  ['boc', '中国银行', 'Bank of China'],
  ['communications', '交通银行', 'Bank of Communications'],
  ['other', '其他银行', 'Other bank'],
];

export const disabilityKinds: readonly Choice[] = [
  ['1', '视力残疾', 'Visual'],
  ['2', '听力残疾', 'Hearing'],
  ['3', '言语残疾', 'Speech'],
  ['4', '肢体残疾', 'Physical'],
  ['5', '智力残疾', 'Intellectual'],
  ['6', '精神残疾', 'Mental'],
  ['7', '多重残疾', 'Multiple'],
];
