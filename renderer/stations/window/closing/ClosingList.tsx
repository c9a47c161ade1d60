import { Button, Table } from 'antd';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { ClosingRow } from '../../../../preload/contract-closing.ts';
import { useClosingText } from './closing-text.ts';

export function ClosingList({
  rows,
  onOpen,
}: {
  readonly rows: readonly ClosingRow[];
  readonly onOpen: (seq: number) => void;
}) {
  const { t } = useClosingText();
  if (rows.length === 0) return null;
  return (
    <div className="sheet">
      <h3>{t('listTitle')}</h3>
      <Table<ClosingRow>
        size="small"
        rowKey="seq"
        dataSource={[...rows]}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          { title: t('date'), dataIndex: 'day', width: 120, className: 'mono' },
          { title: t('kind'), dataIndex: 'kind', width: 110, render: (kind: ClosingRow['kind']) => t(kind) },
          { title: t('when'), dataIndex: 'at', width: 130, className: 'mono', render: (at: string) => shortTime(at) },
          { title: t('who'), key: 'who', render: (_, { outgoing, second }) => `${outgoing} · ${second}` },
          {
            title: '',
            key: 'open',
            width: 90,
            render: (_, { seq }) => (
              <Button size="small" onClick={() => onOpen(seq)}>
                {t('open')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
