import './citizen.css';
import { ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CitizenScreenView } from '../../preload/contract-citizen.ts';
import { useTopic } from '../bridge/hooks.ts';
import { themeOf } from '../theme.ts';
import { LanguageButton } from '../widgets/LanguageButton.tsx';
import { useTerminalClock } from '../widgets/use-terminal-clock.ts';
import { CitizenPage } from './CitizenPage.tsx';

interface HandedOverProps {
  readonly officeName: string | null;
  /** What stands there while nothing is handed over. */
  readonly children: ReactNode;
}

/**
 * 交给群众: the whole screen of a window where nobody is signed in. The page goes away by itself when its time is over; what
 * was sent stays thanked for until somebody touches it away.
 */
export function HandedOver({ officeName, children }: HandedOverProps) {
  const open = useTopic('citizen', 'citizenScreen');
  const [shown, setShown] = useState<CitizenScreenView | null>(null);
  useEffect(() => {
    if (open) setShown(open);
  }, [open]);
  if (!shown) return children;
  return <HandedPage key={shown.token} screen={shown} officeName={officeName} onOver={() => setShown(null)} />;
}

interface HandedPageProps {
  readonly screen: CitizenScreenView;
  readonly officeName: string | null;
  readonly onOver: () => void;
}

function HandedPage({ screen, officeName, onOver }: HandedPageProps) {
  const isOver = useTerminalClock() >= screen.expiresAt;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  return (
    <ConfigProvider theme={themeOf('touch', true)}>
      <main className="citizen">
        <header className="citizen-head">
          <span className="clip">{officeName}</span>
          <LanguageButton />
        </header>
        <div className="citizen-body">
          <CitizenPage screen={screen} onFinish={onOver} />
        </div>
      </main>
    </ConfigProvider>
  );
}
