import './statistics.css';
import { DatePicker, Segmented, Tag } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { type Grouping, groupingNames } from '../../../../main/domain/statistics/groups.ts';
import type { Measure } from '../../../../main/domain/statistics/measures.ts';
import type { GroupFilter, Period, Selection } from '../../../../main/domain/statistics/select-cases.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { CasesDrawer } from './CasesDrawer.tsx';
import { DayChart } from './DayChart.tsx';
import { GroupTable } from './GroupTable.tsx';
import { barsOf, type Preset, periodOf, presets } from './periods.ts';
import { useStatisticsText } from './statistics-text.ts';
import { TotalTiles } from './TotalTiles.tsx';

const tables: readonly Grouping[] = ['item', 'village', 'clerk', 'channel'];
const format = 'YYYY-MM-DD';

interface StatisticsPageProps {
  /** The way to what else is counted here. */
  readonly choice: ReactNode;
  readonly onOpen: (applicationId: string) => void;
}

/** 统计, for whoever leads here: each number is counted from the events, and opens the cases that it counts. */
export function StatisticsPage({ choice, onOpen }: StatisticsPageProps) {
  const { t, pick } = useStatisticsText();
  const today = shanghaiDate(useTerminalClock());
  const [preset, setPreset] = useState<Preset | null>('month');
  const [chosen, setChosen] = useState<Period | null>(null);
  const [grouping, setGrouping] = useState<Grouping>('item');
  const [narrowed, setNarrowed] = useState<Readonly<Partial<Record<Grouping, { key: string; name: string }>>>>({});
  const [behind, setBehind] = useState<{ selection: Selection; about: string } | null>(null);

  const period = preset === null && chosen ? chosen : periodOf(preset ?? 'month', today);
  const filter: GroupFilter = Object.fromEntries(Object.entries(narrowed).map(([name, { key }]) => [name, key]));
  const asked = useCall('statistics', { period, filter: { ...filter } });
  const names = Object.values(narrowed).map(({ name }) => name);
  const periodWords = period.from === period.to ? period.from : `${period.from} — ${period.to}`;

  function open(measure: Measure, more: GroupFilter = {}, name?: string): void {
    const about = [periodWords, ...names, ...(name === undefined ? [] : [name])].join(' · ');
    setBehind({ selection: { period, measure, filter: { ...filter, ...more } }, about });
  }
  const nameOf = (of: Grouping, row: { key: string; name: string | null }): string => {
    if (of === 'channel' && row.key in channelKeys) return t(`channel.${row.key as keyof typeof channelKeys}`);
    return row.name ?? (row.key === '' ? t('notSaid') : row.key);
  };

  const found = asked.value;
  const chart = found && barsOf(found.groups.day, period);
  return (
    <section className="page page-scroll statistics">
      <header className="page-head">
        {choice}
        <h2>{t('title')}</h2>
        <span className="soft">{t('asOf')}</span>
      </header>
      <div className="statistics-choice">
        <Segmented<Preset | 'chosen'>
          aria-label={t('period')}
          value={preset ?? 'chosen'}
          options={presets.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => value !== 'chosen' && setPreset(value)}
        />
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          onChange={(range) => {
            const [from, to] = range ?? [];
            if (!from || !to) return;
            setChosen({ from: from.format(format), to: to.format(format) });
            setPreset(null);
          }}
        />
        {Object.entries(narrowed).map(([of, { name }]) => (
          <Tag
            key={of}
            closable
            onClose={() => {
              const { [of as Grouping]: _, ...rest } = narrowed;
              setNarrowed(rest);
            }}
          >
            {t('only', { name })}
          </Tag>
        ))}
      </div>
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {!found && !asked.failure && <Waiting words={t('counting')} kinds={['counting']} />}
      {found && chart && (
        <>
          <TotalTiles found={found} onOpen={open} />
          <div className="statistics-days">
            <div className="sheet">
              <h3>{t(chart.unit === 'day' ? 'byDay' : 'byMonth')}</h3>
              <DayChart bars={chart.bars} period={periodWords} />
            </div>
            <div className="sheet">
              <GroupTable
                grouping="day"
                rows={found.groups.day.toReversed()}
                nameOf={({ key }) => key}
                onNarrow={null}
                onOpen={(measure, row) => open(measure, { day: row.key }, row.key)}
              />
            </div>
          </div>
          <div className="sheet">
            <Segmented<Grouping>
              aria-label={t('group')}
              value={grouping}
              options={tables.map((value) => ({ value, label: t('by', { grouping: pick(groupingNames[value]) }) }))}
              onChange={setGrouping}
            />
            <GroupTable
              grouping={grouping}
              rows={found.groups[grouping]}
              nameOf={(row) => nameOf(grouping, row)}
              onNarrow={(row) =>
                setNarrowed({ ...narrowed, [grouping]: { key: row.key, name: nameOf(grouping, row) } })
              }
              onOpen={(measure, row) => open(measure, { [grouping]: row.key }, nameOf(grouping, row))}
            />
          </div>
        </>
      )}
      {behind && (
        <CasesDrawer
          key={JSON.stringify(behind)}
          selection={behind.selection}
          about={behind.about}
          onOpen={onOpen}
          onClose={() => setBehind(null)}
        />
      )}
    </section>
  );
}

const channelKeys = { window: 1, kiosk: 1, doorstep: 1, delegate: 1 } as const;
