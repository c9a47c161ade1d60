import { CloudUploadOutlined, HddOutlined, LinkOutlined, SwapOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { AgentHome } from '../../../preload/contract-agent.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import type { Tone } from '../../theme.ts';
import { useAgentText } from './agent-text.ts';
import { useBattery } from './use-battery.ts';

const enoughBytes = 2 * 1024 ** 3;

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
        tone={battery && battery.percent < 30 ? 'warn' : 'calm'}
      >
        {battery ? `${battery.percent}%${battery.isCharging ? ` ${t('meters.charging')}` : ''}` : t('meters.unknown')}
      </Meter>
      <Meter
        icon={<HddOutlined />}
        label={t('meters.storage')}
        tone={freeBytes !== null && freeBytes < enoughBytes ? 'warn' : 'calm'}
      >
        {freeBytes === null ? t('meters.unknown') : t('meters.gigabytes', { size: (freeBytes / 1024 ** 3).toFixed(0) })}
      </Meter>
      <Meter
        icon={<LinkOutlined />}
        label={t('meters.contact')}
        tone={daysOffline !== null && daysOffline > 6 ? 'warn' : 'calm'}
      >
        {contact}
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
