import { CloudUploadOutlined, HddOutlined, LinkOutlined, SwapOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { AgentHome } from '../../../preload/contract-agent.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import type { Tone } from '../../theme.ts';
import { useAgentText } from './agent-text.ts';
import { type Battery, useBattery } from './use-battery.ts';

/** Below this a week of photographs does not fit (agent-home.ts). */
const enoughBytes = 2 * 1024 ** 3;
const lowPercent = 30;

/** Battery, storage, last contact, what is unsent and what waits to be handed over. */
export function Meters({ home, sync }: { readonly home: AgentHome; readonly sync: SyncView | null }) {
  const { t } = useAgentText();
  const battery = useBattery();
  const { freeBytes, daysOffline } = home;
  const unsent = sync ? sync.counts['on-terminal'] + sync.counts.sending : 0;
  const contact =
    daysOffline === null
      ? t('meters.never')
      : daysOffline === 0
        ? t('meters.today')
        : t('meters.days', { count: daysOffline });
  return (
    <ul className="agent-meters">
      <Meter
        icon={<ThunderboltOutlined />}
        label={t('meters.battery')}
        tone={battery && battery.percent < lowPercent && !battery.isCharging ? 'warn' : 'calm'}
      >
        {batteryWords(battery, t)}
      </Meter>
      <Meter
        icon={<HddOutlined />}
        label={t('meters.storage')}
        tone={freeBytes !== null && freeBytes < enoughBytes ? 'warn' : 'calm'}
      >
        {storageWords(freeBytes, t)}
      </Meter>
      <Meter
        icon={<LinkOutlined />}
        label={t('meters.contact')}
        tone={daysOffline !== null && daysOffline > 6 ? 'warn' : 'calm'}
      >
        {contact}
        {daysOffline !== null && daysOffline > 6 && <small>{t('meters.goBack')}</small>}
      </Meter>
      <Meter icon={<CloudUploadOutlined />} label={t('meters.unsent')} tone="calm">
        {t('meters.pieces', { count: unsent })}
      </Meter>
      <Meter icon={<SwapOutlined />} label={t('meters.toHandOver')} tone={home.toHandOver > 0 ? 'moving' : 'calm'}>
        {t('meters.pieces', { count: home.toHandOver })}
      </Meter>
    </ul>
  );
}

type Say = ReturnType<typeof useAgentText>['t'];

function batteryWords(battery: Battery | null, t: Say): ReactNode {
  if (!battery) return t('meters.unknown');
  const { percent, isCharging, isOnMains } = battery;
  if (isOnMains) return t('meters.mains');
  if (isCharging) return `${percent}% ${t('meters.charging')}`;
  return (
    <>
      {percent}%{percent < lowPercent && <small>{t('meters.charge')}</small>}
    </>
  );
}

function storageWords(freeBytes: number | null, t: Say): ReactNode {
  if (freeBytes === null) return t('meters.unknown');
  const isLow = freeBytes < enoughBytes;
  const size = isLow
    ? t('meters.megabytes', { size: Math.floor(freeBytes / 1024 ** 2) })
    : t('meters.gigabytes', { size: (freeBytes / 1024 ** 3).toFixed(0) });
  return (
    <>
      {size}
      {isLow && <small>{t('meters.makeRoom')}</small>}
    </>
  );
}

interface MeterProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly tone: Tone;
  readonly children: ReactNode;
}

function Meter({ icon, label, tone, children }: MeterProps) {
  return (
    <li className={`tone-${tone}`}>
      <span aria-hidden>{icon}</span>
      <span className="agent-meter-label">{label}</span>
      <b>{children}</b>
    </li>
  );
}
