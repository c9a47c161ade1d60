import { measureNames } from '../../../../main/domain/statistics/measures.ts';
import type { Bar } from './periods.ts';
import { useStatisticsText } from './statistics-text.ts';

const [width, height, foot, left] = [640, 190, 22, 30];

/** 收件 and 办结 side by side; the same numbers stand in a table beside it. */
export function DayChart({ bars, period }: { readonly bars: readonly Bar[]; readonly period: string }) {
  const { t, pick } = useStatisticsText();
  const top = niceTop(Math.max(1, ...bars.map(({ received, decided }) => Math.max(received, decided))));
  const slot = (width - left) / bars.length;
  const bar = Math.min(18, slot * 0.36);
  const y = (count: number) => (height - foot) * (1 - count / top) + 6;
  const every = Math.ceil(bars.length / 10);
  return (
    <figure className="statistics-chart">
      <svg viewBox={`0 0 ${width} ${height + 6}`} role="img" aria-label={t('chart', { period })}>
        {[0, top / 2, top].map((count) => (
          <g key={count}>
            <line className="chart-line" x1={left} x2={width} y1={y(count)} y2={y(count)} />
            <text className="chart-word" x={left - 6} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          </g>
        ))}
        {bars.map(({ key, received, decided }, index) => {
          const middle = left + slot * (index + 0.5);
          return (
            <g key={key}>
              <rect
                className="chart-received"
                x={middle - bar}
                width={bar}
                y={y(received)}
                height={y(0) - y(received)}
              />
              <rect className="chart-decided" x={middle} width={bar} y={y(decided)} height={y(0) - y(decided)} />
              {index % every === 0 && (
                <text className="chart-word" x={middle} y={height} textAnchor="middle">
                  {key.length === 10 ? key.slice(5) : key}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span className="chart-key chart-key-received">{pick(measureNames.received)}</span>
        <span className="chart-key chart-key-decided">{pick(measureNames.decided)}</span>
      </figcaption>
    </figure>
  );
}

/** An even number of a round kind, so that its half is whole. */
function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 4, 6, 8, 10].map((times) => times * step).find((round) => round >= most) ?? most;
  return top % 2 === 0 ? top : top + 1;
}
