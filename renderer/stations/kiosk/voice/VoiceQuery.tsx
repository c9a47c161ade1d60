import './voice.css';
import { Button, Input } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { longDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { voiceStateNames } from '../../../../main/domain/voice/voice.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useVoiceText } from './voice-text.ts';

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';
type Field = 'number' | 'code';

/** 凭编号和查询码查: typed on the page's own keys, or read from the slip's code. */
export function VoiceQuery() {
  const { t, pick } = useVoiceText();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ number: 'TS-', code: '' });
  const [field, setField] = useState<Field>('number');
  const [found, setFound] = useState<Output<'voiceStatus'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = useCallback(async (number: string, queryCode: string) => {
    const reply = await call('voiceStatus', { number, queryCode });
    setFound(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.failure);
  }, []);
  useEffect(
    () =>
      onTopic('code', (scanned) => {
        if (scanned.kind !== 'unknown') return;
        const [number = '', code = ''] = scanned.text.trim().split(/\s+/);
        setTyped({ number, code });
        void ask(number, code);
      }),
    [ask],
  );

  const press = (next: string) => setTyped({ ...typed, [field]: next.slice(0, 40) });
  return (
    <div className="citizen-form" data-page="voice-query">
      <p>{t('scanHint')}</p>
      <div className="citizen-pair">
        {(['number', 'code'] as const).map((one) => (
          <div key={one}>
            <label htmlFor={`query-${one}`}>{t(one)}</label>
            <Input
              id={`query-${one}`}
              value={typed[one]}
              maxLength={40}
              autoComplete="off"
              onFocus={() => setField(one)}
              onChange={({ target }) => setTyped({ ...typed, [one]: target.value.toUpperCase() })}
            />
          </div>
        ))}
      </div>
      <div className="voice-keys">
        {Array.from(signs).map((sign) => (
          <button key={sign} type="button" onClick={() => press(typed[field] + sign)}>
            {sign}
          </button>
        ))}
        <button type="button" className="voice-key-wide" onClick={() => press(typed[field].slice(0, -1))}>
          {t('delete')}
        </button>
      </div>
      <div className="citizen-actions">
        <Button
          type="primary"
          size="large"
          disabled={typed.code.length < 4}
          onClick={() => void ask(typed.number, typed.code)}
        >
          {t('ask')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      {found && (
        <section className="sheet" role="status">
          <p className="mono">{found.number}</p>
          <p>
            <b>{pick(voiceStateNames[found.state])}</b>{' '}
            <span className="soft">{t('given', { date: longDate(found.at) })}</span>
          </p>
          {found.answer !== null && <p className="keep-lines wrap-anywhere">{t('answer', { answer: found.answer })}</p>}
        </section>
      )}
    </div>
  );
}
