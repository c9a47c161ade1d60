import { Table, type TableColumnsType } from 'antd';
import type { Grouping } from '../../../../main/domain/statistics/groups.ts';
import { groupingNames } from '../../../../main/domain/statistics/groups.ts';
import { type Measure, measureNames } from '../../../../main/domain/statistics/measures.ts';
import type { StatisticsView } from '../../../../preload/contract-statistics.ts';
import { CountButton } from './CountButton.tsx';
import { useStatisticsText } from './statistics-text.ts';

type Row = StatisticsView['groups'][Grouping][number];

const shown: readonly Measure[] = ['received', 'accepted', 'decided', 'late', 'corrected', 'delivered', 'rated'];

interface GroupTableProps {
  readonly grouping: Grouping;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly onNarrow: ((row: Row) => void) | null;
  readonly onOpen: (measure: Measure, row: Row) => void;
}

export function GroupTable({ grouping, rows, nameOf, onNarrow, onOpen }: GroupTableProps) {
  const { t, pick } = useStatisticsText();
  const isDay = grouping === 'day';
  const columns: TableColumnsType<Row> = [
    {
      title: pick(groupingNames[grouping]),
      key: 'name',
      ellipsis: true,
      ...(isDay ? { width: 110 } : {}),
      render: (_, row) =>
        onNarrow ? (
          <button type="button" className="bare-button link-like" onClick={() => onNarrow(row)}>
            {nameOf(row)}
          </button>
        ) : (
          nameOf(row)
        ),
    },
    ...(isDay ? shown.slice(0, 3) : shown).map((measure) => ({
      title: pick(measureNames[measure]),
      key: measure,
      width: 84,
      align: 'right' as const,
      render: (_: unknown, row: Row) => (
        <CountButton measure={measure} count={row.counts[measure] ?? 0} onOpen={() => onOpen(measure, row)} />
      ),
    })),
    ...(isDay
      ? []
      : [
          {
            title: t('median'),
            key: 'p50',
            width: 128,
            align: 'right' as const,
            render: (_: unknown, { durations }: Row) => durations?.p50 ?? '—',
          },
          {
            title: t('longest'),
            key: 'max',
            width: 72,
            align: 'right' as const,
            render: (_: unknown, { durations }: Row) => durations?.max ?? '—',
          },
        ]),
  ];
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={[...rows]}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      {...(isDay ? { scroll: { y: 176 } } : {})}
      locale={{ emptyText: t('empty') }}
    />
  );
}
