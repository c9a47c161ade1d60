import { describe, expect, it } from 'vitest';
import { cataloguePackageSchema, type Item, noticeSchema } from '../../../main/domain/catalogue.ts';
import { buildItemIndex, searchItems } from '../../../main/domain/item-search.ts';
import { validateCatalogue } from '../../../main/domain/validate-item.ts';
import { materials } from '../../../sync/county/catalogue/materials.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { sampleNotices } from '../../../sync/county/catalogue/sample-notices.ts';
import { expectedDictionary, expectedLimits, expectedMaterials } from './dossier-table.ts';

const edition = { version: 7, publishedAt: '2026-11-01T00:00:00.000Z' };
const catalogue = sampleCatalogue(edition);
const { items } = catalogue;

function item(number: number): Item {
  const code = `DEMO-${String(number).padStart(3, '0')}`;
  const found = items.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`${code} is missing`);
  return found;
}

describe('the package', () => {
  it('holds the 38 items of the dossier, each once and in order', () => {
    expect(items.map(({ code }) => code)).toEqual(Object.keys(expectedMaterials));
    expect(items).toHaveLength(38);
  });

  it('satisfies the schema after a journey as JSON, unchanged', () => {
    const travelled: unknown = JSON.parse(JSON.stringify(catalogue));
    expect(cataloguePackageSchema.parse(travelled)).toEqual(catalogue);
    expect(catalogue).toMatchObject(edition);
  });

  it('passes the publishing check of the terminal without a remark', () => {
    expect(validateCatalogue(catalogue)).toEqual([]);
  });

  it('is the same however often it is made, so that its hash stands still', () => {
    expect(JSON.stringify(sampleCatalogue(edition))).toBe(JSON.stringify(catalogue));
  });
});

describe('materials', () => {
  it('has the 28 entries of the dictionary with their flags', () => {
    const inShort = Object.entries(materials).map(([code, entry]) => {
      const flags = `${entry.eLicence ? 'E' : ''}${entry.deferrable ? '缺' : ''}${entry.commitmentOk ? '诺' : ''}`;
      return [code, `${entry.originals}/${entry.copies} ${flags}`.trim()] as const;
    });
    expect(inShort).toHaveLength(28);
    expect(Object.fromEntries(inShort)).toEqual(expectedDictionary);
  });

  it.each(Object.entries(expectedMaterials))('%s asks for %s', (code, expected) => {
    const asked = items.find((candidate) => candidate.code === code)?.materials ?? [];
    expect(asked.map((material) => `${material.code}${material.required ? '' : '?'}`).join(' ')).toBe(expected);
  });

  it('lets no situation add what the item does not know, and asks for every optional material somewhere', () => {
    for (const { code, materials: asked, situations } of items) {
      const added = new Set(situations.flatMap(({ options }) => options.flatMap(({ addsMaterials }) => addsMaterials)));
      const optional = asked.filter(({ required }) => !required).map((material) => material.code);
      expect([code, [...added].sort()]).toEqual([code, optional.sort()]);
    }
  });

  it('leaves every question an answer that adds less than another', () => {
    const situations = items.flatMap((candidate) => candidate.situations);
    const pointless = situations.filter(({ options }) => {
      const additions = new Set(options.map(({ addsMaterials }) => addsMaterials.join()));
      return additions.size === 1 && !options.every(({ addsMaterials }) => addsMaterials.length === 0);
    });
    expect(pointless).toEqual([]);
    for (const { key, options } of situations)
      expect([key, new Set(options.map((option) => option.key)).size]).toEqual([key, options.length]);
  });

  it('takes the flags from the dictionary, and marks what is made here', () => {
    for (const { materials: asked } of items) {
      for (const { code, required: _required, ...rest } of asked) {
        expect(rest).toEqual(materials[code as keyof typeof materials]);
      }
    }
    const generated = Object.entries(materials).filter(([, entry]) => entry.generated);
    expect(generated.map(([code]) => code)).toEqual(['SB', 'HD', 'CN', 'ZJ']);
  });
});

