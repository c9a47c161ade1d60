import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ComposedDocument } from '../../../main/domain/documents/content.ts';
import { caseDocumentKinds, type DocumentCopy, documentTrade } from '../../../main/domain/documents/kinds.ts';
import type { DocumentScene } from '../../../main/domain/documents/scene.ts';
import { must } from '../../../main/domain/result.ts';
import { composeDocument } from '../../../main/paper/documents/compose-document.ts';
import { documentSheet } from '../../../main/paper/documents/sheet.ts';
import { renderPdf } from '../../../main/paper/pdf.ts';
import { documentScene } from '../../support/document-scenes.ts';
import { pdfText } from '../paper/pdf-text.ts';
import { commonFields, ownFields } from './expected-fields.ts';

const issued = {
  token: 'e.y.s',
  codeText: 'https://county.example/verify/e.y.s',
  reprint: 0,
  printedAt: '2026-11-22T07:00:00.000Z',
};

const plain = { watermark: null, isVoided: false } as const;

async function pagesOf({ content, whole }: ComposedDocument, copy: DocumentCopy, change: object = {}) {
  return pdfText(await renderPdf(documentSheet(content, { ...plain, copy, whole, issued: { ...issued, ...change } })));
}
const composed = (kind: (typeof caseDocumentKinds)[number], change = {}) =>
  must(composeDocument(kind, documentScene(kind, change)));

