import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { useSimulatorText } from './simulator-text.ts';

export function ScannerHands({ state, act }: HandsProps) {
  const { t } = useSimulatorText();
  const { library, inFeeder, jammed } = state.bench.scanner;
  const [pages, setPages] = useState<string[]>([]);
  const [jamPage, setJamPage] = useState(2);
  return (
    <section className="hand-group">
      <h3>{t('scanner')}</h3>
      <p className="soft">{t('inFeeder', { count: inFeeder.length })}</p>
      <Select
        mode="multiple"
        optionFilterProp="label"
        className="hand-wide"
        aria-label={t('choose')}
        placeholder={t('choose')}
        value={pages}
        onChange={setPages}
        options={library.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <div className="hand-buttons">
        <Button type="primary" disabled={pages.length === 0} onClick={() => act({ hand: 'feedPages', pages })}>
          {t('feed')}
        </Button>
        <InputNumber
          aria-label={t('jamAt')}
          prefix={t('jamAt')}
          min={1}
          max={50}
          value={jamPage}
          onChange={(page) => setJamPage(page ?? 1)}
        />
        <Button onClick={() => act({ hand: 'jamScannerAtPage', page: jamPage })}>{t('jam')}</Button>
        <Button disabled={!jammed} onClick={() => act({ hand: 'clearScanner' })}>
          {t('clearJam')}
        </Button>
      </div>
    </section>
  );
}
