import { useBoardText } from './board-text.ts';

export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Under the bar. */
  readonly note?: string;
}

interface BarListProps {
  readonly rows: readonly BarRow[];
  readonly most?: number;
  readonly unit?: string;
  /** Opens what the bar counts. */
  readonly onOpen?: (row: BarRow) => void;
}

/** Bars lying down: each with its number as text, and a stop of the keyboard where there is something to open. */
export function BarList({ rows, most = 8, unit = '', onOpen }: BarListProps) {
  const { t } = useBoardText();
  const top = Math.max(1, ...rows.map(({ count }) => count));
  if (rows.length === 0) return <p className="soft">{t('none')}</p>;
  return (
    <ul className="bar-list">
      {rows.slice(0, most).map((row) => {
        const inside = (
          <>
            <span className="clip">{row.name}</span>
            <b>
              {row.count}
              {unit}
            </b>
            <span className="bar-track" aria-hidden>
              <span className="bar-fill" style={{ width: `${(row.count / top) * 100}%` }} />
            </span>
            {row.note !== undefined && <span className="soft bar-note">{row.note}</span>}
          </>
        );
        return (
          <li key={row.key}>
            {onOpen ? (
              <button type="button" className="bar-row" onClick={() => onOpen(row)}>
                {inside}
                <span className="visually-hidden">{t('openList')}</span>
              </button>
            ) : (
              <span className="bar-row">{inside}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
