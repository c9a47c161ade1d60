import { type KeyboardEvent, useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { HealthHour } from '../../../../main/domain/health/health-history.ts';
import { useBoardText } from './board-text.ts';

interface HourStripProps {
  readonly name: string;
  readonly hours: readonly HealthHour[];
  readonly measure: (hour: HealthHour) => number;
  readonly wordsOf: (value: number) => string;
}

/** A bar an hour; the strip is one stop of the keyboard, the arrows go from hour to hour, and its number stands below. */
export function HourStrip({ name: title, hours, measure, wordsOf }: HourStripProps) {
  const { t } = useBoardText();
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? hours.length - 1, hours.length - 1);
  const top = Math.max(1, ...hours.map(measure));
  const hour = hours[at];
  if (!hour) return <p className="soft">{t('healthNone')}</p>;
  const name = (one: HealthHour) => `${shortTime(`${one.hour}:00:00.000Z`)}`;
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: hours.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const bounded = Math.max(0, Math.min(next, hours.length - 1));
    setChosen(bounded);
    event.currentTarget.querySelectorAll('button')[bounded]?.focus();
  }
  return (
    <>
      <div className="hours" role="toolbar" aria-label={title} onKeyDown={onKeyDown}>
        {hours.map((one, index) => (
          <button
            key={one.hour}
            type="button"
            className="hour"
            tabIndex={index === at ? 0 : -1}
            aria-label={t('barOnly', { name: name(one), count: wordsOf(measure(one)) })}
            onFocus={() => setChosen(index)}
            onClick={() => setChosen(index)}
          >
            <span style={{ height: `${(measure(one) / top) * 100}%` }} />
          </button>
        ))}
      </div>
      <div className="hour-days soft" aria-hidden>
        {hours
          .filter((_, index) => index % 24 === 12)
          .map((one) => (
            <span key={one.hour}>{name(one).slice(0, 5)}</span>
          ))}
      </div>
      <p>
        <span className="mono soft">{name(hour)}</span> <b>{wordsOf(measure(hour))}</b>
      </p>
    </>
  );
}
