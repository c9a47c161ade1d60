import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { acceptanceSheet } from '../../support/acceptance-sheet.ts';
import { sampleFormContext } from '../../support/sample-application.ts';
import { embeddedFonts, pdfText } from './pdf-text.ts';

const paper = createPaper();
const rareName = '𬱖试';
const nasty = '<b>{|}~_"^`\\n=';

const notice = async (change: { name?: string } = {}) => must(await acceptanceSheet(change));
const form = async (context = sampleFormContext()) => must(await paper.applicationForm(context));
const hasPdfToText = spawnSync('pdftotext', ['-v']).status === 0;

function readByPoppler(pdf: Uint8Array): string {
  return spawnSync('pdftotext', ['-', '-'], { input: pdf }).stdout.toString('utf8');
}

describe('受理通知书', () => {
  test('carries its number, its seal and where to complain, and says how many pages it has', async () => {
    const pages = pdfText(await notice());
    for (const words of ['受理通知书', 'W0A1受〔2026〕12号', '业务专用章', '监督电话']) {
      expect(pages.join('')).toContain(words);
    }
    for (const [index, page] of pages.entries()) expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  });

  test('a rare name is printed, its glyph inside of the file', async () => {
    const pdf = await notice({ name: rareName });
    expect(pdfText(pdf).join('')).toContain(rareName);
    expect(embeddedFonts(pdf).some((font) => font.endsWith('+NotoSansSC-Regular'))).toBe(true);
  });

  test.runIf(hasPdfToText)('an independent reader reads the rare name', async () => {
    expect(readByPoppler(await notice({ name: rareName }))).toContain(rareName);
    expect(readByPoppler(await form(sampleFormContext({ name: rareName })))).toContain(rareName);
  });

  test('a character that the font lacks is spelled out', async () => {
    expect(pdfText(await notice({ name: '\u{2a6a5}三' })).join('')).toContain('〔U+2A6A5〕三');
  });

  test('markup in a name stays text; a name without end breaks inside the page', async () => {
    expect(pdfText(await notice({ name: nasty })).join('')).toContain(nasty);
    const long = `${'Aleksandra'.repeat(12)}`;
    expect(pdfText(await notice({ name: long })).join('')).toContain(long);
  });
});

describe('申请表', () => {
  test('carries every answer under its Chinese title, choices in words', async () => {
    const text = pdfText(await form()).join('');
    for (const words of [
      '最低生活保障审核确认',
      '姓名测试员甲',
      '证件类型居民身份证',
      '性别女',
      '民族壮',
      '联系电话13800001234',
    ]) {
      expect(text).toContain(words);
    }
    for (const words of ['致困原因因病', '领取方式村代办员送到家', '申请人（签名、按手印）'])
      expect(text).toContain(words);
    // The form is what the applicant signs for: nothing of it is hidden.
    expect(text).toContain('11010519491231002X');
  });

  test('repeating rows stand in a table', async () => {
    const text = pdfText(await form()).join('');
    expect(text).toContain('序号姓名身份证号码与申请人关系');
    expect(text).toContain('1韦小兰450102198001010021子女慢性病部分丧失劳动能力务农860');
    expect(text).toContain('2欧阳明珠450102201001010045');
  });

  test('is marked 草稿 on every page until its answers are complete, and carries the number once accepted', async () => {
    const draft = pdfText(await form(sampleFormContext({ isDraft: true })));
    for (const page of draft) expect(page).toContain('草稿');
    const complete = pdfText(await form(sampleFormContext())).join('');
    expect(complete).not.toContain('草稿');
    const accepted = pdfText(await form(sampleFormContext({ localNumber: 'W0A1-20261122-0007-K' }))).join('');
    expect(accepted).not.toContain('草稿');
    expect(accepted).toContain('W0A1-20261122-0007-K');
  });

  test('marks what the chip said', async () => {
    const text = pdfText(await form()).join('');
    expect(text).toContain('测试员甲 ※');
    expect(text).not.toContain('13800001234 ※');
  });

  test('an answer that the form does not know, markup and a very long word are all on it', async () => {
    const context = sampleFormContext();
    const long = 'x'.repeat(300);
    const pdf = await form({
      ...context,
      content: { ...context.content, form: { ...context.content.form, extra: { remark: nasty, list: [long] } } },
    });
    const text = pdfText(pdf).join('');
    expect(text).toContain(nasty);
    expect(text).toContain(long);
  });

  test('an empty draft gives an empty form, for every item of the catalogue', async () => {
    const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
    for (const item of items) {
      const context = sampleFormContext();
      const content = { itemName: item.name, situation: {}, form: {}, provenance: {} };
      const text = pdfText(await form({ ...context, item, content })).join('');
      expect(text).toContain('姓名');
      expect(text).not.toContain('undefined');
    }
  });
});
