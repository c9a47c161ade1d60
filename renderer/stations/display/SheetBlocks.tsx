import { CloseCircleFilled } from '@ant-design/icons';
import type { DisplayBlock } from '../../../main/domain/display/sheet.ts';
import { useDisplayText } from './display-text.ts';

interface SheetBlocksProps {
  readonly blocks: readonly DisplayBlock[];
  /** Touching an answer marks it as wrong; a document is only read. */
  readonly marks?: { readonly wrong: readonly string[]; readonly onTouch: (pointer: string) => void };
}

export function SheetBlocks({ blocks, marks }: SheetBlocksProps) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sheet never changes its order
    <SheetBlock key={index} block={block} marks={marks} />
  ));
}

function SheetBlock({ block, marks }: { readonly block: DisplayBlock; readonly marks: SheetBlocksProps['marks'] }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p className="display-paragraph">{block.text}</p>;
    case 'rows':
      return <Rows rows={block.rows} marks={marks} />;
    case 'table':
      return <Table table={block} marks={marks} />;
  }
}

function Rows({
  rows,
  marks,
}: {
  readonly rows: Extract<DisplayBlock, { kind: 'rows' }>['rows'];
  readonly marks: SheetBlocksProps['marks'];
}) {
  return (
    <div className="display-rows">
      {rows.map(({ pointer, label, text }) =>
        marks && pointer !== null ? (
          <button
            key={label + pointer}
            type="button"
            className="display-row"
            data-pointer={pointer}
            aria-pressed={marks.wrong.includes(pointer)}
            onClick={() => marks.onTouch(pointer)}
          >
            <span className="soft">{label}</span>
            <span className="wrap-anywhere">{text === '' ? '—' : text}</span>
            <WrongMark isShown={marks.wrong.includes(pointer)} />
          </button>
        ) : (
          <div key={label + text} className="display-row">
            <span className="soft">{label}</span>
            <span className="wrap-anywhere">{text === '' ? '—' : text}</span>
          </div>
        ),
      )}
    </div>
  );
}

function WrongMark({ isShown }: { readonly isShown: boolean }) {
  const { t } = useDisplayText();
  if (!isShown) return null;
  return (
    <span className="tone tone-bad display-wrong">
      <CloseCircleFilled aria-hidden /> {t('confirm.wrongHere')}
    </span>
  );
}

function Table({
  table,
  marks,
}: {
  readonly table: Extract<DisplayBlock, { kind: 'table' }>;
  readonly marks: SheetBlocksProps['marks'];
}) {
  const { pointer, title, columns, rows } = table;
  const isWrong = pointer !== null && marks?.wrong.includes(pointer) === true;
  const head =
    marks && pointer !== null ? (
      <button
        type="button"
        className="display-table-title"
        data-pointer={pointer}
        aria-pressed={isWrong}
        onClick={() => marks.onTouch(pointer)}
      >
        {title} <WrongMark isShown={isWrong} />
      </button>
    ) : (
      title
    );
  return (
    <table className="display-table">
      <caption>{head}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet never changes its order
          <tr key={row}>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sheet never changes its order
              <td key={column} className="wrap-anywhere">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
