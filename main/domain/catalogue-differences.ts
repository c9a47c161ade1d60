import type { CataloguePackage, Item, Limit } from './catalogue.ts';

/** What a new version of the catalogue does to one item, for whoever is about to publish it. */
export interface ItemDifference {
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'retired' | 'removed';
  /** In words; empty for an item that is new or gone. */
  readonly changes: readonly string[];
}

export interface CatalogueDifferences {
  readonly items: readonly ItemDifference[];
  /** Of the package itself: calendar, county. */
  readonly others: readonly string[];
}

export function catalogueDifferences(before: CataloguePackage | null, after: CataloguePackage): CatalogueDifferences {
  const earlier = new Map((before?.items ?? []).map((item) => [item.code, item]));
  const kept = new Set(after.items.map(({ code }) => code));
  const items = after.items.flatMap((item): ItemDifference[] => {
    const { code, name } = item;
    const known = earlier.get(code);
    if (!known) return [{ code, name, kind: 'added', changes: [] }];
    const changes = itemChanges(known, item);
    if (changes.length === 0) return [];
    const isRetired = known.status === 'active' && item.status === 'retired';
    return [{ code, name, kind: isRetired ? 'retired' : 'changed', changes }];
  });
  const removed = [...earlier.values()].filter(({ code }) => !kept.has(code));
  return {
    items: [
      ...items,
      ...removed.map(({ code, name }): ItemDifference => ({ code, name, kind: 'removed', changes: [] })),
    ],
    others: before === null ? [] : packageChanges(before, after),
  };
}

function itemChanges(before: Item, after: Item): string[] {
  const limit = (of: Limit) => `${of.value} 个${of.unit === 'day' ? '自然日' : '工作日'}`;
  const changes: string[] = [];
  if (before.status !== after.status) changes.push(after.status === 'retired' ? '停办' : '恢复办理');
  if (before.name !== after.name) changes.push(`名称由“${before.name}”改为“${after.name}”`);
  if (isOther(before.promisedLimit, after.promisedLimit)) {
    changes.push(`承诺时限由 ${limit(before.promisedLimit)}改为 ${limit(after.promisedLimit)}`);
  }
  changes.push(...materialChanges(before, after), ...fieldChanges(before, after));
  for (const [key, words] of otherElements) {
    if (isOther(before[key], after[key])) changes.push(`${words}有改动`);
  }
  return changes;
}

function materialChanges(before: Item, after: Item): string[] {
  const earlier = new Map(before.materials.map((material) => [material.code, material]));
  const later = new Set(after.materials.map(({ code }) => code));
  return [
    ...after.materials.flatMap((material) => {
      const known = earlier.get(material.code);
      if (!known) return [`增加材料“${material.name}”`];
      return isOther(known, material) ? [`材料“${material.name}”的要求有改动`] : [];
    }),
    ...before.materials.filter(({ code }) => !later.has(code)).map(({ name }) => `不再要材料“${name}”`),
  ];
}

function fieldChanges(before: Item, after: Item): string[] {
  const [earlier, later] = [fieldsOf(before.formSchema), fieldsOf(after.formSchema)];
  const changes = [
    ...[...later].flatMap(([path, field]) => {
      const known = earlier.get(path);
      if (known === undefined) return [`表单增加“${field.title}”`];
      return known.text === field.text ? [] : [`表单项“${field.title}”有改动`];
    }),
    ...[...earlier].filter(([path]) => !later.has(path)).map(([, { title }]) => `表单去掉“${title}”`),
  ];
  const isSame = !isOther(before.formSchema, after.formSchema) && !isOther(before.uiSchema, after.uiSchema);
  return changes.length > 0 || isSame ? changes : ['表单的排列或条件有改动'];
}

interface Field {
  readonly title: string;
  readonly text: string;
}

function fieldsOf(schema: unknown, path = ''): Map<string, Field> {
  const fields = new Map<string, Field>();
  const properties = record(record(schema).properties);
  for (const [name, value] of Object.entries(properties)) {
    const own = record(value);
    const at = `${path}/${name}`;
    if (own.properties !== undefined) {
      for (const [inner, field] of fieldsOf(own, at)) fields.set(inner, field);
    } else {
      fields.set(at, { title: typeof own.title === 'string' ? own.title : name, text: JSON.stringify(own) });
    }
  }
  return fields;
}

const otherElements: readonly (readonly [keyof Item, string])[] = [
  ['handleType', '办件类型'],
  ['legalLimit', '法定时限'],
  ['implementer', '办理主体'],
  ['serviceObject', '服务对象'],
  ['acceptConditions', '受理条件'],
  ['situations', '情形'],
  ['flow', '办理流程'],
  ['specialProcedures', '特别程序'],
  ['feeItems', '收费'],
  ['channels', '办理渠道'],
  ['offlineMode', '离线办理方式'],
  ['notices', '告知内容'],
  ['basis', '设定依据'],
  ['consultPhone', '咨询电话'],
  ['supervisePhone', '监督电话'],
  ['yearlyWindow', '办理期间'],
  ['resultName', '结果名称'],
  ['codes', '其他编码'],
  ['jurisdiction', '行政管辖'],
  ['emergency', '急难先办'],
  ['reviewDate', '复核日期'],
  ['aliases', '别名'],
  ['themes', '主题'],
];

function packageChanges(before: CataloguePackage, after: CataloguePackage): string[] {
  return [
    ...(isOther(before.calendar, after.calendar) ? ['包内的工作日历有改动'] : []),
    ...(isOther(before.basicList ?? [], after.basicList ?? []) ? ['基本目录有改动'] : []),
    ...(isOther(before.county, after.county) ? ['县的名称、代码或电话有改动'] : []),
  ];
}

function isOther(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
