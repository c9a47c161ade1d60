import { IdcardOutlined, SoundOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { call } from '../../../bridge/client.ts';
import { useVoice } from '../../../voice/use-voice.ts';
import { chime } from './chime.ts';
import { useFrameText } from './frame-text.ts';

const againMs = 1_500;

/**
 * 卡忘拿: on a clean home nobody's card has any business on the reader. The whole page says so, with sound, until the reader
 * says that the card is gone; a reader that can't tell raises no alarm.
 */
export function CardLeft({ isWatching }: { readonly isWatching: boolean }) {
  const { t } = useFrameText();
  const voice = useVoice();
  const [lies, setLies] = useState(false);
  useEffect(() => {
    if (!isWatching) {
      setLies(false);
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const look = async () => {
      const reply = await call('kioskCard', {}).catch(() => null);
      if (!isCurrent) return;
      const isLeft = reply?.ok === true && reply.value.lies === true;
      setLies(isLeft);
      if (isLeft) timer = setTimeout(look, againMs);
    };
    void look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isWatching]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it begins
  useEffect(() => {
    if (!lies) return;
    voice.say({ key: 'kiosk-take-card', text: t('say.card') });
    chime('alarm');
    const ringing = setInterval(() => chime('alarm'), againMs);
    return () => clearInterval(ringing);
  }, [lies]);
  if (!lies) return null;
  return (
    <div className="kiosk-whole" role="alert" data-page="card-left">
      <span className="kiosk-whole-sign warn" aria-hidden>
        <IdcardOutlined />
      </span>
      <h1>{t('takeCardTitle')}</h1>
      <p className="kiosk-whole-words">{t('takeCardHint')}</p>
      <p className="kiosk-whole-card">
        <SoundOutlined aria-hidden /> {t('takeCardSound')}
      </p>
    </div>
  );
}
