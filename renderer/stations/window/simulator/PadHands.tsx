import { Button, Select } from 'antd';
import { useState } from 'react';
import type { HandsProps } from '../SimulatorPanel.tsx';
import { usePadHandsText } from './pad-hands-text.ts';

const touches = ['good', 'fair', 'dry', 'wet', 'off-centre'] as const;
type Touch = (typeof touches)[number];

/** The signer's hand and the finger, for the tries in the settings. */
export function PadHands({ state, act }: HandsProps) {
  const { t } = usePadHandsText();
  const { signaturePad, fingerprintReader } = state.bench;
  const [touch, setTouch] = useState<Touch>('good');
  return (
    <>
      <section className="hand-group">
        <h3>{t('pad')}</h3>
        <p className="soft">
          {signaturePad.asks === null ? t('padClosed') : t('padAsks', { what: signaturePad.asks })}
        </p>
        <div className="hand-buttons">
          <Button disabled={signaturePad.asks === null} onClick={() => act({ hand: 'signOnPad' })}>
            {t('sign')}
          </Button>
          <Button disabled={signaturePad.asks === null} onClick={() => act({ hand: 'cancelOnPad' })}>
            {t('cancel')}
          </Button>
          <Button onClick={() => act({ hand: signaturePad.plugged ? 'unplugPad' : 'plugPad' })}>
            {t(signaturePad.plugged ? 'unplugPad' : 'plugPad')}
          </Button>
        </div>
      </section>
      <section className="hand-group">
        <h3>{t('finger')}</h3>
        <Select
          className="hand-wide"
          aria-label={t('touch')}
          value={touch}
          onChange={setTouch}
          options={touches.map((value) => ({ value, label: t(`touches.${value}`) }))}
        />
        <div className="hand-buttons">
          <Button disabled={!fingerprintReader.isAsking} onClick={() => act({ hand: 'putFinger', touch })}>
            {t('put')}
          </Button>
          <Button
            onClick={() =>
              act({ hand: fingerprintReader.plugged ? 'unplugFingerprintReader' : 'plugFingerprintReader' })
            }
          >
            {t(fingerprintReader.plugged ? 'unplugFinger' : 'plugFinger')}
          </Button>
        </div>
      </section>
    </>
  );
}
