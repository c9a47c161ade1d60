import type { ComposedDocument, DocumentContent } from '../documents/content.ts';
import type { CaseDocumentKind } from '../documents/kinds.ts';
import { type Cover, createCover } from './cover.ts';
import type { CoveredSheet, DisplayBlock } from './sheet.ts';

/** 承诺书: read to the end and agreed to, then signed. */
const undertakings: ReadonlySet<CaseDocumentKind> = new Set(['deferral', 'commitment']);

export function isUndertaking(kind: CaseDocumentKind): boolean {
  return undertakings.has(kind);
}

/** The office's own records: the citizen has no line on them. */
const ofTheOffice: ReadonlySet<CaseDocumentKind> = new Set([
  'void-record',
  'hand-over',
  'verification',
  'routing',
  'transfer',
  'archive-list',
]);

export function isSignedByCitizen(kind: CaseDocumentKind): boolean {
  return !ofTheOffice.has(kind);
}

/** The line of 签收栏 that is the citizen's, or the witness's where they would not sign; null on the office's own records. */
export function citizenLine({ signatures }: Pick<DocumentContent, 'signatures'>): string | null {
  return signatures.find((label) => /^(申请人|承诺人|委托人|领取人|收件人|见证人)/.test(label)) ?? null;
}

/** A document as its citizen's copy reads; of the clerk the name alone, since a staff number is the office's. */
export function documentSheetForDisplay({ content, whole }: ComposedDocument): CoveredSheet {
  const cover = createCover();
  const filled = (text: string) => text.replace(/\{\{([\w-]+)\}\}/g, (_, key: string) => content.masked[key] ?? '');
  const shown = (place: string, label: string, text: string) =>
    cover.hide(place, label, filled(text).replace(/（工号[^）]*）/g, ''));
  const head = content.head.map(({ label, text }, index) => ({
    pointer: null,
    label,
    text: shown(`head/${index}`, label, text),
  }));
  const address = content.address === null ? [] : [paragraph(`${shown('address', '', content.address)}：`)];
  const page: DisplayBlock[] = [
    { kind: 'rows', rows: head },
    ...address,
    ...content.blocks.map((block, index) => blockOf(block, `${index}`, shown)),
    ...(content.note === null ? [] : [paragraph(shown('note', '', content.note))]),
  ];
  return {
    sheet: { title: content.title, numberText: content.numberText, officeName: content.officeName, pages: [page] },
    covered: { ...cover.covered, ...whole },
  };
}

type Shown = Cover['hide'];

function blockOf(block: DocumentContent['blocks'][number], place: string, shown: Shown): DisplayBlock {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(shown(place, '', block.text));
    case 'heading':
    case 'second-title':
      return { kind: 'heading', text: shown(place, '', block.text) };
    case 'facts':
      return {
        kind: 'rows',
        rows: block.rows.map(({ label, text }, row) => ({
          pointer: null,
          label,
          text: shown(`${place}/${row}`, label, text),
        })),
      };
    case 'table': {
      const columns = block.columns.map(({ title }) => title);
      return {
        kind: 'table',
        pointer: null,
        title: block.title,
        columns,
        rows: block.rows.map((cells, row) =>
          cells.map((text, column) => shown(`${place}/${row}/${column}`, columns[column] ?? '', text)),
        ),
      };
    }
  }
}

const paragraph = (text: string): DisplayBlock => ({ kind: 'paragraph', text });
