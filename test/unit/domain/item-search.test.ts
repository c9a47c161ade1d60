import { describe, expect, it } from 'vitest';
import { buildItemIndex, searchItems } from '../../../main/domain/item-search.ts';
import { sampleItem } from './sample-case.ts';

const item = (code: string, name: string, keys: readonly [string, string], change = {}) =>
  sampleItem({ code, name, pinyin: keys[0], pinyinInitials: keys[1], aliases: [], themes: [], ...change });

const items = [
  item(
    'DEMO-001',
    '城乡居民基本养老保险参保登记',
    ['chengxiangjuminjibenyanglaobaoxiancanbaodengji', 'cxjmjbylbxcbdj'],
    {
      themes: ['社会保障'],
    },
  ),
  item('DEMO-012', '最低生活保障审核确认', ['zuidishenghuobaozhangshenhequeren', 'zdshbzshqr'], { aliases: ['低保'] }),
  item('DEMO-014', '临时救助', ['linshijiuzhu', 'lsjz'], { aliases: ['急难救助'], themes: ['社会救助'] }),
  item('DEMO-020', '生育登记', ['shengyudengji', 'sydj']),
  item('DEMO-021', '再生育审批', ['zaishengyushenpi', 'zsysp'], { status: 'retired' }),
  item('LSJZ', '旅居', ['lvju', 'lj']),
  item('DEMO-026', '流动人口居住登记', ['liudongrenkoujuzhudengji', 'ldrkjzdj']),
];
const index = buildItemIndex(items);
const found = (query: string, limit = 10) => searchItems(index, query, limit).map((match) => match.item.code);

describe('item search', () => {
  it('puts the exact code first, then the start of a name, initials, parts, letters in order', () => {
    expect(found('lsjz')).toEqual(['LSJZ', 'DEMO-014']);
    expect(found('demo012')).toEqual(['DEMO-012']);
    expect(found('DEMO－012')).toEqual(['DEMO-012']);
    expect(found('生育')).toEqual(['DEMO-020', 'DEMO-021']);
    expect(found('登记')).toEqual(['DEMO-001', 'DEMO-020', 'DEMO-026']);
    expect(found('居住登记')[0]).toBe('DEMO-026');
    expect(found('养老登记')).toEqual(['DEMO-001']);
  });
  it('finds by alias, pinyin, initials, theme, and words apart', () => {
    expect(found('低保')).toEqual(['DEMO-012']);
    expect(found('LinShi')).toEqual(['DEMO-014']);
    expect(found('ylbx')).toEqual(['DEMO-001']);
    expect(found('社会保障')).toEqual(['DEMO-001']);
    expect(found('登记 养老')).toEqual(['DEMO-001']);
    expect(found('lü ju')).toEqual(['LSJZ']);
  });
  it('shows a retired item and does not let it start, after those that can', () => {
    const [match] = searchItems(index, '再生育', 5);
    expect(match).toMatchObject({ canStart: false, kind: 'name-prefix' });
    expect(searchItems(index, 'sy', 5)[0]?.canStart).toBe(true);
  });
  it('gives the catalogue for an empty query, and nothing for nonsense', () => {
    expect(found('  ', 3)).toEqual(['DEMO-001', 'DEMO-012', 'DEMO-014']);
    expect(found('qqqq')).toEqual([]);
    expect(found('<script>')).toEqual([]);
  });
});
