import type { Facet, ServiceForm } from '../../main/domain/item-facets.ts';
import { defineText, type Say } from '../text.ts';

const zh = {
  by: '按{{facet}}找',
  all: '全部',
  count: '{{value}} {{count}}',
  unstated: '没有写明',
  facet: {
    theme: '服务主题',
    nature: '事项性质',
    serviceObject: '服务对象',
    implementer: '实施主体',
    level: '服务层级',
    form: '服务形态',
    jurisdiction: '行政管辖',
  },
  wholeCounty: '全县',
  nature: {
    '01': '行政许可',
    '05': '行政给付',
    '07': '行政确认',
    '08': '行政奖励',
    '10': '其他行政权力',
    '20': '公共服务',
  },
  object: {
    '1': '自然人',
    '2': '企业法人',
    '3': '事业法人',
    '4': '社会组织法人',
    '5': '非法人企业',
    '6': '行政机关',
    '9': '其他组织',
  },
  level: { '4': '县级', '5': '镇级', '6': '村级' },
  form: { window: '窗口办', kiosk: '自助办', agent: '上门、代办', 'at-once': '当场办结', emergency: '急难先办' },
} as const;

const en = {
  by: 'By {{facet}}',
  all: 'All',
  count: '{{value}} {{count}}',
  unstated: 'Not stated',
  facet: {
    theme: 'theme',
    nature: 'nature',
    serviceObject: 'who it is for',
    implementer: 'authority',
    level: 'level',
    form: 'way of service',
    jurisdiction: 'place',
  },
  wholeCounty: 'Whole county',
  nature: {
    '01': 'Licence',
    '05': 'Benefit',
    '07': 'Confirmation',
    '08': 'Reward',
    '10': 'Other power',
    '20': 'Public service',
  },
  object: {
    '1': 'Persons',
    '2': 'Companies',
    '3': 'Public institutions',
    '4': 'Associations',
    '5': 'Unincorporated firms',
    '6': 'Authorities',
    '9': 'Others',
  },
  level: { '4': 'County', '5': 'Township', '6': 'Village' },
  form: {
    window: 'At the window',
    kiosk: 'At the kiosk',
    agent: 'At home or by delegate',
    'at-once': 'Done at once',
    emergency: 'Emergency first',
  },
} as const;

export const useFacetText = defineText('facets', zh, en);

/** The value of a facet as a person reads it; one that the catalogue names in words stays as it is. */
export function facetValueWords(facet: Facet, value: string, t: Say<typeof zh>): string {
  if (facet === 'jurisdiction' && value === '') return t('wholeCounty');
  if (value === '') return t('unstated');
  if (facet === 'nature' && isKey(zh.nature, value)) return t(`nature.${value}`);
  if (facet === 'serviceObject' && isKey(zh.object, value)) return t(`object.${value}`);
  if (facet === 'level' && isKey(zh.level, value)) return t(`level.${value}`);
  if (facet === 'form') return t(`form.${value as ServiceForm}`);
  return value;
}

function isKey<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
