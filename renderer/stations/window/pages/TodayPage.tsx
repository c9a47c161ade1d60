import '../today/today.css';
import { Checkbox, Segmented, Typography } from 'antd';
import { useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useApplications } from '../../../desk/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { ApplicationTable } from '../ApplicationTable.tsx';
import { ClosingPage, NotClosed } from '../closing/ClosingPage.tsx';
import type { UnlockedTerminal } from '../pages.ts';
import { BulkPrint } from '../today/BulkPrint.tsx';
import { useTodayText } from '../today/today-text.ts';
import { WorkPiles } from '../today/WorkPiles.tsx';

interface TodayPageProps {
  readonly terminal: UnlockedTerminal;
  readonly onOpen: (id: string) => void;
  readonly onContinue: (draftId: string) => void;
  readonly onCall: () => void;
}

/** 今日: what waits for somebody, what was taken in today, and the end of the day. */
export function TodayPage({ terminal, onOpen, onContinue, onCall }: TodayPageProps) {
  const { t } = useTodayText();
  const [part, setPart] = useState<'work' | 'closing'>('work');
  const list = useCall('closings', {});
  return (
    <section className="page page-scroll">
      <div className="page-head">
        <Segmented<'work' | 'closing'>
          value={part}
          options={[
            { value: 'work', label: t('work') },
            { value: 'closing', label: t('closing') },
          ]}
          onChange={setPart}
        />
      </div>
      {part === 'closing' && <ClosingPage terminal={terminal} />}
      {part === 'work' && (
        <>
          <NotClosed days={list.value?.daysNotClosed ?? []} onChoose={() => setPart('closing')} />
          <WorkPiles onOpen={onOpen} onContinue={onContinue} onCall={onCall} />
          <TakenIn onOpen={onOpen} />
        </>
      )}
    </section>
  );
}

/** What this terminal took in today, with the true state of each, and papers for those that are chosen. */
function TakenIn({ onOpen }: Pick<TodayPageProps, 'onOpen'>) {
  const { t } = useText();
  const { t: own } = useTodayText();
  const day = shanghaiDate(useTerminalClock());
  const applications = useApplications({ day }) ?? [];
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const chosen: readonly ApplicationSummary[] = applications.filter(({ id }) => chosenIds.includes(id));
  return (
    <>
      <header className="page-head">
        <h2>{t('today.title')}</h2>
        {applications.length > 0 && (
          <Checkbox
            checked={chosen.length === applications.length}
            onChange={({ target }) => setChosenIds(target.checked ? applications.map(({ id }) => id) : [])}
          >
            {own('all')}
          </Checkbox>
        )}
        <span className="soft">
          {t('today.count', { count: applications.length })} · {t('today.keys')}
        </span>
      </header>
      <BulkPrint chosen={chosen} onClear={() => setChosenIds([])} />
      <ApplicationTable
        applications={applications}
        onOpen={onOpen}
        emptyText={t('today.empty')}
        chosen={{ ids: chosenIds, onChange: setChosenIds }}
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
    </>
  );
}
