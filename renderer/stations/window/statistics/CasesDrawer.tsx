import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import { measureNames } from '../../../../main/domain/statistics/measures.ts';
import type { Selection } from '../../../../main/domain/statistics/select-cases.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { ApplicationTable } from '../ApplicationTable.tsx';
import { useStatisticsText } from './statistics-text.ts';

const perPage = 50;

interface CasesDrawerProps {
  readonly selection: Selection;
  /** What it is narrowed to, in words. */
  readonly about: string;
  readonly onOpen: (applicationId: string) => void;
  readonly onClose: () => void;
}

/** The cases behind one number: exactly as many as it says. */
export function CasesDrawer({ selection, about, onOpen, onClose }: CasesDrawerProps) {
  const { t, pick } = useStatisticsText();
  const [page, setPage] = useState(1);
  const { period, measure, filter } = selection;
  const asked = useCall('statisticsCases', {
    period,
    measure,
    filter: { ...filter },
    offset: (page - 1) * perPage,
    limit: perPage,
  });
  const total = asked.value?.total ?? null;
  return (
    <Drawer
      open
      onClose={onClose}
      size={1240}
      title={
        total === null
          ? pick(measureNames[measure])
          : `${t('cases', { measure: pick(measureNames[measure]), count: total })} · ${about}`
      }
    >
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {!asked.value && !asked.failure && <Waiting />}
      {asked.value && (
        <div className="statistics-cases">
          <ApplicationTable applications={asked.value.cases} onOpen={onOpen} emptyText={t('nothing')} />
          {(total ?? 0) > perPage && (
            <Pagination
              current={page}
              pageSize={perPage}
              total={total ?? 0}
              showSizeChanger={false}
              onChange={setPage}
            />
          )}
        </div>
      )}
    </Drawer>
  );
}
