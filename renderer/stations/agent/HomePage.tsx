import { FileDoneOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { type FirstTheme, firstThemes, firstThemeWords } from '../../../main/domain/item-facets.ts';
import type { Failure } from '../../../main/domain/result.ts';
import type { AgentHome, VisitView } from '../../../preload/contract-agent.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { useAgentText } from './agent-text.ts';
import { Meters } from './Meters.tsx';
import { NewVisit } from './NewVisit.tsx';
import { ThemePage } from './ThemePage.tsx';
import { VisitCard } from './VisitCard.tsx';

interface HomePageProps {
  readonly home: AgentHome | null;
  readonly sync: SyncView | null;
  readonly failure: Failure | null;
  readonly onVisit: (visitId: string) => void;
  readonly onAgain: () => void;
}

/** Today: the four themes first (R38), then who is to be visited, and whether the device lasts. */
export function HomePage({ home, sync, failure, onVisit, onAgain }: HomePageProps) {
  const { t, pick } = useAgentText();
  const now = useTerminalClock();
  const [theme, setTheme] = useState<FirstTheme | null>(null);
  const [adding, setAdding] = useState<{ readonly itemCode: string | null } | null>(null);
  if (failure) return <FailureAlert failure={failure} onAgain={onAgain} />;
  if (!home) return <Waiting />;
  if (adding) {
    return (
      <NewVisit
        itemCode={adding.itemCode}
        onAdded={(id) => {
          onAgain();
          onVisit(id);
        }}
        onBack={() => setAdding(null)}
      />
    );
  }
  if (theme !== null) {
    return <ThemePage theme={theme} onStart={(itemCode) => setAdding({ itemCode })} onBack={() => setTheme(null)} />;
  }
  const today = shanghaiDate(now);
  const isOpen = ({ state }: VisitView) => state === 'open' || state === 'begun';
  const isLater = ({ visit }: VisitView) => shanghaiDate(visit.from) > today;
  const list = (title: string, visits: readonly VisitView[]) =>
    visits.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul className="agent-cards">
          {visits.map((view) => (
            <VisitCard key={view.visit.id} view={view} onOpen={() => onVisit(view.visit.id)} />
          ))}
        </ul>
      </section>
    );
  const open = home.visits.filter(isOpen);
  const ofToday = open.filter((view) => !isLater(view));
  return (
    <div className="agent-column">
      <Meters home={home} sync={sync} />
      <section>
        <h2>{t('home.themes')}</h2>
        <div className="agent-themes">
          {firstThemes.map((one) => (
            <button key={one} type="button" className="agent-tile" onClick={() => setTheme(one)}>
              <FileDoneOutlined aria-hidden />
              <b>{pick(firstThemeWords[one])}</b>
            </button>
          ))}
        </div>
      </section>
      {open.length === 0 && <p className="agent-none">{t('home.none')}</p>}
      {list(t('home.visits'), ofToday)}
      {list(t('home.later'), open.filter(isLater))}
      <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setAdding({ itemCode: null })}>
        {t('home.add')}
      </Button>
      {list(
        t('home.done'),
        home.visits
          .filter((view) => !isOpen(view))
          .toReversed()
          .slice(0, 20),
      )}
    </div>
  );
}
