import './board.css';
import { Segmented } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { type Measure, measureNames } from '../../../../main/domain/statistics/measures.ts';
import type { GroupFilter, Period, Selection } from '../../../../main/domain/statistics/select-cases.ts';
import type { StatisticsView } from '../../../../preload/contract-statistics.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useItems } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { LevelTag } from '../limits/LevelTag.tsx';
import { useAlarms } from '../limits/use-alarms.ts';
import { CasesDrawer } from '../statistics/CasesDrawer.tsx';
import { CountButton } from '../statistics/CountButton.tsx';
import { AgentSheet } from './AgentSheet.tsx';
import { BarList, type BarRow } from './BarList.tsx';
import { everyDay, type Span, spanOf, spans } from './board-period.ts';
import { useBoardText } from './board-text.ts';
import { DayColumns } from './DayColumns.tsx';
import { WaitingSheet } from './WaitingSheet.tsx';

/** Whatever is still open counts, however long ago it was received. */
const sinceEver = '2000-01-01';

/** 主任看板: how much, how long, what stands still and where; each bar opens the very cases that it counts. */
export function LeaderBoard({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { t, pick } = useBoardText();
  const today = shanghaiDate(useTerminalClock());
  const [span, setSpan] = useState<Span>('month');
  const [behind, setBehind] = useState<{ readonly selection: Selection; readonly about: string } | null>(null);
  const period = spanOf(span, today);
  const ever: Period = { from: sinceEver, to: today };
  const recent = useCall('statistics', { period, filter: {} });
  const whole = useCall('statistics', { period: ever, filter: {} });
  const items = useItems() ?? [];
  const alarms = useAlarms();
  const failure = recent.failure ?? whole.failure;
  if (failure) return <FailureAlert failure={failure} onAgain={recent.again} />;
  if (!recent.value || !whole.value) return <Waiting words={t('counting')} kinds={['counting']} />;

  const show = (measure: Measure, about: string, filter: GroupFilter = {}, within: Period = period) =>
    setBehind({ selection: { period: within, measure, filter }, about });
  const nameOf = ({ key, name }: { readonly key: string; readonly name: string | null }): string =>
    name ?? (key === '' ? t('notSaid') : key);
  const bars = (rows: StatisticsView['groups']['item'], measure: Measure): readonly BarRow[] =>
    rows
      .map((row) => ({ key: row.key, name: nameOf(row), count: row.counts[measure] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count);
  const { totals, onTimeShare, groups } = recent.value;
  const days = span === 'today' ? [] : everyDay(period, groups.day);
  const count = (measure: Measure) => (
    <CountButton measure={measure} count={totals[measure] ?? 0} onOpen={() => show(measure, t(span))} />
  );
  return (
    <>
      <div className="page-head">
        <Segmented<Span> value={span} options={spans.map((value) => ({ value, label: t(value) }))} onChange={setSpan} />
        {onTimeShare !== null && <b>{t('onTime', { share: Math.round(onTimeShare * 100) })}</b>}
        <b>{t('open', { count: whole.value.totals.open ?? 0 })}</b>
      </div>
      <div className="board">
        {days.length > 0 && (
          <div className="sheet board-wide">
            <h3>{t('perDay')}</h3>
            <DayColumns days={days} onOpen={(day) => show('received', day, { day })} />
          </div>
        )}
        <div className="sheet">
          <h3>{t('items')}</h3>
          <BarList
            rows={bars(groups.item, 'received')}
            most={5}
            onOpen={({ key, name }) => show('received', name, { item: key })}
          />
        </div>
        <div className="sheet">
          <h3>{t('backlogItem')}</h3>
          <BarList
            rows={bars(whole.value.groups.item, 'open')}
            onOpen={({ key, name }) => show('open', `${name} · ${t('whole')}`, { item: key }, ever)}
          />
        </div>
        <div className="sheet">
          <h3>{t('backlogVillage')}</h3>
          <BarList
            rows={bars(whole.value.groups.village, 'open')}
            onOpen={({ key, name }) => show('open', `${name} · ${t('whole')}`, { village: key }, ever)}
          />
        </div>
        <div className="sheet">
          <h3>{t('durations')}</h3>
          <BarList
            rows={groups.item.flatMap((row) => {
              if (!row.durations) return [];
              const limit = items.find(({ code }) => code === row.key)?.promisedLimit.value ?? '—';
              const { p50, p90, cases } = row.durations;
              return [{ key: row.key, name: nameOf(row), count: cases, note: t('durationWords', { p50, p90, limit }) }];
            })}
            onOpen={({ key, name }) => show('decided', name, { item: key })}
          />
        </div>
        <WaitingSheet period={period} />
        <AgentSheet period={period} />
        <div className="sheet">
          <h3>{t('alarms')}</h3>
          {alarms.length === 0 && <p className="soft">{t('noAlarms')}</p>}
          <ul className="bar-list">
            {alarms.slice(0, 8).map((alarm) => (
              <li key={`${alarm.rule} ${alarm.applicationId}`}>
                <button
                  type="button"
                  className="bar-row"
                  disabled={alarm.applicationId === null}
                  onClick={() => alarm.applicationId !== null && onOpen(alarm.applicationId)}
                >
                  <span className="clip">
                    <LevelTag level={alarm.level} /> {alarm.about?.applicantName} {alarm.about?.itemName}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="sheet">
          <h3>{t('ratings')}</h3>
          <p>
            {pick(measureNames.rated)} {count('rated')}
          </p>
          <p className="soft">{t('ratingWords', { accepted: totals.accepted ?? 0, rated: totals.rated ?? 0 })}</p>
        </div>
      </div>
      {behind && (
        <CasesDrawer
          key={JSON.stringify(behind)}
          selection={behind.selection}
          about={behind.about}
          onOpen={onOpen}
          onClose={() => setBehind(null)}
        />
      )}
    </>
  );
}
