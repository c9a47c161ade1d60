import './kiosk.css';
import { BookOutlined, HomeOutlined, NotificationOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { TerminalState } from '../../../preload/contract.ts';
import { followTerminal } from '../../desk/current-desk.ts';
import { useDeskReady } from '../../desk/hooks.ts';
import { useText } from '../../text/shell-text.ts';
import { LanguageButton } from '../../widgets/LanguageButton.tsx';
import { NoticeList } from '../../widgets/NoticeList.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { UnlockPage } from '../window/unlock/UnlockPage.tsx';
import { KioskGuides } from './KioskGuides.tsx';
import { useKioskText } from './kiosk-text.ts';
import { ProgressPage } from './ProgressPage.tsx';

const SimulatorPanel = lazy(async () => ({
  default: (await import('../window/SimulatorPanel.tsx')).SimulatorPanel,
}));

type KioskPage = 'home' | 'guides' | 'progress' | 'notices';

/** Untouched for so long, the next citizen finds a clean home (R61). */
const idleMs = 30_000;

/** 自助: villagers look things up themselves. Staff unlock it in the morning; until then the ledger is sealed. */
export function KioskStation({ terminal }: { readonly terminal: TerminalState }) {
  const { deskGeneration, deskKey, operator } = terminal;
  useEffect(() => {
    void followTerminal({ deskGeneration, deskKey });
  }, [deskGeneration, deskKey]);
  return operator ? (
    <KioskPages officeName={terminal.officeName} isDemo={terminal.demo} />
  ) : (
    <UnlockPage terminal={terminal} />
  );
}

function KioskPages({ officeName, isDemo }: { readonly officeName: string | null; readonly isDemo: boolean }) {
  const { t } = useKioskText();
  const { t: shell } = useText();
  const isDeskReady = useDeskReady();
  const [page, setPage] = useState<KioskPage>('home');
  const [showsHands, setShowsHands] = useState(false);
  useIdle(() => setPage('home'));
  if (!isDeskReady) return <Waiting words={shell('deskOpening')} />;
  return (
    <div className="kiosk">
      <header className="kiosk-head">
        {page === 'home' ? (
          <span className="clip">{officeName}</span>
        ) : (
          <Button icon={<HomeOutlined />} onClick={() => setPage('home')}>
            {t('home')}
          </Button>
        )}
        <span className="kiosk-corner">
          {isDemo && (
            <Button type="text" aria-pressed={showsHands} onClick={() => setShowsHands(!showsHands)}>
              {shell('simulator.title')}
            </Button>
          )}
          <LanguageButton />
        </span>
      </header>
      <main className="kiosk-page">
        {page === 'home' && (
          <>
            <h1>{t('greeting')}</h1>
            <div className="kiosk-tiles">
              <Tile
                icon={<BookOutlined />}
                name={t('guides')}
                hint={t('guidesHint')}
                onOpen={() => setPage('guides')}
              />
              <Tile
                icon={<SearchOutlined />}
                name={t('progress')}
                hint={t('progressHint')}
                onOpen={() => setPage('progress')}
              />
              <Tile
                icon={<NotificationOutlined />}
                name={t('notices')}
                hint={t('noticesHint')}
                onOpen={() => setPage('notices')}
              />
            </div>
          </>
        )}
        {page === 'guides' && <KioskGuides />}
        {page === 'progress' && <ProgressPage />}
        {page === 'notices' && <NoticeList />}
      </main>
      {showsHands && (
        <Suspense fallback={null}>
          <div className="kiosk-hands">
            <SimulatorPanel onClose={() => setShowsHands(false)} />
          </div>
        </Suspense>
      )}
    </div>
  );
}

interface TileProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly hint: string;
  readonly onOpen: () => void;
}

function Tile({ icon, name, hint, onOpen }: TileProps) {
  return (
    <button type="button" className="kiosk-tile" onClick={onOpen}>
      <span className="kiosk-tile-icon" aria-hidden>
        {icon}
      </span>
      <b>{name}</b>
      <span className="soft">{hint}</span>
    </button>
  );
}

function useIdle(onIdle: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onIdle, idleMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(onIdle, idleMs);
    };
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, touched);
    };
  });
}
