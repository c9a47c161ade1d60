import type { Parameter } from './parameter.ts';

const offered = (zh: string, en: string) => ({
  name: { zh: `自助机提供${zh}`, en: `Kiosks offer ${en}` },
  unit: { zh: '（1 是，0 否）', en: '(1 yes, 0 no)' },
  least: 0,
  most: 1,
  usual: 0,
  about: {
    zh: `选“是”，而且${zh}文字表有人核对过，自助机才让群众选${zh}`,
    en: `Kiosks let people choose ${en} once this is 1 and a speaker has reviewed its words`,
  },
});

/** 民族语言 that a county can name for its kiosks. */
export const kioskLanguageParameters = {
  kioskLanguageZa: offered('壮文', 'Zhuang'),
  kioskLanguageUg: offered('维吾尔文', 'Uyghur'),
  kioskLanguageBo: offered('藏文', 'Tibetan'),
  kioskLanguageMn: offered('蒙古文', 'Mongolian'),
  kioskLanguageKk: offered('哈萨克文', 'Kazakh'),
  kioskLanguageKy: offered('柯尔克孜文', 'Kyrgyz'),
  kioskLanguageKo: offered('朝鲜文', 'Korean'),
  kioskLanguageIi: offered('彝文', 'Yi'),
} as const satisfies Record<string, Parameter>;

type LanguageParameter = keyof typeof kioskLanguageParameters;

const byLanguage: ReadonlyMap<string, LanguageParameter> = new Map([
  ['za', 'kioskLanguageZa'],
  ['ug', 'kioskLanguageUg'],
  ['bo', 'kioskLanguageBo'],
  ['mn', 'kioskLanguageMn'],
  ['kk', 'kioskLanguageKk'],
  ['ky', 'kioskLanguageKy'],
  ['ko', 'kioskLanguageKo'],
  ['ii', 'kioskLanguageIi'],
]);

/** `ug-Arab` is a way of writing `ug`. A language that no county can name is offered by none. */
export function isNamed(language: string, configuration: Readonly<Record<LanguageParameter, number>>): boolean {
  const parameter = byLanguage.get(language.split('-')[0] ?? '');
  return parameter !== undefined && configuration[parameter] === 1;
}
