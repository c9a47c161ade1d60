import { Button, Select } from 'antd';
import { useState } from 'react';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { useSimulatorText } from './simulator-text.ts';

export function CardHands({ state, act }: HandsProps) {
  const { t } = useSimulatorText();
  const { citizens, cardOnReader, readerPlugged } = state.bench;
  const [chosen, setChosen] = useState<string | null>(null);
  const citizen = chosen ?? citizens[0]?.key ?? null;
  const lying = citizens.find(({ key }) => key === cardOnReader);
  return (
    <section className="hand-group">
      <h3>{t('card')}</h3>
      <p className="soft">{cardOnReader ? t('onReader', { name: lying?.name ?? cardOnReader }) : t('noCard')}</p>
      <Select
        aria-label={t('card')}
        showSearch
        optionFilterProp="label"
        className="hand-wide"
        value={citizen}
        onChange={setChosen}
        options={citizens.map(({ key, name, note }) => ({ value: key, label: `${name} · ${note}` }))}
      />
      <div className="hand-buttons">
        <Button
          type="primary"
          disabled={citizen === null}
          onClick={() => citizen && act({ hand: 'placeCard', citizen })}
        >
          {t('place')}
        </Button>
        <Button disabled={!cardOnReader} onClick={() => act({ hand: 'liftCard' })}>
          {t('lift')}
        </Button>
        <Button onClick={() => act({ hand: 'pullCardDuringNextRead' })}>{t('pull')}</Button>
        <Button onClick={() => act({ hand: readerPlugged ? 'unplugReader' : 'plugReader' })}>
          {t(readerPlugged ? 'unplug' : 'plug')}
        </Button>
      </div>
    </section>
  );
}
