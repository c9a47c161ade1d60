import { BulbOutlined, CommentOutlined, FileSearchOutlined, ReadOutlined, SmileOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { CitizenScreenView } from '../../../../preload/contract-citizen.ts';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { DisclosureAsked } from '../disclosure/DisclosureAsked.tsx';
import { LookUpPage } from './LookUpPage.tsx';
import { RatingAsked } from './RatingAsked.tsx';
import { RatingDoor } from './RatingDoor.tsx';
import { VoiceAsked } from './VoiceAsked.tsx';
import { useVoiceText } from './voice-text.ts';

const choices = ['rating', 'complaint', 'advice', 'disclosure', 'query'] as const;
type Choice = (typeof choices)[number];

const icons: Readonly<Record<Choice, ReactNode>> = {
  rating: <SmileOutlined aria-hidden />,
  complaint: <CommentOutlined aria-hidden />,
  advice: <BulbOutlined aria-hidden />,
  disclosure: <ReadOutlined aria-hidden />,
  query: <FileSearchOutlined aria-hidden />,
};

interface VoicePageProps {
  readonly onHome: () => void;
}

/** 评价、投诉、意见、信息公开 (R19, R52, R53, R55): each asked one thing a page. */
export function VoicePage({ onHome }: VoicePageProps) {
  const { t } = useVoiceText();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [screen, setScreen] = useState<CitizenScreenView | null>(null);
  const back = () => {
    setScreen(null);
    setChoice(null);
  };
  switch (choice) {
    case null:
      return (
        <Frame page="voice-choice" title={t('title')} onBack={onHome}>
          <BigChoices
            choices={choices.map((key) => ({ key, label: t(key), hint: t(`${key}Hint`), icon: icons[key] }))}
            onChoose={(key) => setChoice(choices.find((one) => one === key) ?? null)}
          />
        </Frame>
      );
    case 'rating':
      return screen ? (
        <RatingAsked screen={screen} onBack={() => setScreen(null)} onFinish={onHome} />
      ) : (
        <RatingDoor onOpened={setScreen} onBack={back} />
      );
    case 'complaint':
      return <VoiceAsked key={choice} kinds={['complaint', 'report']} onBack={back} onFinish={onHome} />;
    case 'advice':
      return <VoiceAsked key={choice} kinds={['advice']} onBack={back} onFinish={onHome} />;
    case 'disclosure':
      return <DisclosureAsked onBack={back} onFinish={onHome} />;
    case 'query':
      return <LookUpPage onBack={back} onFinish={onHome} />;
  }
}
