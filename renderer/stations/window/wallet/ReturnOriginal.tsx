import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useWalletText } from './wallet-text.ts';

interface ReturnOriginalProps {
  readonly applicationId: string;
  readonly id: string;
  readonly onDone: (failure: Failure | null) => void;
  readonly onCancel: () => void;
}

/** 退还: who took it, and whether it was signed for. */
export function ReturnOriginal({ applicationId, id, onDone, onCancel }: ReturnOriginalProps) {
  const { t } = useWalletText();
  const [receiver, setReceiver] = useState('');
  const [relation, setRelation] = useState('');
  const [isSigned, setSigned] = useState(false);
  const giveBack = async () => {
    const reply = await call('returnOriginal', { applicationId, id, receiver, relation, isSigned });
    onDone(reply.ok ? null : reply.failure);
  };
  return (
    <div className="original-form">
      <Input
        aria-label={t('receiver')}
        placeholder={t('receiver')}
        maxLength={100}
        style={{ width: 140 }}
        value={receiver}
        onChange={({ target }) => setReceiver(target.value)}
      />
      <Input
        aria-label={t('relation')}
        placeholder={t('relation')}
        maxLength={50}
        style={{ width: 140 }}
        value={relation}
        onChange={({ target }) => setRelation(target.value)}
      />
      <Checkbox checked={isSigned} onChange={({ target }) => setSigned(target.checked)}>
        {t('signed')}
      </Checkbox>
      <Button type="primary" disabled={receiver.trim() === ''} onClick={() => void giveBack()}>
        {t('ok')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
