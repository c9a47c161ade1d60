import { Segmented } from 'antd';
import { useState } from 'react';
import { StatisticsPage } from '../statistics/StatisticsPage.tsx';
import { useBoardText } from './board-text.ts';
import { HealthBoard } from './HealthBoard.tsx';
import { LeaderBoard } from './LeaderBoard.tsx';

const parts = ['tables', 'board', 'health'] as const;
type Part = (typeof parts)[number];

/** 统计: the tables, the leader's page, and how the machine does. */
export function FiguresPage({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { t } = useBoardText();
  const [part, setPart] = useState<Part>('tables');
  const choice = (
    <Segmented<Part> value={part} options={parts.map((value) => ({ value, label: t(value) }))} onChange={setPart} />
  );
  if (part === 'tables') return <StatisticsPage choice={choice} onOpen={onOpen} />;
  return (
    <section className="page page-scroll">
      <header className="page-head">{choice}</header>
      {part === 'board' ? <LeaderBoard onOpen={onOpen} /> : <HealthBoard />}
    </section>
  );
}
