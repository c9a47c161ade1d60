import { describe, expect, it } from 'vitest';
import { judgeBasicList, missingBasics } from '../../../main/domain/basic-list.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { requiredMaterials } from '../../../main/domain/completeness.ts';
import { guideAge } from '../../../main/domain/guide-age.ts';
import { itemByCode } from '../../../main/domain/item-codes.ts';
import { buildItemIndex, searchItems } from '../../../main/domain/item-search.ts';
import { missingElements, validateCatalogue, validateItem } from '../../../main/domain/validate-item.ts';
import { material, sampleItem } from '../domain/sample-case.ts';

const pointers = (change: Partial<Item>) => validateItem(sampleItem(change)).map(({ pointer }) => pointer);

describe('R05: an item with an element missing', () => {
  it.each<[string, Partial<Item>, string]>([
    ['supervision channel', { supervisePhone: '' }, '/supervisePhone'],
    ['name', { name: ' ' }, '/name'],
    ['code', { code: ' ' }, '/code'],
    ['what comes of it', { resultName: '' }, '/resultName'],
    ['implementer', { implementer: { name: '', uscc: null } }, '/implementer/name'],
    ['basis', { basis: [''] }, '/basis'],
    ['conditions', { acceptConditions: [] }, '/acceptConditions'],
    ['whom it serves', { serviceObject: [] }, '/serviceObject'],
    ['flow', { flow: [{ step: '', post: '', role: 'W', limit: null }] }, '/flow'],
    ['limit', { promisedLimit: { value: 0, unit: 'workday' } }, '/promisedLimit'],
  ])('R05: an item without %s can not be published', (_name, change, pointer) => {
    expect(pointers(change)).toContain(pointer);
  });

  it('R05: the same elements are asked for where a catalogue comes into force at a terminal', () => {
    expect(missingElements(sampleItem({ supervisePhone: '' })).map(({ pointer }) => pointer)).toEqual([
      '/supervisePhone',
    ]);
    expect(missingElements(sampleItem())).toEqual([]);
  });
});

describe('R04: the basic list', () => {
  const list = [
    { code: 'T-1', name: '临时救助' },
    { code: 'T-2', name: '低保' },
  ];
  const two = { items: [sampleItem(), sampleItem({ code: 'T-2', name: '低保' })] };

  it('R04: a catalogue minus one mandatory item fails with that item named', () => {
    expect(missingBasics(two, list)).toEqual([]);
    expect(missingBasics({ items: two.items.slice(0, 1) }, list)).toEqual([{ code: 'T-2', name: '低保' }]);
  });

  it('R04: a retired mandatory item counts as missing, one under another scheme’s code as offered', () => {
    const retired = { items: [two.items[0] as Item, sampleItem({ code: 'T-2', status: 'retired' })] };
    expect(missingBasics(retired, list).map(({ code }) => code)).toEqual(['T-2']);
    const renumbered = { items: [sampleItem(), sampleItem({ code: 'X', codes: [{ scheme: '旧', code: 'T-2' }] })] };
    expect(missingBasics(renumbered, list)).toEqual([]);
  });

  it('R04: what the county adds or takes away needs a written reason; no reason makes up for a mandatory item', () => {
    const local = sampleItem({ code: 'L-9', name: '本地事项' });
    const after = { items: [...two.items, local] };
    expect(judgeBasicList({ before: two, after, basicList: list })).toEqual({
      missing: [],
      unexplained: [{ code: 'L-9', name: '本地事项', kind: 'added' }],
    });
    const explained = { code: 'L-9', name: '本地事项', kind: 'added' as const, reason: '县政府2026年第3号文新增' };
    expect(judgeBasicList({ before: two, after: { ...after, localChanges: [explained] }, basicList: list })).toEqual({
      missing: [],
      unexplained: [],
    });
    const removal = { code: 'T-2', name: '低保', kind: 'removed' as const, reason: '本地暂不办理' };
    const without = { items: two.items.slice(0, 1), localChanges: [removal] };
    expect(judgeBasicList({ before: two, after: without, basicList: list }).missing).toEqual([list[1]]);
  });

  it('R04: retiring an item is taking it away', () => {
    const after = { items: [two.items[0] as Item, sampleItem({ code: 'T-2', name: '低保', status: 'retired' })] };
    expect(judgeBasicList({ before: two, after, basicList: [] }).unexplained).toMatchObject([
      { code: 'T-2', kind: 'removed' },
    ]);
  });
});

