import './board.css';
import { shortTime } from '../../../../main/domain/dates.ts';
import { citizenSentence } from '../../../../main/domain/failure-tables.ts';
import type { HealthHour } from '../../../../main/domain/health/health-history.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert, failureCodeOf } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { bytesText } from '../sending/amounts.ts';
import { BarList } from './BarList.tsx';
import { everyHour } from './board-period.ts';
import { useBoardText } from './board-text.ts';
import { HourStrip } from './HourStrip.tsx';

type Device = 'card-reader' | 'document-scanner' | 'receipt-printer' | 'code-scanner' | 'signature-pad';

/** 运行情况: how the line and the devices did in the last seven days. Nobody's data is in it. */
export function HealthBoard() {
  const { t, pick } = useBoardText();
  const { t: shell } = useText();
  const asked = useCall('health', {});
  const sync = useTopic('sync', 'syncState');
  const now = useTerminalClock();
  if (asked.failure) return <FailureAlert failure={asked.failure} onAgain={asked.again} />;
  if (!asked.value) return <Waiting />;
  const { hours, offline } = asked.value;
  const week = everyHour(hours, now);
  const last = sync?.lastContactAt ?? null;
  return (
    <>
      <div className="page-head">
        <b>{last === null ? t('never') : t('lastContact', { time: shortTime(last) })}</b>
        <span className="soft">{hours.length === 0 ? t('noHours') : t('lastDays')}</span>
      </div>
      <div className="board">
        {(['contacts', 'backlog', 'bytes'] as const).map((kind) => (
          <div key={kind} className="sheet">
            <h3>{t(kind)}</h3>
            <HourStrip
              name={t(kind)}
              hours={week}
              measure={(hour) => (kind === 'bytes' ? hour.sentBytes : hour[kind])}
              wordsOf={(value) => (kind === 'bytes' ? bytesText(value) : String(value))}
            />
          </div>
        ))}
        <div className="sheet">
          <h3>{t('failures')}</h3>
          <BarList
            rows={summed(hours, ({ failures }) => failures).map(({ key, count }) => {
              const code = failureCodeOf(key);
              return { key, name: code === null ? key : pick(citizenSentence[code]), count };
            })}
          />
        </div>
        <div className="sheet">
          <h3>{t('troubles')}</h3>
          <BarList
            rows={summed(hours, ({ troubles }) => troubles).map(({ key, count }) => ({
              key,
              name: shell(`device.${key as Device}`),
              count,
            }))}
          />
        </div>
        <div className="sheet">
          <h3>{t('offline')}</h3>
          {offline.length === 0 && <p className="soft">{t('offlineNone')}</p>}
          <ul className="bar-list">
            {offline
              .toReversed()
              .slice(0, 10)
              .map(({ from, until }) => (
                <li key={from} className="mono">
                  {t('offlineSpan', {
                    from: shortTime(from),
                    until: until === null ? t('stillOffline') : shortTime(until),
                  })}
                </li>
              ))}
          </ul>
        </div>
      </div>
    </>
  );
}

function summed(hours: readonly HealthHour[], of: (hour: HealthHour) => Readonly<Record<string, number>>) {
  const sums = new Map<string, number>();
  for (const hour of hours) {
    for (const [key, count] of Object.entries(of(hour))) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return [...sums].map(([key, count]) => ({ key, count })).toSorted((one, other) => other.count - one.count);
}
