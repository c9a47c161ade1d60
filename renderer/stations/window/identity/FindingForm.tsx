import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import {
  type IdentityFinding,
  identityFindingNames,
  identityFindings,
} from '../../../../main/domain/identity/verification.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useIdentityText } from './identity-text.ts';

interface FindingFormProps {
  readonly applicationId: string;
  readonly onDone: () => void;
}

/** 核实: the lead says what came of it; the county then checks again. */
export function FindingForm({ applicationId, onDone }: FindingFormProps) {
  const { t, pick } = useIdentityText();
  const [finding, setFinding] = useState<IdentityFinding['finding'] | null>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async () => {
    if (finding === null) return;
    const reply = await call('settleIdentity', { applicationId, finding, text });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) onDone();
  };
  return (
    <div className="finding-form">
      <label htmlFor="finding">{t('finding')}</label>
      <Select
        id="finding"
        style={{ width: '100%' }}
        value={finding}
        onChange={setFinding}
        options={identityFindings.map((value) => ({ value, label: pick(identityFindingNames[value]) }))}
      />
      <label htmlFor="finding-text">{t('text')}</label>
      <Input.TextArea
        id="finding-text"
        rows={2}
        maxLength={1000}
        value={text}
        placeholder={t('textHint')}
        onChange={({ target }) => setText(target.value)}
      />
      {failure && <FailureAlert failure={failure} />}
      <p>
        <Button type="primary" disabled={finding === null || text.trim().length < 2} onClick={() => void send()}>
          {t('send')}
        </Button>
      </p>
    </div>
  );
}
