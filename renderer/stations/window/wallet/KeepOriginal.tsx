import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { originalHolders } from '../../../../main/domain/originals.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useItem } from '../../../desk/hooks.ts';
import { useWalletText } from './wallet-text.ts';

interface KeepOriginalProps {
  readonly applicationId: string;
  readonly itemCode: string;
  readonly onDone: (failure: Failure | null) => void;
  readonly onCancel: () => void;
}

export function KeepOriginal({ applicationId, itemCode, onDone, onCancel }: KeepOriginalProps) {
  const { t } = useWalletText();
  const item = useItem(itemCode);
  const [materialCode, setMaterial] = useState<string | null>(null);
  const [count, setCount] = useState(1);
  const [holder, setHolder] = useState<(typeof originalHolders)[number]>('window');
  const [place, setPlace] = useState('');
  const keep = async () => {
    if (materialCode === null) return;
    const reply = await call('keepOriginal', { applicationId, materialCode, count, holder, place });
    onDone(reply.ok ? null : reply.failure);
  };
  return (
    <div className="original-form sheet">
      <Select
        aria-label={t('material')}
        placeholder={t('material')}
        style={{ minWidth: 220 }}
        value={materialCode}
        onChange={setMaterial}
        options={(item?.materials ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <InputNumber aria-label={t('count')} min={1} max={99} value={count} onChange={(next) => setCount(next ?? 1)} />
      <Select
        aria-label={t('holder.window')}
        style={{ minWidth: 130 }}
        value={holder}
        onChange={setHolder}
        options={originalHolders.map((value) => ({ value, label: t(`holder.${value}`) }))}
      />
      <Input
        aria-label={t('place')}
        placeholder={t('place')}
        maxLength={200}
        style={{ width: 180 }}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <Button type="primary" disabled={materialCode === null} onClick={() => void keep()}>
        {t('ok')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
