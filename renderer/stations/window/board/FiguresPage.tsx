import { Segmented } from 'antd';
import { useState } from 'react';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { StatisticsPage } from '../statistics/StatisticsPage.tsx';
import { useBoardText } from './board-text.ts';
import { HealthBoard } from './HealthBoard.tsx';
import { LeaderBoard } from './LeaderBoard.tsx';
import { LeadersOnly } from './LeadersOnly.tsx';

const parts = ['tables', 'board', 'health'] as const;
type Part = (typeof parts)[number];

/** 统计: the tables, the leader's page, and how the machine does. */
export function FiguresPage({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { t } = useBoardText();
  const asked = useCall('leaders', {});
  const [part, setPart] = useState<Part>('tables');
  const choice = (
    <Segmented<Part> value={part} options={parts.map((value) => ({ value, label: t(value) }))} onChange={setPart} />
  );
  const leads = asked.value;
  if (part === 'tables' && leads?.isOne) return <StatisticsPage choice={choice} onOpen={onOpen} />;
  return (
    <section className="page page-scroll">
      <header className="page-head">{choice}</header>
      {part === 'health' && <HealthBoard />}
      {part !== 'health' && asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {part !== 'health' && !leads && !asked.failure && <Waiting />}
      {part !== 'health' && leads && !leads.isOne && <LeadersOnly people={leads.people} />}
      {part === 'board' && leads?.isOne && <LeaderBoard onOpen={onOpen} />}
    </section>
  );
}
