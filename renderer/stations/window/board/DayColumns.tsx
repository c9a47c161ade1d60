import { useBoardText } from './board-text.ts';

interface DayColumnsProps {
  readonly days: readonly { readonly key: string; readonly count: number }[];
  readonly onOpen: (day: string) => void;
}

/** A column a day, each a button with its number above it. */
export function DayColumns({ days, onOpen }: DayColumnsProps) {
  const { t } = useBoardText();
  const top = Math.max(1, ...days.map(({ count }) => count));
  const every = Math.ceil(days.length / 10);
  return (
    <ul className="columns">
      {days.map(({ key, count }, index) => (
        <li key={key}>
          <button type="button" className="column" disabled={count === 0} onClick={() => onOpen(key)}>
            <span className="visually-hidden">{t('bar', { name: key, count })}</span>
            <span className="column-count" aria-hidden>
              {count > 0 ? count : ''}
            </span>
            <span className="column-fill" style={{ height: `${(count / top) * 100}px` }} />
            <span className="column-day" aria-hidden>
              {index % every === 0 ? key.slice(5) : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
