import './kiosk.css';
import './frame/frame.css';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { TerminalState } from '../../../preload/contract.ts';
import { followTerminal } from '../../desk/current-desk.ts';
import { useDeskReady } from '../../desk/hooks.ts';
import { KioskKeyboard } from '../../keyboard/KioskKeyboard.tsx';
import { useText } from '../../text/shell-text.ts';
import { FailureAudience } from '../../widgets/failure-audience.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { UnlockPage } from '../window/unlock/UnlockPage.tsx';
import { CardLeft } from './frame/CardLeft.tsx';
import { ElderSwitch } from './frame/ElderSwitch.tsx';
import { useFrameText } from './frame/frame-text.ts';
import { KioskHeader } from './frame/KioskHeader.tsx';
import { LanguageNote } from './frame/LanguageChoice.tsx';
import { Prompts } from './frame/prompt.tsx';
import { KioskHome } from './KioskHome.tsx';
import type { KioskService } from './kiosk-services.ts';
import { ServicePages } from './ServicePages.tsx';
import { KioskSessionProvider, useKioskVisit } from './session/KioskSessionProvider.tsx';
import { useKioskState } from './use-kiosk-state.ts';

const SimulatorPanel = lazy(async () => ({
  default: (await import('../window/SimulatorPanel.tsx')).SimulatorPanel,
}));

type KioskPage = 'home' | KioskService;

/** 自助: villagers look things up themselves. Staff unlock it in the morning; until then the ledger is sealed. */
export function KioskStation({ terminal }: { readonly terminal: TerminalState }) {
  const { deskGeneration, deskKey, operator } = terminal;
  useEffect(() => {
    void followTerminal({ deskGeneration, deskKey });
  }, [deskGeneration, deskKey]);
  return operator ? (
    <FailureAudience value="citizen">
      <KioskPages officeName={terminal.officeName} isDemo={terminal.demo} />
    </FailureAudience>
  ) : (
    <UnlockPage terminal={terminal} />
  );
}

function KioskPages({ officeName, isDemo }: { readonly officeName: string | null; readonly isDemo: boolean }) {
  const { t } = useFrameText();
  const { t: shell } = useText();
  const isDeskReady = useDeskReady();
  const [page, setPage] = useState<KioskPage>('home');
  const [showsHands, setShowsHands] = useState(false);
  const state = useKioskState();
  const visit = useKioskVisit();
  if (!isDeskReady || state === null || visit === null) return <Waiting words={shell('deskOpening')} />;
  return (
    <KioskSessionProvider visit={visit} isBegun={page !== 'home'}>
      <Prompts
        usual={{
          key: page === 'home' ? 'kiosk-home' : 'kiosk-page',
          text: t(page === 'home' ? 'say.home' : 'say.page'),
        }}
      >
        <div className="kiosk">
          <div>
            <KioskHeader onHome={page === 'home' ? null : () => setPage('home')} officeName={officeName} page={page} />
            <LanguageNote />
          </div>
          <main className="kiosk-page">
            {page === 'home' && <KioskHome state={state} officeName={officeName} onOpen={setPage} />}
            {page !== 'home' && (
              <ServicePages
                key={page}
                service={page}
                state={state}
                officeName={officeName}
                onHome={() => setPage('home')}
              />
            )}
          </main>
          {page === 'home' && (
            <footer className="kiosk-foot">
              <ElderSwitch />
            </footer>
          )}
          <KioskKeyboard />
          {isDemo && (
            <aside className="kiosk-demo">
              <Button type="text" aria-pressed={showsHands} onClick={() => setShowsHands(!showsHands)}>
                {shell('simulator.title')}
              </Button>
            </aside>
          )}
          <CardLeft isWatching={page === 'home' && visit.citizen === null} />
          {showsHands && (
            <Suspense fallback={null}>
              <div className="kiosk-hands">
                <SimulatorPanel onClose={() => setShowsHands(false)} />
              </div>
            </Suspense>
          )}
        </div>
      </Prompts>
    </KioskSessionProvider>
  );
}
