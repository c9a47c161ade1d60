import '../../../disclosure/disclosure.css';
import './look-up.css';
import { CommentOutlined, ReadOutlined } from '@ant-design/icons';
import { useCallback, useEffect, useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { voiceStateNames } from '../../../../main/domain/voice/voice.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { DisclosureStatusCard } from '../../../disclosure/DisclosureStatusCard.tsx';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { CodeAnswer } from '../asked/CodeAnswer.tsx';
import { useVoiceText } from './voice-text.ts';

type About = 'voice' | 'disclosure';
type Found =
  | { readonly about: 'voice'; readonly status: Output<'voiceStatus'> }
  | { readonly about: 'disclosure'; readonly status: Output<'disclosure'> };
interface Typed {
  readonly about: About;
  readonly number: string;
  readonly code: string;
}

/** By which the number of a complaint begins (voice.ts): nobody has to type it. */
const voicePrefix = 'TS-';
const shortestCode = 4;

/** 凭编号和查询码查: what became of a complaint or a request, read off the slip's code or typed on keys, one thing a page. */
export function LookUpPage({ onBack, onFinish }: { readonly onBack: () => void; readonly onFinish: () => void }) {
  const { t, pick, language } = useVoiceText();
  const [at, setAt] = useState<'about' | 'number' | 'code' | 'found'>('about');
  const [typed, setTyped] = useState<Typed>({ about: 'voice', number: '', code: '' });
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  const ask = useCallback(async ({ about, number, code }: Typed) => {
    setBusy(true);
    try {
      if (about === 'voice') {
        const reply = await call('voiceStatus', { number, queryCode: code });
        setFailure(reply.ok ? null : reply.failure);
        if (reply.ok) setFound({ about, status: reply.value });
        return reply.ok;
      }
      const reply = await call('disclosure', { localNumber: number, queryCode: code });
      setFailure(reply.ok ? null : reply.failure);
      if (reply.ok) setFound({ about, status: reply.value });
      return reply.ok;
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(
    () =>
      onTopic('code', (scanned) => {
        if (scanned.kind !== 'unknown') return;
        const [number = '', code = ''] = scanned.text.trim().split(/\s+/);
        const read: Typed = { about: number.startsWith(voicePrefix) ? 'voice' : 'disclosure', number, code };
        setTyped(read);
        void ask(read).then((isFound) => setAt(isFound ? 'found' : 'code'));
      }),
    [ask],
  );
  const step = (to: typeof at) => {
    setFailure(null);
    setAt(to);
  };
  if (at === 'about') {
    return (
      <Frame page="voice-query" title={t('query')} onBack={onBack}>
        <BigChoices
          choices={[
            { key: 'voice', label: t('look.voice'), icon: <CommentOutlined aria-hidden /> },
            { key: 'disclosure', label: t('look.disclosure'), icon: <ReadOutlined aria-hidden /> },
          ]}
          onChoose={(key) => {
            const about: About = key === 'disclosure' ? 'disclosure' : 'voice';
            setTyped({ about, number: about === 'voice' ? voicePrefix : '', code: '' });
            step('number');
          }}
        />
        <p className="ask-note">{t('scanHint')}</p>
      </Frame>
    );
  }
  if (at === 'found' && found) {
    return (
      <Frame
        page="voice-found"
        title={t('look.found')}
        onBack={() => step('code')}
        next={{ label: t('look.done'), onPress: onFinish }}
      >
        {found.about === 'disclosure' ? (
          <DisclosureStatusCard view={found.status} />
        ) : (
          <section className="sheet look-up-found" role="status">
            <p className="mono">{found.status.number}</p>
            <p className="look-up-state">{pick(voiceStateNames[found.status.state])}</p>
            <p className="soft">{t('given', { date: dayWords(shanghaiDate(found.status.at), language) })}</p>
            {found.status.answer !== null && (
              <p className="keep-lines wrap-anywhere">{t('answer', { answer: found.status.answer })}</p>
            )}
          </section>
        )}
      </Frame>
    );
  }
  const field = at === 'number' ? 'number' : 'code';
  return (
    <Frame
      page={`voice-query-${field}`}
      title={t(`look.${field}`)}
      progress={t('look.progress', { n: field === 'number' ? 1 : 2 })}
      onBack={() => step(field === 'number' ? 'about' : 'number')}
      next={
        field === 'number'
          ? { label: t('look.next'), isDisabled: typed.number.length < 8, onPress: () => step('code') }
          : {
              label: t('ask.lookUp'),
              isBusy,
              isDisabled: typed.code.length < shortestCode,
              onPress: () => void ask(typed).then((isFound) => isFound && setAt('found')),
            }
      }
    >
      <p className="soft">{t('scanHint')}</p>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <CodeAnswer
        label={t(`look.${field}`)}
        value={typed[field]}
        mostSigns={field === 'number' ? 40 : 20}
        onChange={(next) => setTyped({ ...typed, [field]: next })}
      />
    </Frame>
  );
}
