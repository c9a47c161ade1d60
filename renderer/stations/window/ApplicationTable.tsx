import { Checkbox, Table, type TableColumnsType } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ApplicationSummary } from '../../../main/domain/application.ts';
import { shanghaiDate, shortTime } from '../../../main/domain/dates.ts';
import { groupIdNumber } from '../../../main/domain/mask.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { useText } from '../../text/shell-text.ts';
import { DueDate } from '../../widgets/DueDate.tsx';
import { OutcomeTag } from '../../widgets/OutcomeTag.tsx';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';
import { WhereaboutsTag } from '../../widgets/WhereaboutsTag.tsx';
import { progressOf } from './sending/progress-of.ts';

interface Ticked {
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

interface ApplicationTableProps {
  readonly applications: readonly ApplicationSummary[];
  readonly onOpen: (id: string) => void;
  readonly emptyText: string;
  /** Further columns of a page of its own. */
  readonly more?: TableColumnsType<ApplicationSummary>;
  /** With a box before each row: which are ticked. */
  readonly chosen?: Ticked;
}

const leastWidth = 1_160;

/** Dense list of applications; the arrow keys choose a row, Enter opens it. */
export function ApplicationTable({
  applications,
  onOpen,
  emptyText,
  more = [],
  chosen: ticked,
}: ApplicationTableProps) {
  const { t } = useText();
  const sync = useTopic('sync', 'syncState');
  const holder = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const today = shanghaiDate(useTerminalClock());

  function onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLInputElement) return;
    const last = applications.length - 1;
    const next = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: last }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const bounded = Math.max(0, Math.min(next, last));
      setChosen(bounded);
      holder.current?.querySelectorAll('tr[data-row-key]')[bounded]?.scrollIntoView({ block: 'nearest' });
    }
    const application = applications[chosen];
    if (event.key === 'Enter' && application) onOpen(application.id);
  }

  const columns: TableColumnsType<ApplicationSummary> = [
    ...(ticked ? [tickColumn(ticked)] : []),
    { title: t('columns.number'), dataIndex: 'localNumber', width: 170, className: 'mono' },
    { title: t('columns.item'), dataIndex: 'itemName', ellipsis: true },
    { title: t('columns.applicant'), dataIndex: 'applicantName', width: 110, ellipsis: true },
    {
      title: t('columns.idNumber'),
      dataIndex: 'maskedIdNumber',
      width: 180,
      className: 'mono',
      render: (masked: string) => groupIdNumber(masked),
    },
    {
      title: t('columns.accepted'),
      dataIndex: 'receivedAt',
      width: 104,
      className: 'mono',
      sorter: (a, b) => a.receivedAt.localeCompare(b.receivedAt),
      render: (at: string) => shortTime(at),
    },
    {
      title: t('columns.where'),
      dataIndex: 'whereabouts',
      width: 118,
      render: (_, { id, whereabouts }) => <WhereaboutsTag whereabouts={whereabouts} progress={progressOf(sync, id)} />,
    },
    {
      title: t('columns.due'),
      dataIndex: 'dueDate',
      width: 140,
      sorter: (a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9'),
      render: (_, { dueDate, decision }) => <DueDate due={dueDate} today={today} isOpen={decision === null} />,
    },
    {
      title: t('columns.outcome'),
      dataIndex: 'decision',
      width: 92,
      render: (_, { decision }) => decision && <OutcomeTag decision={decision} />,
    },
    ...more,
  ];

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is one stop of the keyboard, its rows are chosen by arrows
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs; this is a list that takes keys
    <div ref={holder} tabIndex={0} role="group" className="application-table" onKeyDown={onKey}>
      <Table<ApplicationSummary>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...applications]}
        pagination={false}
        tableLayout="fixed"
        // never narrower than its words: beside the demo panel the list scrolls sideways
        scroll={{ x: leastWidth }}
        sticky
        locale={{ emptyText: <span className="soft">{emptyText}</span> }}
        rowClassName={(_, position) => (position === chosen ? 'row-chosen' : '')}
        onRow={(application, position) => ({
          onClick: () => {
            setChosen(position ?? 0);
            onOpen(application.id);
          },
        })}
      />
    </div>
  );
}

/** The table's own boxes stand in its hidden measuring row, too, where no screen reader must find them. */
function tickColumn({ ids, onChange }: Ticked): TableColumnsType<ApplicationSummary>[number] {
  return {
    title: '',
    key: 'ticked',
    width: 40,
    onCell: () => ({ onClick: (event) => event.stopPropagation() }),
    render: (_, { id, localNumber }) => (
      <Checkbox
        aria-label={localNumber}
        checked={ids.includes(id)}
        onChange={({ target }) => onChange(target.checked ? [...ids, id] : ids.filter((one) => one !== id))}
      />
    ),
  };
}
