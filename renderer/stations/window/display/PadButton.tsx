import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Input } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useDisplayWords } from './display-words.ts';

/** 签字板: the same signature, on the pad of the desk. */
export function PadButton({ about }: { readonly about: Input<'signOnPad'> }) {
  const { t } = useDisplayWords();
  const [isWaiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sign = async () => {
    setWaiting(true);
    setFailure(null);
    const reply = await call('signOnPad', about).finally(() => setWaiting(false));
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <>
      <Button icon={<EditOutlined />} loading={isWaiting} onClick={() => void sign()}>
        {t(isWaiting ? 'onPad' : 'pad')}
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
