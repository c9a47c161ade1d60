import {
  CarOutlined,
  FileAddOutlined,
  HomeOutlined,
  LockOutlined,
  SearchOutlined,
  SettingOutlined,
  SwapOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { Badge, Button, Switch } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { call } from '../../bridge/client.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { useDeskReady, useSignal } from '../../desk/hooks.ts';
import { HelpButton } from '../../help/HelpButton.tsx';
import { useText } from '../../text/shell-text.ts';
import { ErrorBoundary } from '../../widgets/ErrorBoundary.tsx';
import { LanguageButton } from '../../widgets/LanguageButton.tsx';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { useCodes } from '../window/codes/use-codes.ts';
import { DraftTroubles } from '../window/DraftTroubles.tsx';
import { ApplicationDrawer } from '../window/detail/ApplicationDrawer.tsx';
import { HealthStrip } from '../window/HealthStrip.tsx';
import { LinkState } from '../window/LinkState.tsx';
import { SearchPage } from '../window/pages/SearchPage.tsx';
import { SettingsPage } from '../window/pages/SettingsPage.tsx';
import type { UnlockedTerminal } from '../window/pages.ts';
import { AgentIntake } from './AgentIntake.tsx';
import { useAgentText } from './agent-text.ts';
import { DeparturePage } from './DeparturePage.tsx';
import { HandoverPage } from './HandoverPage.tsx';
import { HomePage } from './HomePage.tsx';
import { chooseLight, currentLight } from './light.ts';
import { useAgentHome } from './use-agent-home.ts';
import { VisitPage } from './VisitPage.tsx';
import { visitInHand } from './visit-in-hand.ts';

const SimulatorPanel = lazy(async () => ({ default: (await import('../window/SimulatorPanel.tsx')).SimulatorPanel }));

export const agentPages = ['home', 'intake', 'handover', 'departure', 'search', 'settings'] as const;
export type AgentPage = (typeof agentPages)[number];

const icons: Readonly<Record<AgentPage, ReactNode>> = {
  home: <HomeOutlined />,
  intake: <FileAddOutlined />,
  handover: <SwapOutlined />,
  departure: <CarOutlined />,
  search: <SearchOutlined />,
  settings: <SettingOutlined />,
};

/** Everything is at the lower edge, where the thumb is. */
export function AgentShell({ terminal }: { readonly terminal: UnlockedTerminal }) {
  const { t } = useAgentText();
  const shell = useText();
  const sync = useTopic('sync', 'syncState');
  const home = useAgentHome();
  const isDeskReady = useDeskReady();
  const hand = useSignal(visitInHand);
  const light = useSignal(currentLight);
  const now = useTerminalClock();
  const [page, setPage] = useState<AgentPage>('home');
  const [visitId, setVisitId] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [showsHands, setShowsHands] = useState(false);
  useCodes({ onApplication: setOpened, onPreCheck: () => {}, onPerson: () => setPage('search'), isIdle: false });
  const go = (next: AgentPage) => {
    setVisitId(null);
    setPage(next);
  };
  const visit = home.value?.visits.find((one) => one.visit.id === visitId) ?? null;
  return (
    <div className="agent" data-page={page}>
      <header className="agent-head">
        <span className="clip">{terminal.operator.name}</span>
        <LinkState sync={sync} enrolled={terminal.enrolled} />
        <HealthStrip />
        <span className="top-gap" />
        {terminal.demo && (
          <Button
            icon={<ToolOutlined />}
            aria-label={shell.t('simulator.title')}
            aria-pressed={showsHands}
            onClick={() => setShowsHands(!showsHands)}
          />
        )}
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control; antd draws it as a button */}
        <label className="agent-light">
          <Switch
            aria-label={t('sunlight')}
            checked={light === 'sunlight'}
            onChange={(isOn) => chooseLight(isOn ? 'sunlight' : 'usual')}
          />
          <span>{t('sunlight')}</span>
        </label>
        <LanguageButton />
        <HelpButton page={`agent.${page}`} />
        <Button icon={<LockOutlined />} onClick={() => void call('lock', {})}>
          {t('lock')}
        </Button>
        <time>{now.slice(11, 16) === '' ? '' : shortClock(now)}</time>
      </header>
      <main className="agent-page">
        <DraftTroubles />
        <ErrorBoundary key={`${page} ${visitId}`}>
          <Suspense fallback={<Waiting />}>
            {!isDeskReady && <Waiting words={shell.t('deskOpening')} />}
            {isDeskReady && page === 'home' && visit && (
              <VisitPage
                view={visit}
                fullDaysLeft={home.value?.fullDaysLeft ?? null}
                onChange={home.again}
                onIntake={() => setPage('intake')}
                onOpen={setOpened}
                onBack={() => setVisitId(null)}
              />
            )}
            {isDeskReady && page === 'home' && !visit && (
              <HomePage
                home={home.value}
                sync={sync}
                failure={home.failure}
                onVisit={setVisitId}
                onAgain={home.again}
              />
            )}
            {isDeskReady && page === 'intake' && (
              <AgentIntake
                terminal={terminal}
                hand={hand}
                onVisit={(id) => {
                  setPage('home');
                  setVisitId(id);
                }}
                onHome={() => go('home')}
                onOpen={setOpened}
              />
            )}
            {isDeskReady && page === 'handover' && <HandoverPage onChange={home.again} />}
            {page === 'departure' && <DeparturePage home={home.value} onAgain={home.again} />}
            {isDeskReady && page === 'search' && <SearchPage initialQuery="" onOpen={setOpened} />}
            {page === 'settings' && <SettingsPage terminal={terminal} sync={sync} />}
          </Suspense>
        </ErrorBoundary>
      </main>
      <nav className="agent-nav" aria-label={shell.t('product')}>
        {agentPages.map((name) => (
          <button key={name} type="button" aria-current={page === name ? 'page' : undefined} onClick={() => go(name)}>
            <Badge count={name === 'handover' ? (home.value?.toHandOver ?? 0) : 0} size="small">
              <span className="agent-nav-icon" aria-hidden>
                {icons[name]}
              </span>
            </Badge>
            <span>{t(`nav.${name}`)}</span>
          </button>
        ))}
      </nav>
      {showsHands && (
        <aside className="agent-hands">
          <Suspense fallback={null}>
            <SimulatorPanel onClose={() => setShowsHands(false)} />
          </Suspense>
        </aside>
      )}
      <ApplicationDrawer applicationId={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

const shortClock = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );
