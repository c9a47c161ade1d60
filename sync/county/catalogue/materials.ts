import type { MaterialRequirement } from '../../../main/domain/catalogue.ts';

/** The materials dictionary of dossier §2: 28 codes, each with what is true of it in every item. */
export type MaterialCode = keyof typeof materials;

type Entry = Omit<MaterialRequirement, 'code' | 'required'>;
type Flag = 'e-licence' | 'deferrable' | 'commitment' | 'generated' | 'household' | 'shared';

export const materials = {
  SF: entry('居民身份证', [1, 1], '本人持有，核对原件后退还', 'e-licence'),
  HK: entry(
    '户口簿（首页、本人页或全户）',
    [1, 1],
    '本人持有，核对原件后退还',
    'e-licence',
    'deferrable',
    'commitment',
    'household',
  ),
  YH: entry('本人银行卡或社会保障卡', [1, 1], '本人持有', 'e-licence', 'deferrable'),
  SB: entry('申请表（系统生成，申请人签名）', [1, 0], '填完表后由终端生成，打印签名或电子签名', 'generated'),
  ZP: entry('近期免冠照片', [2, 0], '自备，也可以在窗口现场拍', 'e-licence', 'deferrable'),
  HD: entry('家庭经济状况核对授权书（全体成年成员签名）', [1, 0], '由终端生成，带回家给成年家人签名', 'generated'),
  CN: entry('书面承诺书', [1, 0], '由终端生成，本人签名', 'generated'),
  CJ: entry('残疾人证', [1, 1], '县残联发放', 'e-licence', 'deferrable', 'commitment'),
  DB: lawful(
    entry(
      '低保、特困等身份证明',
      [0, 1],
      '民政数据共享，一般不用交',
      'e-licence',
      'deferrable',
      'commitment',
      'household',
      'shared',
    ),
    '社会救助暂行办法（最低生活保障、特困供养的确认结果）',
  ),
  JH: entry(
    '结婚证（或婚姻状况承诺）',
    [1, 1],
    '民政数据共享，查不到时带原件',
    'e-licence',
    'deferrable',
    'commitment',
  ),
  CS: lawful(entry('出生医学证明', [1, 1], '孩子出生的医院', 'e-licence', 'deferrable'), '母婴保健法'),
  SW: lawful(
    entry('死亡证明或户口注销证明', [1, 1], '医院或派出所', 'e-licence', 'deferrable'),
    '户口登记条例；社会保险法',
  ),
  TW: entry('退役证、军人身份材料', [1, 1], '部队或退役军人事务部门', 'e-licence', 'deferrable'),
  LQ: entry('林权证或不动产权证书', [1, 1], '自然资源或林业部门发放，本人持有', 'e-licence', 'deferrable'),
  CW: entry('村委会（村民小组）书面意见和公示记录', [1, 0], '户口所在的村委会', 'deferrable'),
  SJ: entry('住宅设计图或通用图集选用单', [1, 0], '自备，或在镇里免费图集中选', 'deferrable'),
  ZJ: entry('宅基地使用承诺书', [1, 0], '由终端按格式文本生成，本人签名', 'generated'),
  YL: lawful(
    entry('医疗费用票据和诊断证明', [1, 1], '看病的医院，或医保部门', 'e-licence', 'deferrable'),
    '社会救助暂行办法（医疗救助按实际费用核算）',
  ),
  KN: lawful(
    entry('困难情形证明（事故、疾病、突发情况）', [1, 0], '有关单位，拿不到可以书面承诺', 'deferrable', 'commitment'),
    '社会救助暂行办法（申请救助须说明困难情形）',
  ),
  HT: entry('承包合同或流转合同', [1, 1], '签订合同的双方'),
  FP: entry('购机发票', [1, 0], '卖农机的经销商', 'e-licence'),
  JZ: lawful(
    entry('居住、就业、就读证明（任一种）', [1, 1], '房东、用人单位或学校', 'e-licence', 'deferrable', 'commitment'),
    '居住证暂行条例',
  ),
  JD: entry('危房鉴定报告', [1, 0], '住建部门组织鉴定', 'deferrable'),
  WP: entry('危房照片（正面1张、危险部位2张）', [3, 0], '现场拍摄', 'e-licence'),
  PD: entry('残疾评定表', [1, 0], '县里指定的评定医院'),
  JHR: lawful(
    entry('监护人身份及关系证明', [1, 1], '派出所或民政部门', 'e-licence', 'deferrable', 'commitment'),
    '民法典（监护）',
  ),
  SBF: entry('灵活就业社保缴费凭证', [1, 0], '税务、社保数据共享', 'e-licence', 'deferrable', 'shared'),
  TX: lawful(
    entry('退役、就业困难等类别证明', [1, 1], '发证的部门', 'e-licence', 'deferrable', 'commitment'),
    '就业促进法（就业困难人员的类别）',
  ),
} as const satisfies Readonly<Record<string, Entry>>;

/** Asked of everybody. An item may be stricter or milder than the dictionary. */
export function need(code: MaterialCode, override: Partial<Entry> = {}): MaterialRequirement {
  return { code, required: true, ...materials[code], ...override };
}

/** Asked only when the answer to a situation's question adds it. */
export function maybe(code: MaterialCode, override: Partial<Entry> = {}): MaterialRequirement {
  return { ...need(code, override), required: false };
}

/** 证明: with the law that lets it be asked for (R45). */
function lawful(certificate: Entry, basis: string): Entry {
  return { ...certificate, certificate: { basis } };
}

function entry(
  name: string,
  [originals, copies]: readonly [originals: number, copies: number],
  source: string,
  ...flags: readonly Flag[]
): Entry {
  return {
    name,
    originals,
    copies,
    eLicence: flags.includes('e-licence'),
    deferrable: flags.includes('deferrable'),
    commitmentOk: flags.includes('commitment'),
    source,
    generated: flags.includes('generated'),
    ...(flags.includes('household') ? { ofHousehold: true } : {}),
    ...(flags.includes('shared') ? { shared: true } : {}),
  };
}