describe('R45: certificates', () => {
  it('R45: a certificate without a legal basis can not be required', () => {
    const asked = (certificate?: { basis: string }) =>
      pointers({
        materials: [material('SF', '居民身份证', { required: true, certificate }), material('HK', '户口簿')],
      });
    expect(asked({ basis: ' ' })).toEqual(['/materials/0/certificate']);
    expect(asked({ basis: '社会救助暂行办法' })).toEqual([]);
  });

  it('R45: nor where an answer asks for it, nor by not calling it a certificate', () => {
    const added = material('HK', '无房证明');
    expect(pointers({ materials: [material('SF', '居民身份证', { required: true }), added] })).toEqual([
      '/materials/1/certificate',
    ]);
    const offered = material('XX', '收入证明', { required: false });
    expect(pointers({ materials: [...sampleItem().materials, offered] })).toEqual([]);
  });

  it('R45: one that a catalogue requires all the same is asked of nobody', () => {
    const item = sampleItem({
      materials: [
        material('SF', '居民身份证', { required: true }),
        material('ZM', '奇葩证明', { required: true, certificate: { basis: '' } }),
      ],
    });
    expect(requiredMaterials(item, {}).map(({ code }) => code)).toEqual(['SF']);
  });
});

describe('R02: codes', () => {
  const codes = [
    { scheme: '国家基本编码', code: '000511012000' },
    { scheme: '实施编码', code: '11450199MB1234567X4000511012000' },
  ];
  const items = [sampleItem({ codes }), sampleItem({ code: 'T-2', name: '低保' })];

  it('R02: an item is found by any of its codes, long ones whole and in part', () => {
    const index = buildItemIndex(items);
    for (const query of ['000511012000', '11450199mb1234567x4000511012000', 'MB1234567X']) {
      expect(searchItems(index, query, 5).map(({ item }) => item.code)).toEqual(['T-1']);
    }
    expect(searchItems(index, '000511012000', 1)[0]?.kind).toBe('exact-code');
  });

  it('R02: a code means something under its scheme alone', () => {
    expect(itemByCode(items, { scheme: '国家基本编码', code: '000511012000' })?.code).toBe('T-1');
    expect(itemByCode(items, { scheme: '实施编码', code: '000511012000' })).toBeNull();
    expect(itemByCode(items, { scheme: 'TEST', code: 'T-2' })?.name).toBe('低保');
  });

  it('R02: two items can not share a code of one scheme', () => {
    const found = validateCatalogue({
      items: [items[0] as Item, sampleItem({ code: 'T-3', codes: codes.slice(0, 1) })],
    });
    expect(found.map(({ pointer }) => pointer)).toEqual(['/items/0/codes', '/items/1/codes']);
  });
});

describe('R20, R09: how old a guide is', () => {
  const age = (today: string, comparedAt: string | null = '2026-11-20T03:00:00.000Z') =>
    guideAge({ item: { reviewDate: '2026-11-22' }, comparedAt, today, staleDays: 7 });

  it('R20: past its review date, and not before, a guide may be out of date', () => {
    expect(age('2026-11-22').isReviewDue).toBe(false);
    expect(age('2026-11-23').isReviewDue).toBe(true);
    expect(guideAge({ item: {}, comparedAt: null, today: '2099-01-01', staleDays: 7 }).isReviewDue).toBe(false);
  });

  it('R09: the page says as of which day, and goes stale when the county was not heard for longer than it allows', () => {
    expect(age('2026-11-22')).toMatchObject({ asOf: '2026-11-20', isStale: false });
    expect(age('2026-11-27').isStale).toBe(false);
    expect(age('2026-11-28').isStale).toBe(true);
    expect(age('2026-11-22', null)).toMatchObject({ asOf: null, isStale: true });
  });
});
