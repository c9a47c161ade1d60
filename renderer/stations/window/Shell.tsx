import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { onTopic } from '../../bridge/client.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { useDeskReady } from '../../desk/hooks.ts';
import { useText } from '../../text/shell-text.ts';
import { ErrorBoundary } from '../../widgets/ErrorBoundary.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { FiguresPage } from './board/FiguresPage.tsx';
import { SupervisionBanner } from './cases/SupervisionBanner.tsx';
import { useTray } from './cases/use-tray.ts';
import { PreCheckDialog } from './codes/PreCheckDialog.tsx';
import { useCodes } from './codes/use-codes.ts';
import { DecisionToasts } from './DecisionToasts.tsx';
import { DraftTroubles } from './DraftTroubles.tsx';
import { ApplicationDrawer } from './detail/ApplicationDrawer.tsx';
import { HandoverPage } from './handover/HandoverPage.tsx';
import { IntakeDoor } from './IntakeDoor.tsx';
import { needsAction, useAlarms } from './limits/use-alarms.ts';
import { OfflineRightsBanner } from './OfflineRightsBanner.tsx';
import { AttentionPage } from './pages/AttentionPage.tsx';
import { PublicPage } from './pages/PublicPage.tsx';
import { SearchPage } from './pages/SearchPage.tsx';
import { SettingsPage } from './pages/SettingsPage.tsx';
import { TodayPage } from './pages/TodayPage.tsx';
import type { IntakeWish, PageName, UnlockedTerminal } from './pages.ts';
import { Rail } from './Rail.tsx';
import { StaffCallBanner } from './staff-calls/StaffCallBanner.tsx';
import { TopBar } from './TopBar.tsx';

const SimulatorPanel = lazy(async () => ({ default: (await import('./SimulatorPanel.tsx')).SimulatorPanel }));

const nothingWished: IntakeWish = { round: 0, draftId: null, itemCode: null, reading: null };

/** The frame around every page of the window: rail, top bar, the page, and the drawers that may lie over it. */
export function Shell({ terminal }: { readonly terminal: UnlockedTerminal }) {
  const { t } = useText();
  const sync = useTopic('sync', 'syncState');
  const tray = useTray();
  const alarms = useAlarms();
  const attention = (sync?.counts['needs-attention'] ?? 0) + tray.length + alarms.filter(needsAction).length;
  const isDeskReady = useDeskReady();
  const [page, setPage] = useState<PageName>('intake');
  const [wish, setWish] = useState(nothingWished);
  const [opened, setOpened] = useState<string | null>(null);
  const [showsHands, setShowsHands] = useState(false);
  const [callRound, setCallRound] = useState(0);

  const startIntake = useCallback((asked: Partial<Omit<IntakeWish, 'round'>>) => {
    setWish((before) => ({ ...nothingWished, ...asked, round: before.round + 1 }));
    setOpened(null);
    setPage('intake');
  }, []);

  const [person, setPerson] = useState({ round: 0, query: '' });
  const [handoverCode, setHandoverCode] = useState<string | null>(null);
  const [preCheckNumber, setPreCheckNumber] = useState<string | null>(null);
  useCodes({
    onApplication: setOpened,
    onPreCheck: setPreCheckNumber,
    onHandover: (code) => {
      setHandoverCode(code);
      setPage('handover');
    },
    onPerson: (query) => {
      setPerson((before) => ({ round: before.round + 1, query }));
      setPage('search');
    },
    isIdle: page === 'settings',
  });

  // a card placed while another page is open starts a visit; on the intake page the flow itself decides
  useEffect(
    () => onTopic('card', (reading) => page !== 'intake' && reading.ok && startIntake({ reading: reading.value })),
    [page, startIntake],
  );

  return (
    <div className={`shell${showsHands ? ' shell-with-hands' : ''}`}>
      <Rail page={page} onPage={setPage} attention={attention} />
      <TopBar
        terminal={terminal}
        sync={sync}
        attention={attention}
        callRound={callRound}
        onOpenApplication={setOpened}
        onStartItem={(itemCode) => startIntake({ itemCode })}
        onAttention={() => setPage('attention')}
        hands={terminal.demo ? { isOpen: showsHands, onToggle: () => setShowsHands(!showsHands) } : null}
      />
      <main className="shell-page" id={`page-${page}`}>
        <StaffCallBanner operatorName={terminal.operator.name} />
        <DraftTroubles />
        <OfflineRightsBanner sync={sync} />
        {page !== 'attention' && <SupervisionBanner tray={tray} onAnswer={() => setPage('attention')} />}
        <ErrorBoundary key={page}>
          <Suspense fallback={<Waiting />}>
            {!isDeskReady && page !== 'settings' && <Waiting words={t('deskOpening')} />}
            {isDeskReady && page === 'intake' && (
              <IntakeDoor terminal={terminal} wish={wish} onOpenApplication={setOpened} />
            )}
            {isDeskReady && page === 'today' && (
              <TodayPage
                terminal={terminal}
                onOpen={setOpened}
                onContinue={(draftId) => startIntake({ draftId })}
                onCall={() => setCallRound((round) => round + 1)}
              />
            )}
            {isDeskReady && page === 'attention' && (
              <AttentionPage
                tray={tray}
                alarms={alarms}
                onOpen={setOpened}
                onContinue={(draftId) => startIntake({ draftId })}
              />
            )}
            {isDeskReady && page === 'search' && (
              <SearchPage key={person.round} initialQuery={person.query} onOpen={setOpened} />
            )}
            {page === 'handover' && <HandoverPage terminal={terminal} code={handoverCode} onOpen={setOpened} />}
            {isDeskReady && page === 'open' && <PublicPage onStart={(itemCode) => startIntake({ itemCode })} />}
            {isDeskReady && page === 'statistics' && <FiguresPage onOpen={setOpened} />}
            {page === 'settings' && <SettingsPage terminal={terminal} sync={sync} />}
          </Suspense>
        </ErrorBoundary>
      </main>
      {showsHands && (
        <Suspense fallback={null}>
          <SimulatorPanel onClose={() => setShowsHands(false)} />
        </Suspense>
      )}
      {preCheckNumber !== null && (
        <PreCheckDialog
          key={preCheckNumber}
          caseNumber={preCheckNumber}
          channel={terminal.station === 'agent' ? 'doorstep' : 'window'}
          onIntake={() => {
            setOpened(null);
            setPage('intake');
          }}
          onOpenApplication={setOpened}
          onClose={() => setPreCheckNumber(null)}
        />
      )}
      <ApplicationDrawer applicationId={opened} onClose={() => setOpened(null)} />
      <DecisionToasts onOpen={setOpened} />
    </div>
  );
}
