import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { RuleCode } from '../../../../main/domain/alarms/rules.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useLimitsText } from './limits-text.ts';

interface ExplainBoxProps {
  readonly rule: RuleCode;
  readonly applicationId: string | null;
  readonly onDone: () => void;
}

/** 说明情况: into the ledger at once; it keeps a yellow card from growing. */
export function ExplainBox({ rule, applicationId, onDone }: ExplainBoxProps) {
  const { t } = useLimitsText();
  const field = useId();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const reply = await call('answerAlarm', { rule, applicationId, text }).finally(() => setSending(false));
    if (reply.ok) onDone();
    else setFailure(reply.failure);
  };
  return (
    <div className="explain-box">
      <label htmlFor={field}>{t('explainLabel')}</label>
      <Input.TextArea
        id={field}
        autoFocus
        value={text}
        maxLength={2000}
        rows={2}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="explain-actions">
        <Button type="primary" disabled={text.trim().length < 2} loading={isSending} onClick={send}>
          {t('send')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
