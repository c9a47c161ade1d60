import { type Measure, measureNames } from '../../../../main/domain/statistics/measures.ts';
import type { StatisticsView } from '../../../../preload/contract-statistics.ts';
import { CountButton } from './CountButton.tsx';
import { useStatisticsText } from './statistics-text.ts';

const tiles: readonly Measure[] = [
  'received',
  'accepted',
  'sent',
  'decided',
  'late',
  'corrected',
  'delivered',
  'rated',
];

interface TotalTilesProps {
  readonly found: StatisticsView;
  readonly onOpen: (measure: Measure) => void;
}

export function TotalTiles({ found, onOpen }: TotalTilesProps) {
  const { t, pick } = useStatisticsText();
  const { totals, onTimeShare, durations } = found;
  return (
    <dl className="statistics-tiles">
      {tiles.map((measure) => (
        <div key={measure} className="sheet">
          <dt>{pick(measureNames[measure])}</dt>
          <dd>
            <CountButton measure={measure} count={totals[measure] ?? 0} onOpen={() => onOpen(measure)} />
          </dd>
        </div>
      ))}
      <div className="sheet">
        <dt>{t('onTimeShare')}</dt>
        <dd>{onTimeShare === null ? '—' : `${Math.floor(onTimeShare * 100)}%`}</dd>
      </div>
      <div className="sheet statistics-wide">
        <dt>{t('duration')}</dt>
        <dd className="statistics-words">
          {durations === null
            ? t('noneDecided')
            : t('durationParts', { p50: durations.p50, p90: durations.p90, max: durations.max })}
        </dd>
      </div>
    </dl>
  );
}
