import { CloudUploadOutlined, HddOutlined, LinkOutlined, SwapOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { AgentHome } from '../../../preload/contract-agent.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import type { Tone } from '../../theme.ts';
import { useAgentText } from './agent-text.ts';
import { batteryReading, contactReading, type Reading, storageReading } from './meter-words.ts';
import { useBattery } from './use-battery.ts';

/** Battery, storage, last contact, what is unsent and what waits to be handed over. */
export function Meters({ home, sync }: { readonly home: AgentHome; readonly sync: SyncView | null }) {
  const { t } = useAgentText();
  const battery = useBattery();
  const { freeBytes, photosToSend } = home;
  const unsent = sync ? sync.counts['on-terminal'] + sync.counts.sending : 0;
  return (
    <ul className="agent-meters">
      <Meter icon={<ThunderboltOutlined />} label={t('meters.battery')} reading={batteryReading(battery, t)} />
      <Meter icon={<HddOutlined />} label={t('meters.storage')} reading={storageReading(freeBytes, t)} />
      <Meter icon={<LinkOutlined />} label={t('meters.contact')} reading={contactReading(home, t)} />
      <Meter
        icon={<CloudUploadOutlined />}
        label={t('meters.unsent')}
        reading={{
          words: t('meters.pieces', { count: unsent }),
          advice: photosToSend > 0 ? t('meters.photographs', { count: photosToSend }) : null,
          isWorrying: false,
        }}
      />
      <Meter
        icon={<SwapOutlined />}
        label={t('meters.toHandOver')}
        tone={home.toHandOver > 0 ? 'moving' : 'calm'}
        reading={{ words: t('meters.pieces', { count: home.toHandOver }), advice: null, isWorrying: false }}
      />
    </ul>
  );
}

interface MeterProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly reading: Reading;
  readonly tone?: Tone;
}

function Meter({ icon, label, reading: { words, advice, isWorrying }, tone = 'calm' }: MeterProps) {
  return (
    <li className={`tone-${isWorrying ? 'warn' : tone}`}>
      <span aria-hidden>{icon}</span>
      <span className="agent-meter-label">{label}</span>
      <b>
        {words}
        {advice !== null && <small>{advice}</small>}
      </b>
    </li>
  );
}