describe('R06 R13: each document says every field of its row', () => {
  test.each(caseDocumentKinds)('%s', async (kind) => {
    const pages = await pagesOf(composed(kind), documentTrade[kind].copies.at(-1) ?? 'archive');
    const text = pages.join('');
    const { name, word, isSealed } = documentTrade[kind];
    for (const words of [name, `W0A1${word}〔2026〕12号`, ...commonFields, ...ownFields[kind]]) {
      expect(text, words).toContain(words);
    }
    expect(text.includes('（业务专用章）')).toBe(isSealed);
    expect(text).not.toMatch(/undefined|null|NaN|\{\{|\[object/);
    // Head and foot exactly once: the head's labels stand on the first page only, the page count on each.
    expect(text.split('县平台编号').length - 1).toBe(1);
    expect(text.split('监督电话').length - 1).toBe(1);
    expect(text.split('签收栏').length - 1).toBe(1);
    for (const [index, page] of pages.entries()) expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  });
});

describe('R61: masked copies', () => {
  test.each(caseDocumentKinds.filter((kind) => documentTrade[kind].copies.length === 2))('%s', async (kind) => {
    const made = composed(kind);
    const citizen = (await pagesOf(made, 'citizen')).join('');
    expect(citizen).toContain('【申请人联】');
    expect(citizen).toContain('110105********002X');
    expect(citizen).not.toContain('11010519491231002X');
    const archive = (await pagesOf(made, 'archive')).join('');
    expect(archive).toContain('【存档联】');
    expect(archive).toContain('11010519491231002X');
    // What is hashed, embedded and sent knows no whole number.
    expect(JSON.stringify(made.content)).not.toContain('11010519491231002X');
  });
});

describe('a missing field is a failure with its name', () => {
  const cases: readonly [
    string,
    Parameters<typeof documentScene>[0],
    (scene: DocumentScene) => DocumentScene,
    string,
  ][] = [
    ['no step', 'correction', (scene) => ({ ...scene, move: null }), '补正内容、补正期限'],
    ['no due day', 'acceptance', (scene) => ({ ...scene, dueAfter: null }), '预计办结日'],
    ['no validity', 'approval', (scene) => ({ ...scene, extra: null }), '有效期'],
    [
      'no supervision phone',
      'acceptance',
      (scene) => ({ ...scene, item: { ...scene.item, supervisePhone: ' ' } }),
      '监督电话',
    ],
    [
      'no second person',
      'refusal',
      (scene) => ({ ...scene, move: scene.move && { ...scene.move, second: null } }),
      '复核人',
    ],
    [
      'a material that the item does not have',
      'hand-in',
      (scene) => ({
        ...scene,
        move: scene.move && { ...scene.move, detail: { transition: 'hand-in', materials: ['XX'] } },
      }),
      '补交材料名称',
    ],
    ['no companion', 'hand-over', (scene) => ({ ...scene, companions: [] }), '移交的办件'],
    ['no office', 'receipt-slip', (scene) => ({ ...scene, officeName: '' }), '受理单位'],
  ];
  test.each(cases)('%s', (_name, kind, change, detail) => {
    const answer = composeDocument(kind, change(documentScene(kind)));
    expect(answer).toEqual({ ok: false, failure: { code: 'document/field-missing', detail } });
  });
});

describe('marks', () => {
  test('a draft says 草稿 on each page and has no number and no code', async () => {
    const { content, whole } = must(composeDocument('deferral', { ...documentScene('deferral'), numberText: null }));
    const pages = pdfText(
      await renderPdf(
        documentSheet(content, { copy: 'citizen', whole, issued: null, watermark: '草稿', isVoided: false }),
      ),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('草稿');
    expect(pages[0]).toContain('（签发后编号）');
    expect(pages[0]).not.toContain('扫码核验');
  });

  test('R16: a reprint says which one it is, a first print does not', async () => {
    expect((await pagesOf(composed('acceptance'), 'citizen')).join('')).not.toContain('补打');
    expect((await pagesOf(composed('acceptance'), 'citizen', { reprint: 2 }))[0]).toContain('补打（第2次）');
  });

  test('the same content and marks give the same bytes', async () => {
    const { content, whole } = composed('approval');
    const once = await renderPdf(documentSheet(content, { ...plain, copy: 'citizen', whole, issued }));
    const again = await renderPdf(documentSheet(content, { ...plain, copy: 'citizen', whole, issued }));
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  });

  test('a long list goes over pages with its head on each, and no head alone', async () => {
    const scene = documentScene('correction');
    const detail = scene.move?.detail;
    if (detail?.transition !== 'ask-correction' || !scene.move) throw new Error('another step');
    for (const count of [4, 5, 6, 7, 8, 9, 40]) {
      const defects = Array.from({ length: count }, (_, index) => ({
        materialCode: null,
        pointer: null,
        defect: `第${index + 1}项填写不全`,
        howToFix: `补填第${index + 1}项`,
      }));
      const made = must(
        composeDocument('correction', { ...scene, move: { ...scene.move, detail: { ...detail, defects } } }),
      );
      const pages = await pagesOf(made, 'citizen');
      for (const page of pages.filter((text) => text.includes('样表/来源'))) expect(page).toMatch(/补填第\d+项/);
      const first = pages.findIndex((text) => text.includes('需要补正的内容') && text.includes('样表/来源'));
      expect(pages[first]).toContain('补填第1项');
      expect(pages.at(-1)).toContain('逾期未补正');
      expect(pages.at(-1)).toContain('签收栏');
    }
  });
});

describe('rare characters', () => {
  test('a name with 𬱖 stands in the paper’s text', async () => {
    const text = (await pagesOf(composed('acceptance', { name: '𬱖试' }), 'citizen')).join('');
    expect(text).toContain('𬱖试');
  });

  test.skipIf(spawnSync('pdftotext', ['-v']).status !== 0)('another program reads the same text', async () => {
    const { content, whole } = composed('acceptance', { name: '𬱖试' });
    const pdf = await renderPdf(documentSheet(content, { ...plain, copy: 'citizen', whole, issued }));
    const text = spawnSync('pdftotext', ['-', '-'], { input: pdf }).stdout.toString('utf8');
    for (const words of ['𬱖试', '受理通知书', 'W0A1受〔2026〕12号', '2026年12月25日前']) expect(text).toContain(words);
  });
});
