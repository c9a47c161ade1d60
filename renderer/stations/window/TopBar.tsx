import { LockOutlined, SearchOutlined, ToolOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { shortTime } from '../../../main/domain/dates.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import { call } from '../../bridge/client.ts';
import { QueueButton } from '../../queue/QueueButton.tsx';
import { useText } from '../../text/shell-text.ts';
import { LanguageButton } from '../../widgets/LanguageButton.tsx';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';
import { whereaboutsLook } from '../../widgets/WhereaboutsTag.tsx';
import { HealthStrip } from './HealthStrip.tsx';
import { LinkState } from './LinkState.tsx';
import type { UnlockedTerminal } from './pages.ts';
import { SearchPalette } from './SearchPalette.tsx';

interface TopBarProps {
  readonly terminal: UnlockedTerminal;
  readonly sync: SyncView | null;
  /** All that waits for a person: what could not be sent, and what the county waits for. */
  readonly attention: number;
  /** Grows with each wish to see the queue. */
  readonly callRound: number;
  readonly onOpenApplication: (id: string) => void;
  readonly onStartItem: (itemCode: string) => void;
  readonly onAttention: () => void;
  readonly hands: { readonly isOpen: boolean; readonly onToggle: () => void } | null;
}

const counted = ['on-terminal', 'sending', 'needs-attention'] as const;

export function TopBar({
  terminal,
  sync,
  attention,
  callRound,
  onOpenApplication,
  onStartItem,
  onAttention,
  hands,
}: TopBarProps) {
  const { t } = useText();
  const [isSearching, setSearching] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <header className="top-bar">
      <Button icon={<SearchOutlined />} className="top-search" onClick={() => setSearching(true)}>
        <span className="soft clip">{t('top.search')}</span> <kbd>Ctrl K</kbd>
      </Button>
      <ul className="top-counts">
        {counted.map((where) => {
          const count = where === 'needs-attention' ? attention : (sync?.counts[where] ?? 0);
          const words = (
            <>
              <span aria-hidden>{whereaboutsLook[where].icon}</span> {t(`counts.${where}`)} <b>{count}</b>
            </>
          );
          return (
            <li key={where}>
              {where === 'needs-attention' ? (
                <button type="button" className={`count-button${count > 0 ? ' tone-warn' : ''}`} onClick={onAttention}>
                  {words}
                </button>
              ) : (
                <span className="count">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
      {terminal.station === 'window' && <QueueButton openRound={callRound} />}
      <LinkState sync={sync} enrolled={terminal.enrolled} />
      <HealthStrip />
      <span className="top-gap" />
      {hands && (
        <Button
          icon={<ToolOutlined />}
          aria-label={t('simulator.title')}
          title={t('simulator.title')}
          aria-pressed={hands.isOpen}
          onClick={hands.onToggle}
        />
      )}
      <span className="clip operator-name" title={`${terminal.operator.name} · ${terminal.operator.post}`}>
        {terminal.operator.name}
      </span>
      <Button
        type="text"
        icon={<LockOutlined />}
        aria-label={t('top.lock')}
        title={t('top.lock')}
        onClick={() => void call('lock', {})}
      />
      <LanguageButton isNarrow={terminal.station === 'window'} />
      <Clock />
      {isSearching && (
        <SearchPalette
          onClose={() => setSearching(false)}
          onOpenApplication={onOpenApplication}
          onStartItem={onStartItem}
        />
      )}
    </header>
  );
}

function Clock() {
  const { t } = useText();
  const now = useTerminalClock();
  return (
    <time className="mono clock" dateTime={now} title={t('top.clock')}>
      {shortTime(now)}
    </time>
  );
}
