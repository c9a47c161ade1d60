import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCaseText } from './case-text.ts';

/** 答复督办: into the ledger at once, to the county with the next contact. */
export function AnswerBox({ noticeId }: { readonly noticeId: string }) {
  const { t } = useCaseText();
  const field = useId();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const reply = await call('answerSupervision', { noticeId, text }).finally(() => setSending(false));
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <div className="answer-box">
      <label htmlFor={field}>{t('tray.answerLabel')}</label>
      <Input.TextArea
        id={field}
        value={text}
        maxLength={2000}
        rows={2}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" disabled={text.trim().length < 2} loading={isSending} onClick={send}>
        {t('tray.send')}
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