describe('limits', () => {
  it.each(Object.entries(expectedLimits))('%s has %s', (code, expected) => {
    const found = items.find((candidate) => candidate.code === code);
    const inShort = (limit: Item['legalLimit'] | undefined) =>
      limit === null || limit === undefined ? '—' : `${limit.value}${limit.unit === 'workday' ? 'w' : 'd'}`;
    expect(`${inShort(found?.legalLimit)}/${inShort(found?.promisedLimit)}`).toBe(expected);
  });

  it('marks an item with a limit of one visit as done at once, all others as promised', () => {
    for (const { code, handleType, promisedLimit } of items) {
      expect([code, handleType]).toEqual([code, promisedLimit.value === 1 ? '1' : '2']);
    }
  });

  it('divides the limit of DEMO-018 as 3 + 15 + 15 + 3', () => {
    expect(item(18).flow.map(({ limit }) => limit?.value)).toEqual([3, 15, 15, 3]);
  });
});

describe('special cases of the dossier', () => {
  it('has one retired item, closed in every channel', () => {
    expect(items.filter(({ status }) => status === 'retired').map(({ code }) => code)).toEqual(['DEMO-021']);
    expect(item(21)).toMatchObject({
      effectiveTo: '2025-06-30',
      offlineMode: 'none',
      channels: { window: false, kiosk: false, agent: false },
    });
    expect(items.filter(({ effectiveTo }) => effectiveTo !== null)).toHaveLength(1);
  });

  it('charges for replacements only', () => {
    const charged = items.filter(({ feeItems }) => feeItems.length > 0).map(({ code }) => code);
    expect(charged).toEqual(['DEMO-027', 'DEMO-037']);
    expect(item(27).feeItems).toMatchObject([{ amountFen: 2000 }]);
    expect(item(37).feeItems).toMatchObject([{ amountFen: null }]);
    expect(
      item(27)
        .situations.flatMap(({ options }) => options.map(({ label }) => label))
        .join(),
    ).toContain('20元');
  });

  it('opens DEMO-022 for a part of the year only', () => {
    const windows = items.filter(({ yearlyWindow }) => yearlyWindow !== null).map(({ code }) => code);
    expect(windows).toEqual(['DEMO-022']);
    expect(item(22).yearlyWindow).toEqual({ from: '01-01', to: '01-31' });
  });

  it('counts no publicity and no site visit in the limit', () => {
    const procedures = items.flatMap(({ specialProcedures }) => specialProcedures);
    expect(procedures.filter(({ countsInLimit }) => countsInLimit)).toEqual([]);
    const lengths = (number: number) => item(number).specialProcedures.map(({ days }) => days);
    expect(lengths(10)).toEqual([{ value: 3, unit: 'day' }]);
    expect(lengths(12)).toEqual([{ value: 7, unit: 'day' }]);
    expect(lengths(16)).toEqual([{ value: 5, unit: 'workday' }]);
    expect(lengths(30)[0]).toEqual({ value: 7, unit: 'day' });
    expect(
      item(28)
        .specialProcedures.map(({ name }) => name)
        .join(),
    ).toMatch(/三到场.*公示/);
    expect(item(29).specialProcedures.map(({ name }) => name)).toEqual(['公示']);
  });

  it('can be finished offline, or received in an emergency, where the dossier says so', () => {
    const modes = Object.groupBy(items, ({ offlineMode }) => offlineMode);
    expect(modes.finish?.map(({ code }) => code)).toEqual(['DEMO-036']);
    expect(modes['receive-emergency']?.map(({ code }) => code)).toEqual(['DEMO-014']);
    expect(modes.receive).toHaveLength(35);
  });

  it('is open at the kiosk where the dossier says so', () => {
    const atKiosk = items.filter(({ channels }) => channels.kiosk).map(({ code }) => Number(code.slice(-3)));
    expect(atKiosk).toEqual([1, 2, 3, 5, 6, 7, 9, 15, 17, 19, 20, 26, 27, 34, 37]);
    expect(items.filter(({ channels }) => !channels.agent).map(({ code }) => code)).toEqual(['DEMO-021']);
  });

  it('asks for an account exactly where a bank card is shown', () => {
    for (const { code, materials: asked, formSchema } of items) {
      const hasAccount = 'account' in (formSchema.properties as object);
      expect([code, hasAccount]).toEqual([code, asked.some((material) => material.code === 'YH')]);
    }
  });
});

