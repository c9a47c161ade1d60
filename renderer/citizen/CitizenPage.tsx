import './citizen.css';
import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { VoiceKind } from '../../main/domain/voice/voice.ts';
import type { Output } from '../../preload/contract.ts';
import type { CitizenScreenView } from '../../preload/contract-citizen.ts';
import { call } from '../bridge/client.ts';
import { useCitizenText } from './citizen-text.ts';
import { RatingForm } from './RatingForm.tsx';
import { VoiceDone } from './VoiceDone.tsx';
import { VoiceForm } from './VoiceForm.tsx';

interface CitizenPageProps {
  readonly screen: CitizenScreenView;
  readonly kind?: VoiceKind;
  readonly onFinish: () => void;
}

/** What is asked of the citizen, and what is said once it was sent. */
export function CitizenPage({ screen, kind = 'complaint', onFinish }: CitizenPageProps) {
  const { t } = useCitizenText();
  const [sent, setSent] = useState<'rating' | Output<'giveVoice'> | null>(null);
  const leave = () => {
    void call('closeCitizenScreen', { token: screen.token });
    onFinish();
  };
  if (sent === 'rating') {
    return (
      <div className="citizen-done" data-page="rating-done">
        <CheckCircleOutlined aria-hidden />
        <h1>{t('rate.thanks')}</h1>
        <p>{t('rate.thanksHint')}</p>
        <p>{t('staff')}</p>
        <Button type="primary" size="large" onClick={onFinish}>
          {t('finish')}
        </Button>
      </div>
    );
  }
  if (sent !== null) return <VoiceDone spoken={sent} onFinish={onFinish} />;
  return screen.purpose === 'rating' ? (
    <RatingForm
      itemName={screen.about?.itemName ?? ''}
      send={(rating) => call('giveRating', { token: screen.token, rating })}
      onSent={() => setSent('rating')}
      onLeave={leave}
    />
  ) : (
    <VoiceForm
      token={screen.token}
      kind={kind}
      localNumber={screen.about?.localNumber ?? ''}
      onSent={setSent}
      onLeave={leave}
    />
  );
}
