import '../../../citizen/citizen.css';
import {
  ArrowLeftOutlined,
  BulbOutlined,
  CommentOutlined,
  FileSearchOutlined,
  ReadOutlined,
  SmileOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { VoiceKind } from '../../../../main/domain/voice/voice.ts';
import type { CitizenScreenView } from '../../../../preload/contract-citizen.ts';
import { call } from '../../../bridge/client.ts';
import { CitizenPage } from '../../../citizen/CitizenPage.tsx';
import { DisclosurePage } from '../../../disclosure/DisclosurePage.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { RatingDoor } from './RatingDoor.tsx';
import { VoiceQuery } from './VoiceQuery.tsx';
import { useVoiceText } from './voice-text.ts';

const choices = ['rating', 'complaint', 'advice', 'query', 'disclosure'] as const;
type Choice = (typeof choices)[number];

const icons: Readonly<Record<Choice, ReactNode>> = {
  rating: <SmileOutlined />,
  complaint: <CommentOutlined />,
  advice: <BulbOutlined />,
  query: <FileSearchOutlined />,
  disclosure: <ReadOutlined />,
};

/** 评价和投诉 (R52, R53, R55): four ways, each one page. */
export function VoicePage({ onHome }: { readonly onHome: () => void }) {
  const { t } = useVoiceText();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [screen, setScreen] = useState<{ readonly view: CitizenScreenView; readonly kind: VoiceKind } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function open(chosen: Choice): Promise<void> {
    setFailure(null);
    if (chosen === 'rating' || chosen === 'query' || chosen === 'disclosure') return setChoice(chosen);
    const begun = await call('beginVoice', {});
    if (begun.ok) setScreen({ view: begun.value, kind: chosen });
    else setFailure(begun.failure);
  }

  if (screen) {
    return (
      <div className="kiosk-scroll">
        <CitizenPage screen={screen.view} kind={screen.kind} isHandedOver={false} onFinish={onHome} />
      </div>
    );
  }
  if (choice !== null) {
    return (
      <div className="kiosk-scroll">
        <Button icon={<ArrowLeftOutlined />} onClick={() => setChoice(null)}>
          {t('back')}
        </Button>
        {choice === 'rating' && <RatingDoor onOpened={(view) => setScreen({ view, kind: 'complaint' })} />}
        {choice === 'query' && <VoiceQuery />}
        {choice === 'disclosure' && <DisclosurePage isWindow={false} />}
      </div>
    );
  }
  return (
    <div className="kiosk-scroll">
      <h1>{t('title')}</h1>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <div className="kiosk-tiles">
        {choices.map((one) => (
          <button key={one} type="button" className="kiosk-tile" data-voice={one} onClick={() => void open(one)}>
            <span className="kiosk-tile-icon" aria-hidden>
              {icons[one]}
            </span>
            <b>{t(one)}</b>
            <span className="soft">{t(`${one}Hint`)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
