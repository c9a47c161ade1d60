import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { useSimulatorText } from './simulator-text.ts';

export function CodeHands({ state, act }: HandsProps) {
  const { t } = useSimulatorText();
  const { plugged } = state.bench.codeScanner;
  const newest = useCall('searchApplications', { query: '', limit: 1 });
  const { again } = newest;
  useEffect(() => onTopic('desk', again), [again]);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? newest.value?.[0]?.localNumber ?? '';
  return (
    <section className="hand-group">
      <h3>{t('gun')}</h3>
      <Input
        className="hand-wide"
        aria-label={t('codeText')}
        placeholder={t('codeText')}
        maxLength={2_000}
        value={text}
        onChange={(event) => setTyped(event.target.value === '' ? null : event.target.value)}
      />
      <div className="hand-buttons">
        <Button disabled={text === '' || !plugged} onClick={() => act({ hand: 'scanCode', text })}>
          {t('scanCode')}
        </Button>
        <Button onClick={() => act({ hand: plugged ? 'unplugCodeScanner' : 'plugCodeScanner' })}>
          {t(plugged ? 'unplugGun' : 'plugGun')}
        </Button>
      </div>
    </section>
  );
}
