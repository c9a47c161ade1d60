import type { Draft } from '../application.ts';
import type { Item } from '../catalogue.ts';
import { type AnswerBlock, answerBlocks } from '../form/answer-blocks.ts';
import { answeredSituations } from '../item-guide.ts';
import { type Cover, createCover } from './cover.ts';
import type { CoveredSheet, DisplayBlock } from './sheet.ts';

/**
 * 申请表 for the second screen. Of the draft only what the applicant said: neither who opened it, nor what the office noted,
 * nor where an answer came from. The same answers give the same sheet, before and after the application is accepted.
 */
export function formSheet(about: {
  readonly item: Item;
  readonly content: Pick<Draft, 'itemName' | 'situation' | 'form'>;
  readonly officeName: string;
}): CoveredSheet {
  const { item, content, officeName } = about;
  const cover = createCover();
  const pages = answerBlocks(item.formSchema, content.form).map((block, index) => pageOf(block, `${index}`, cover));
  const situations = answeredSituations(item, content.situation);
  const first: DisplayBlock[] = [
    { kind: 'heading', text: '办理情形' },
    {
      kind: 'rows',
      rows: situations.map(({ question, answer }) => ({ pointer: null, label: question, text: answer })),
    },
  ];
  const answered = [...(situations.length > 0 ? [first] : []), ...pages];
  const declared: DisplayBlock = { kind: 'paragraph', text: formDeclaration };
  const last = answered.at(-1) ?? [];
  return {
    sheet: {
      title: `${content.itemName}申请表`,
      numberText: null,
      officeName,
      pages: [...answered.slice(0, -1), [...last, declared]],
    },
    covered: cover.covered,
  };
}

function pageOf(block: AnswerBlock, place: string, cover: Cover): readonly DisplayBlock[] {
  const rows = block.fields.map(({ pointer, label, text }) => ({
    pointer,
    label,
    text: cover.hide(pointer, label, text),
  }));
  return [
    { kind: 'heading', text: block.title },
    ...(rows.length > 0 ? [{ kind: 'rows', rows } as const] : []),
    ...block.tables.map(
      ({ label, columns, rows: entries }, table): DisplayBlock => ({
        kind: 'table',
        pointer: `${place}/${table}`,
        title: label,
        columns: [...columns],
        rows: entries.map((cells, row) =>
          cells.map((text, column) => cover.hide(`${place}/${table}/${row}/${column}`, columns[column] ?? '', text)),
        ),
      }),
    ),
  ];
}

/** What the applicant's signature says, under the answers on paper and on the screen alike. */
export const formDeclaration = '本人已核对以上内容，所填内容真实、完整。';
