import { expect, test } from 'vitest';
import { createCover } from '../../../main/domain/display/cover.ts';
import { documentSheetForDisplay } from '../../../main/domain/display/document-sheet.ts';
import { slidesOf } from '../../../main/domain/display/slides.ts';
import { sampleItem } from './sample-case.ts';

test('R61: a number of a person is covered by its form or by its name, and kept; other numbers stay to be checked', () => {
  const cover = createCover();
  expect(cover.hide('a', '备注', '本人110105194912310021，妻110105194912310048')).toBe(
    '本人110105********0021，妻110105********0048',
  );
  expect(cover.hide('b', '护照号码', 'E12345678')).toBe('******678');
  expect(cover.hide('c', '银行卡号', '6222021234567890123')).toBe('6222021234567890123');
  expect(cover.hide('d', '联系电话', '13800001234')).toBe('13800001234');
  expect(cover.hide('e', '身份证', '已核对原件')).toBe('已核对原件');
  expect(Object.keys(cover.covered)).toEqual(['a', 'b']);
});

test('a document reads as its citizen’s copy: numbers masked by their keys, the clerk by name alone', () => {
  const { sheet, covered } = documentSheetForDisplay({
    content: {
      kind: 'commitment',
      title: '告知承诺书',
      numberText: 'A001诺〔2026〕1号',
      caseNumber: 'A001-20261122-0001-X',
      officeName: '青禾镇便民服务中心',
      countyName: '青禾县',
      head: [
        { label: '证件号码', text: '{{applicant}}' },
        { label: '经办人', text: '李慧（工号 W01）' },
      ],
      address: '李秀兰',
      blocks: [
        { kind: 'heading', text: '一、行政机关告知' },
        {
          kind: 'table',
          title: '材料',
          columns: [{ title: '名称', widthMm: '*', isCentred: false }],
          rows: [['户口簿']],
        },
        { kind: 'second-title', text: '承诺书' },
      ],
      signatures: ['承诺人（签名、按手印）', '日期'],
      seal: null,
      note: '一式两份',
      masked: { applicant: '110105********0021' },
    },
    whole: { applicant: '110105194912310021' },
  });
  const words = JSON.stringify(sheet);
  expect(words).toContain('110105********0021');
  expect(words).toContain('李慧');
  expect(words).not.toContain('W01');
  expect(words).not.toContain('110105194912310021');
  expect(covered.applicant).toBe('110105194912310021');
});

test('the idle page shows what is public: notices first, then guides of items that are open', () => {
  const notice = { id: '1', title: '放假', body: `${'很'.repeat(300)}`, publishedAt: '2026-11-01T00:00:00.000Z' };
  const slides = slidesOf([notice], [sampleItem(), sampleItem({ name: '停办', status: 'retired' })]);
  expect(slides.map(({ kind, title }) => [kind, title])).toEqual([
    ['notice', '放假'],
    ['guide', '临时救助'],
  ]);
  expect(slides[0]?.lines[0]?.length).toBeLessThan(170);
  expect(slides[1]?.lines).toEqual(['请带：居民身份证、困难情形证明', '办理时限：15个工作日', '不收费']);
});
