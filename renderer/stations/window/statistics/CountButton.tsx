import { type Measure, measureNames } from '../../../../main/domain/statistics/measures.ts';
import { useStatisticsText } from './statistics-text.ts';

interface CountButtonProps {
  readonly measure: Measure;
  readonly count: number;
  readonly onOpen: () => void;
}

/** A number that opens the list of its cases; none is nothing to open. */
export function CountButton({ measure, count, onOpen }: CountButtonProps) {
  const { t, pick } = useStatisticsText();
  if (count === 0) return <span className="count-none">0</span>;
  return (
    <button
      type="button"
      className="bare-button statistics-count"
      aria-label={t('behind', { measure: pick(measureNames[measure]), count })}
      onClick={onOpen}
    >
      {count}
    </button>
  );
}
