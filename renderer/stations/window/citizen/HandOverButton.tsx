import { CommentOutlined, SmileOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useHandOverText } from './hand-over-text.ts';

interface HandOverButtonProps {
  readonly purpose: 'rating' | 'voice';
  /** Null: about no case. */
  readonly applicationId: string | null;
  readonly onFailure: (failure: Failure | null) => void;
}

/** 交给群众: asks first, since it signs the clerk out. */
export function HandOverButton({ purpose, applicationId, onFailure }: HandOverButtonProps) {
  const { t } = useHandOverText();
  const handOver = async () => {
    const reply = await call('handOver', { purpose, applicationId });
    onFailure(reply.ok ? null : reply.failure);
  };
  return (
    <Popconfirm
      title={t('title')}
      description={<div className="hand-over-words">{t('body')}</div>}
      okText={t('ok')}
      cancelText={t('cancel')}
      onConfirm={handOver}
    >
      <Button icon={purpose === 'rating' ? <SmileOutlined /> : <CommentOutlined />}>
        {t(purpose === 'rating' ? 'rate' : 'voice')}
      </Button>
    </Popconfirm>
  );
}
