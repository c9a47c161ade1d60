import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CaseDocumentKind, caseDocumentKinds, documentTrade } from '../../../main/domain/documents/kinds.ts';
import { must } from '../../../main/domain/result.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import { documentScene } from '../../support/document-scenes.ts';
import { type InkGrid, inkOf, movedCells } from './sheet-picture.ts';

/**
 * Words and looks of every document as they were looked at and found good. `UPDATE_GOLDEN=1` writes them anew, for a person
 * to look at what changed.
 */
const paper = createPaper();
const golden = (name: string) => path.join(import.meta.dirname, 'golden', name);
const isRenewed = process.env.UPDATE_GOLDEN === '1';
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;

const token = `${'h'.repeat(80)}.${'p'.repeat(140)}.${'s'.repeat(86)}`;
const issued = {
  token,
  codeText: `https://zwfw.example.cn/verify/${token}`,
  reprint: 0,
  printedAt: '2026-11-22T07:00:00.000Z',
};

const composed = (kind: CaseDocumentKind) => must(paper.composeDocument(kind, documentScene(kind)));

async function sheet(kind: CaseDocumentKind, change: { title?: string } = {}): Promise<Uint8Array> {
  const { content, whole } = composed(kind);
  const copy = documentTrade[kind].copies[0] ?? 'archive';
  const marks = { copy, whole, issued, watermark: null, isVoided: false } as const;
  return must(await paper.document({ ...content, ...change }, marks));
}

async function kept<T>(name: string, fresh: T): Promise<T> {
  if (isRenewed) await writeFile(golden(name), `${JSON.stringify(fresh)}\n`);
  return JSON.parse(await readFile(golden(name), 'utf8')) as T;
}

test.each(caseDocumentKinds)('R06: the words of %s are those that were read and found good', async (kind) => {
  const { content } = composed(kind);
  expect(content).toEqual(await kept(`${kind}.words.golden.json`, content));
});

describe.skipIf(!hasPoppler)('the picture', () => {
  test.each(caseDocumentKinds)('of %s is the one that was looked at', async (kind) => {
    const fresh = inkOf(await sheet(kind));
    expect(movedCells(fresh, await kept<InkGrid>(`${kind}.ink.golden.json`, fresh))).toBeLessThan(8);
  });

  test('another title, a line more and no seal are seen', async () => {
    const before = inkOf(await sheet('approval'));
    expect(movedCells(before, inkOf(await sheet('approval')))).toBe(0);
    expect(movedCells(before, inkOf(await sheet('approval', { title: '准予行政许可决定书' })))).toBeGreaterThan(7);
    const { content, whole } = composed('approval');
    const marks = { copy: 'citizen', whole, issued, watermark: null, isVoided: false } as const;
    const unsealed = must(await paper.document({ ...content, seal: null }, marks));
    expect(movedCells(before, inkOf(unsealed))).toBeGreaterThan(7);
    const longer = must(await paper.document({ ...content, address: `${content.address}\n${content.address}` }, marks));
    expect(movedCells(before, inkOf(longer))).toBeGreaterThan(7);
  });

  test('GB/T 9704: nothing stands in the margins but code, marks and page count', async () => {
    for (const kind of caseDocumentKinds) {
      for (const page of inkOf(await sheet(kind)).pages) {
        const inkAt = (test: (column: number, row: number) => boolean): number =>
          page.reduce((sum, ink, cell) => sum + (test(cell % 20, Math.floor(cell / 20)) ? ink : 0), 0);
        // 订口 28 mm and 26 mm at the right are two cells and more of 10.5 mm; the last row of the sheet is empty.
        expect(
          inkAt((column) => column < 2),
          kind,
        ).toBe(0);
        expect(
          inkAt((column) => column > 17),
          kind,
        ).toBe(0);
        expect(
          inkAt((_column, row) => row > 26),
          kind,
        ).toBe(0);
      }
    }
  });
});
