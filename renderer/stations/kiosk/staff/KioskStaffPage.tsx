import '../../window/window.css';
import './kiosk-staff.css';
import { Button } from 'antd';
import { call } from '../../../bridge/client.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { HelpButton } from '../../../help/HelpButton.tsx';
import { LanguageButton } from '../../../widgets/LanguageButton.tsx';
import { HealthStrip } from '../../window/HealthStrip.tsx';
import { IdleLock } from '../../window/IdleLock.tsx';
import { SettingsPage } from '../../window/pages/SettingsPage.tsx';
import type { UnlockedTerminal } from '../../window/pages.ts';
import { useStaffText } from './staff-text.ts';

/** It stands among the public, and nobody sits before it: sooner than at a window. */
const mostIdleMinutes = 2;

/** What staff do at a kiosk: look after the devices, set it up, practise. Left alone it belongs to the villagers again. */
export function KioskStaffPage({ terminal }: { readonly terminal: UnlockedTerminal }) {
  const { t } = useStaffText();
  const sync = useTopic('sync', 'syncState');
  return (
    <div className="kiosk-staff">
      <header>
        <h1 className="clip">{t('title')}</h1>
        <HealthStrip />
        <span className="top-gap" />
        <span className="clip">{terminal.operator.name}</span>
        <HelpButton page="kiosk.staff" />
        <LanguageButton />
        <Button type="primary" onClick={() => void call('lock', {})}>
          {t('giveBack')}
        </Button>
      </header>
      <main>
        <SettingsPage terminal={terminal} sync={sync} />
      </main>
      <IdleLock minutes={Math.min(terminal.idleLockMinutes, mostIdleMinutes)} />
    </div>
  );
}
