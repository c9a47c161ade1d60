import { Button, Select } from 'antd';
import type { LinkMood } from '../../../../preload/contract-simulator.ts';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { useSimulatorText } from './simulator-text.ts';

const moods: readonly LinkMood[] = [
  'open',
  'cut',
  'black-hole',
  'http-500',
  'http-404',
  'captive-portal',
  'reply-lost',
  'reply-twice',
  'slow',
];
const littleBytes = 600 * 1024 ** 2;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function LinkAndClockHands({ state, act }: HandsProps) {
  const { t } = useSimulatorText();
  const { link, clockShiftMs, countyUrl } = state;
  return (
    <>
      <section className="hand-group">
        <h3>{t('link')}</h3>
        <Select
          className="hand-wide"
          aria-label={t('link')}
          value={link}
          onChange={(mood) => act({ hand: 'setLink', mood })}
          options={moods.map((mood) => ({ value: mood, label: t(`moods.${mood}`) }))}
        />
        {/^https?:/.test(countyUrl) && (
          <a href={countyUrl} target="_blank" rel="noreferrer">
            {t('county')}
          </a>
        )}
      </section>
      <section className="hand-group">
        <h3>{t('clock')}</h3>
        <p className="soft">
          {clockShiftMs === 0 ? t('onTime') : t('shifted', { hours: Math.round((clockShiftMs / hourMs) * 10) / 10 })}
        </p>
        <div className="hand-buttons">
          <Button onClick={() => act({ hand: 'shiftClock', shiftMs: clockShiftMs + dayMs })}>{t('ahead')}</Button>
          <Button onClick={() => act({ hand: 'shiftClock', shiftMs: clockShiftMs - dayMs })}>{t('back')}</Button>
          <Button disabled={clockShiftMs === 0} onClick={() => act({ hand: 'shiftClock', shiftMs: 0 })}>
            {t('reset')}
          </Button>
        </div>
      </section>
      <section className="hand-group">
        <h3>{t('disk')}</h3>
        <div className="hand-buttons">
          <Button onClick={() => act({ hand: 'fillDisk', freeBytes: littleBytes })}>{t('diskLow')}</Button>
          <Button onClick={() => act({ hand: 'fillDisk', freeBytes: null })}>{t('diskAsIs')}</Button>
        </div>
      </section>
    </>
  );
}
