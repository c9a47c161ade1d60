import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import {
  type GivenVoice,
  type VoiceKind,
  voiceKindNames,
  voiceTopicNames,
  voiceTopics,
} from '../../../../main/domain/voice/voice.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { AskedForm, type AskedQuestion } from '../asked/AskedForm.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { DigitsAnswer } from '../asked/DigitsAnswer.tsx';
import { WrittenAnswer } from '../asked/WrittenAnswer.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { AboutAnswer } from './AboutAnswer.tsx';
import { SpokenPage } from './SpokenPage.tsx';
import { useVoiceText } from './voice-text.ts';

interface VoiceAskedProps {
  /** Which kinds may be meant here; of one alone nobody is asked. */
  readonly kinds: readonly [VoiceKind, ...VoiceKind[]];
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

/** Not chosen yet, where there is a choice. */
type Asked = Omit<GivenVoice, 'kind'> & { readonly kind: VoiceKind | null; readonly isAboutSaid: boolean };

/** 投诉举报、意见建议: one thing a page; ticks are enough, words, a matter, a name and a telephone are the citizen's choice. */
export function VoiceAsked({ kinds, onBack, onFinish }: VoiceAskedProps) {
  const { t, pick, language } = useVoiceText();
  const { citizen } = useKioskSession();
  const [spoken, setSpoken] = useState<Output<'giveVoice'> | null>(null);
  /** Off the card of whoever is in; nobody is asked for a card in order to complain. */
  const ownName = citizen?.kind === 'card' ? citizen.name : null;
  if (spoken) return <SpokenPage spoken={spoken} onFinish={onFinish} />;

  const kindQuestion = (form: Asked): AskedQuestion<Asked> => ({
    key: 'kind',
    title: t('ask.kind'),
    words: form.kind === null ? '' : pick(voiceKindNames[form.kind]),
    answer: ({ done }) => (
      <BigChoices
        choices={kinds.map((kind) => ({ key: kind, label: pick(voiceKindNames[kind]), hint: t(`kindHint.${kind}`) }))}
        chosen={form.kind === null ? [] : [form.kind]}
        onChoose={(key) => done({ kind: kinds.find((kind) => kind === key) ?? null })}
      />
    ),
  });
  const questions = (form: Asked): readonly AskedQuestion<Asked>[] => [
    ...(kinds.length > 1 ? [kindQuestion(form)] : []),
    {
      key: 'topics',
      title: t('ask.topics'),
      hint: t('ask.topicsHint'),
      words: form.topics.map((topic) => pick(voiceTopicNames[topic])).join(language === 'zh' ? '、' : ', '),
      problem: form.topics.length === 0 ? t('ask.topicsMissing') : null,
      answer: ({ put }) => (
        <BigChoices
          choices={voiceTopics.map((topic) => ({ key: topic, label: pick(voiceTopicNames[topic]) }))}
          chosen={form.topics}
          onChoose={(key) =>
            put({ topics: voiceTopics.filter((topic) => (topic === key) !== form.topics.includes(topic)) })
          }
        />
      ),
    },
    {
      key: 'words',
      title: t('ask.words'),
      hint: t('ask.wordsHint'),
      isOptional: true,
      words: form.words,
      answer: ({ put }) => (
        <WrittenAnswer
          label={t('ask.words')}
          rows={4}
          maxLength={2000}
          value={form.words}
          onChange={(words) => put({ words })}
        />
      ),
    },
    {
      key: 'about',
      title: t('ask.about'),
      hint: t('ask.aboutHint'),
      isOptional: true,
      words: form.localNumber === '' && form.isAboutSaid ? t('ask.aboutNone') : form.localNumber,
      answer: ({ done }) => (
        <AboutAnswer
          value={form.localNumber}
          isNone={form.isAboutSaid && form.localNumber === ''}
          onDone={(localNumber) => done({ localNumber, isAboutSaid: true })}
        />
      ),
    },
    {
      key: 'phone',
      title: t('ask.phone'),
      hint: t('ask.phoneHint'),
      isOptional: true,
      words: form.phone,
      problem: form.phone !== '' && form.phone.length < 7 ? t('ask.phoneShort') : null,
      answer: ({ put }) => (
        <DigitsAnswer
          kind="digits"
          maxLength={20}
          value={form.phone}
          onChange={(phone) => put({ phone: phone === null ? '' : String(phone) })}
        />
      ),
    },
    {
      key: 'name',
      title: t('ask.name'),
      hint: t('ask.nameHint'),
      isOptional: true,
      words: form.name,
      answer: ({ put, done }) => (
        <WrittenAnswer
          label={t('ask.name')}
          maxLength={50}
          value={form.name}
          offers={[
            { key: 'unnamed', label: t('ask.nameNone'), onTake: () => done({ name: '' }) },
            ...(ownName === null
              ? []
              : [
                  {
                    key: 'own-name',
                    label: t('ask.nameOwn', { name: ownName }),
                    onTake: () => done({ name: ownName }),
                  },
                ]),
          ]}
          onChange={(name) => put({ name })}
        />
      ),
    },
  ];
  /** The page opens only now: what is asked for minutes before has no time limit of its own. */
  async function send({ kind, isAboutSaid: _said, ...voice }: Asked): Promise<Failure | null> {
    const opened = await call('beginVoice', {});
    if (!opened.ok) return opened.failure;
    const given = await call('giveVoice', { token: opened.value.token, voice: { ...voice, kind: kind ?? kinds[0] } });
    if (!given.ok) return given.failure;
    setSpoken(given.value);
    return null;
  }
  return (
    <AskedForm<Asked>
      page="voice"
      initial={{
        kind: kinds.length > 1 ? null : kinds[0],
        topics: [],
        words: '',
        localNumber: citizen?.kind === 'receipt' ? citizen.localNumber : '',
        isAboutSaid: citizen?.kind === 'receipt',
        name: '',
        phone: '',
      }}
      questions={questions}
      review={{ title: t('ask.review'), note: <p className="ask-note">{t('ask.sealed')}</p>, send: t('ask.send') }}
      onSend={send}
      onBack={onBack}
    />
  );
}
