import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import {
  type GivenVoice,
  type VoiceKind,
  voiceKindNames,
  voiceKinds,
  voiceTopicNames,
  voiceTopics,
} from '../../main/domain/voice/voice.ts';
import type { Output } from '../../preload/contract.ts';
import { call } from '../bridge/client.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useCitizenText } from './citizen-text.ts';

interface VoiceFormProps {
  readonly token: string;
  readonly kind: VoiceKind;
  readonly localNumber: string;
  readonly onSent: (spoken: Output<'giveVoice'>) => void;
  readonly onLeave: () => void;
}

/** 投诉举报、意见建议: ticks are enough, words and a name are the citizen's choice. */
export function VoiceForm({ token, kind, localNumber, onSent, onLeave }: VoiceFormProps) {
  const { t, pick } = useCitizenText();
  const [voice, setVoice] = useState<GivenVoice>({ kind, topics: [], words: '', localNumber, name: '', phone: '' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (next: Partial<GivenVoice>) => setVoice({ ...voice, ...next });
  const isEmpty = voice.topics.length === 0 && voice.words.trim().length < 2;

  async function send(): Promise<void> {
    setBusy(true);
    const reply = await call('giveVoice', { token, voice }).finally(() => setBusy(false));
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) onSent(reply.value);
  }

  return (
    <div className="citizen-form" data-page="voice">
      <h1>{t('voice.title')}</h1>
      <fieldset className="citizen-topics kinds" aria-label={t('voice.kind')}>
        {voiceKinds.map((one) => (
          <button
            key={one}
            type="button"
            className="citizen-choice"
            aria-pressed={voice.kind === one}
            onClick={() => change({ kind: one })}
          >
            {pick(voiceKindNames[one])}
          </button>
        ))}
      </fieldset>
      <fieldset className="citizen-topics">
        <legend>{t('voice.topics')}</legend>
        {voiceTopics.map((topic) => {
          const isChosen = voice.topics.includes(topic);
          return (
            <button
              key={topic}
              type="button"
              className="citizen-choice"
              aria-pressed={isChosen}
              onClick={() =>
                change({
                  topics: isChosen ? voice.topics.filter((one) => one !== topic) : [...voice.topics, topic],
                })
              }
            >
              {pick(voiceTopicNames[topic])}
            </button>
          );
        })}
      </fieldset>
      <label htmlFor="voice-words">{t('voice.words')}</label>
      <Input.TextArea
        id="voice-words"
        rows={3}
        maxLength={2000}
        value={voice.words}
        placeholder={t('voice.wordsHint')}
        onChange={({ target }) => change({ words: target.value })}
      />
      <div className="citizen-pair">
        {(
          [
            ['name', 50],
            ['phone', 30],
          ] as const
        ).map(([field, maxLength]) => (
          <div key={field}>
            <label htmlFor={`voice-${field}`}>{t(`voice.${field}`)}</label>
            <Input
              id={`voice-${field}`}
              maxLength={maxLength}
              value={voice[field]}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          </div>
        ))}
      </div>
      <div>
        <label htmlFor="voice-number">{t('voice.number')}</label>
        <Input
          id="voice-number"
          maxLength={60}
          value={voice.localNumber}
          onChange={({ target }) => change({ localNumber: target.value })}
        />
      </div>
      <p className="soft">{t('voice.sealed')}</p>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <div className="citizen-actions">
        <Button type="primary" size="large" loading={isBusy} disabled={isEmpty} onClick={() => void send()}>
          {t('voice.send')}
        </Button>
        <Button size="large" onClick={onLeave}>
          {t('cancel')}
        </Button>
        {isEmpty && <span className="soft">{t('voice.empty')}</span>}
      </div>
    </div>
  );
}
