import type { DisplayBlock } from '../../../main/domain/display/sheet.ts';

/** As it is read aloud, line by line. */
export function wordsOfBlocks(blocks: readonly DisplayBlock[]): string {
  return blocks.map(wordsOf).join('\n');
}

function wordsOf(block: DisplayBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'rows':
      return block.rows
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => `${label}：${text}`)
        .join('\n');
    case 'table':
      return [block.title, ...block.rows.map((cells) => cells.filter((cell) => cell !== '').join('，'))].join('\n');
  }
}
