import { CheckCircleOutlined, FrownOutlined, MehOutlined, SmileOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import {
  type GivenRating,
  type RatingAspect,
  type RatingLevel,
  ratingAspectNames,
  ratingAspects,
  ratingLevelNames,
  ratingLevels,
} from '../../../../main/domain/rating/rating.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CitizenScreenView } from '../../../../preload/contract-citizen.ts';
import { call } from '../../../bridge/client.ts';
import { useCitizenText } from '../../../citizen/citizen-text.ts';
import { Frame } from '../apply/Frame.tsx';
import { AskedForm, type AskedQuestion } from '../asked/AskedForm.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { WrittenAnswer } from '../asked/WrittenAnswer.tsx';
import { useVoiceText } from './voice-text.ts';

const faces: Readonly<Record<RatingLevel, ReactNode>> = {
  1: <SmileOutlined aria-hidden />,
  2: <SmileOutlined aria-hidden />,
  3: <MehOutlined aria-hidden />,
  4: <FrownOutlined aria-hidden />,
  5: <FrownOutlined aria-hidden />,
};

interface RatingAskedProps {
  readonly screen: CitizenScreenView;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

type Asked = Omit<GivenRating, 'level'> & {
  readonly level: RatingLevel | null;
  /** More is said than how satisfied one is. */
  readonly saysMore: boolean;
  readonly isNamedSaid: boolean;
};

const blank: Asked = {
  level: null,
  aspects: { efficiency: null, skill: null, manner: null },
  words: '',
  isNamed: false,
  saysMore: false,
  isNamedSaid: false,
};

/** 好差评: one touch says it, one sends it; whoever wants to say more is asked one thing a page. */
export function RatingAsked({ screen, onBack, onFinish }: RatingAskedProps) {
  const { t, pick } = useVoiceText();
  const { t: say } = useCitizenText();
  const [isSent, setSent] = useState(false);
  if (isSent) {
    return (
      <Frame page="rating-done" title={say('rate.thanks')} next={{ label: say('finish'), onPress: onFinish }}>
        <div className="number-given">
          <CheckCircleOutlined className="filed-icon" aria-hidden />
          <p>{say('rate.thanksHint')}</p>
        </div>
      </Frame>
    );
  }
  const levelChoices = ratingLevels.map((level) => ({
    key: String(level),
    label: pick(ratingLevelNames[level]),
    icon: faces[level],
  }));
  const levelOf = (key: string) => ratingLevels.find((level) => String(level) === key) ?? null;
  const aspectQuestion = (form: Asked, aspect: RatingAspect): AskedQuestion<Asked> => {
    const level = form.aspects[aspect];
    return {
      key: aspect,
      title: t('rate.aspect', { aspect: pick(ratingAspectNames[aspect]) }),
      isOptional: true,
      words: level === null ? '' : pick(ratingLevelNames[level]),
      answer: ({ done }) => (
        <BigChoices
          choices={levelChoices}
          chosen={level === null ? [] : [String(level)]}
          onChoose={(key) => done({ aspects: { ...form.aspects, [aspect]: levelOf(key) } })}
        />
      ),
    };
  };
  const questions = (form: Asked): readonly AskedQuestion<Asked>[] => [
    {
      key: 'level',
      title: say('rate.title'),
      hint: say('rate.about', { item: screen.about?.itemName ?? '' }),
      words: form.level === null ? '' : pick(ratingLevelNames[form.level]),
      problem: form.level === null ? say('rate.choose') : null,
      answer: ({ done }) => (
        <BigChoices
          choices={levelChoices}
          chosen={form.level === null ? [] : [String(form.level)]}
          onChoose={(key) => done({ level: levelOf(key) })}
        />
      ),
    },
    ...(form.saysMore
      ? [
          ...ratingAspects.map((aspect) => aspectQuestion(form, aspect)),
          {
            key: 'words',
            title: t('rate.words'),
            hint: say('rate.wordsHint'),
            isOptional: true,
            words: form.words,
            answer: ({ put }) => (
              <WrittenAnswer
                label={t('rate.words')}
                rows={3}
                maxLength={500}
                value={form.words}
                onChange={(words) => put({ words })}
              />
            ),
          } satisfies AskedQuestion<Asked>,
          {
            key: 'named',
            title: t('rate.named'),
            hint: t('rate.namedHint'),
            words: form.isNamedSaid ? t(form.isNamed ? 'rate.namedYes' : 'rate.namedNo') : '',
            answer: ({ done }) => (
              <BigChoices
                choices={[
                  { key: 'no', label: t('rate.namedNo') },
                  { key: 'yes', label: t('rate.namedYes') },
                ]}
                chosen={form.isNamedSaid ? [form.isNamed ? 'yes' : 'no'] : []}
                onChoose={(key) => done({ isNamed: key === 'yes', isNamedSaid: true })}
              />
            ),
          } satisfies AskedQuestion<Asked>,
        ]
      : []),
  ];
  async function send({ level, aspects, words, isNamed }: Asked): Promise<Failure | null> {
    if (level === null) return null;
    const reply = await call('giveRating', { token: screen.token, rating: { level, aspects, words, isNamed } });
    if (!reply.ok) return reply.failure;
    setSent(true);
    return null;
  }
  return (
    <AskedForm<Asked>
      page="rating"
      initial={blank}
      questions={questions}
      review={{ title: t('rate.review'), note: <p className="ask-note">{t('rate.sealed')}</p>, send: say('rate.send') }}
      more={(form) => (form.saysMore ? null : { label: t('rate.more'), change: { saysMore: true } })}
      onSend={send}
      onBack={() => {
        void call('closeCitizenScreen', { token: screen.token });
        onBack();
      }}
    />
  );
}