describe('what every item must have', () => {
  it.each(items.map((candidate) => [candidate.code, candidate] as const))('%s', (_code, candidate) => {
    expect(candidate.supervisePhone).toBe('12345');
    expect(candidate.consultPhone).toMatch(/^12\d{3}$/);
    expect(candidate.basis.length).toBeGreaterThan(0);
    expect(candidate.acceptConditions.length).toBeGreaterThan(0);
    expect(candidate.aliases.length).toBeGreaterThan(0);
    const steps = [...new Set(candidate.flow.map(({ step }) => step))];
    expect(steps).toEqual(['受理', '审查', '决定', '送达']);
    for (const theme of candidate.themes) expect(themes).toContain(theme);
  });

  it('covers all ten themes, the four of R38 among them', () => {
    expect(new Set(items.flatMap((candidate) => candidate.themes))).toEqual(new Set(themes));
  });
});

describe('search keys', () => {
  it.each([
    [12, 'zdshbz', 'zuidishenghuobaozhang'],
    [1, 'cxjmjbyl', 'chengxiangjumin'],
    [15, 'kncjrshbthzdcjr', 'kunnancanjirenshenghuobutiehezhongdu'],
    [6, 'jbybcbxxbgdj', 'canbaoxinxibiangengdengji'],
    [4, 'jmylbxzxdjszbz', 'sangzangbuzhu'],
    [31, 'lmcfxkz', 'linmucaifaxukezhenghefaxiaoe'],
    [38, 'flyz', 'falvyuanzhu'],
  ])('DEMO %i is found by %s and %s', (number, initials, syllables) => {
    expect(item(number).pinyinInitials.startsWith(initials)).toBe(true);
    expect(item(number).pinyin).toContain(syllables);
  });

  it('are lower-case letters alone', () => {
    for (const { pinyin, pinyinInitials } of items) expect(`${pinyin}${pinyinInitials}`).toMatch(/^[a-z]+$/);
  });

  it.each([
    ['低保', 12],
    ['五保户', 13],
    ['养老认证', 3],
    ['建房', 28],
    ['老年证', 19],
    ['砍树', 31],
    ['医保', 5],
    ['社保卡', 37],
    ['残疾证', 16],
    ['办酒席', 36],
    ['zdshbz', 12],
    ['jzz', 27],
    ['flyz', 38],
  ])('%s, as said at the counter, finds DEMO %i first', (said, number) => {
    expect(searchItems(buildItemIndex(items), said, 5)[0]?.item.name).toBe(item(number).name);
  });
});

describe('notices', () => {
  it('are readable, each under its own id', () => {
    for (const notice of sampleNotices) expect(noticeSchema.parse(notice).body.length).toBeGreaterThan(50);
    expect(new Set(sampleNotices.map(({ id }) => id)).size).toBe(sampleNotices.length);
  });

  it('never publish an ID or account number', () => {
    for (const { body } of sampleNotices) expect(body).not.toMatch(/\d{15}/);
  });
});

const themes = [
  '劳动就业',
  '社会保障',
  '社会救助',
  '扶贫脱贫',
  '卫生健康',
  '退役军人',
  '户籍居住',
  '农业农村',
  '住房建设',
  '民生其他',
];
