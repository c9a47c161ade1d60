import { Typography } from 'antd';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { useApplications } from '../../../desk/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { ApplicationTable } from '../ApplicationTable.tsx';
import { DeadlineStrip } from '../limits/DeadlineStrip.tsx';

/** 今日: what this terminal accepted today, with the true state of each. */
export function TodayPage({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useText();
  const day = shanghaiDate(useTerminalClock());
  const applications = useApplications({ day });
  return (
    <section className="page">
      <DeadlineStrip onOpen={onOpen} />
      <header className="page-head">
        <h2>{t('today.title')}</h2>
        <span className="soft">
          {t('today.count', { count: applications?.length ?? 0 })} · {t('today.keys')}
        </span>
      </header>
      <ApplicationTable
        applications={applications ?? []}
        onOpen={onOpen}
        emptyText={t('today.empty')}
        more={[
          {
            title: t('columns.receipt'),
            dataIndex: 'receiptPrinted',
            width: 76,
            render: (isPrinted: boolean) => (
              <Typography.Text type={isPrinted ? 'secondary' : undefined}>
                {t(isPrinted ? 'today.receiptPrinted' : 'today.receiptMissing')}
              </Typography.Text>
            ),
          },
        ]}
      />
    </section>
  );
}
