import { CommentOutlined, SmileOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useHandOverText } from './hand-over-text.ts';

/** 交给群众: whether there is a rating, never which; and the two pages that only the citizen can send. */
export function HandOver({ applicationId }: { readonly applicationId: string }) {
  const { t } = useHandOverText();
  const rated = useCall('ratingState', { applicationId });
  const [failure, setFailure] = useState<Failure | null>(null);
  const handOver = async (purpose: 'rating' | 'voice') => {
    const reply = await call('handOver', { purpose, applicationId });
    setFailure(reply.ok ? null : reply.failure);
  };
  const isGiven = (rated.value?.given ?? 0) > 0;
  return (
    <div className="hand-over">
      <p>
        {(['rating', 'voice'] as const).map((purpose) => (
          <Popconfirm
            key={purpose}
            title={t('title')}
            description={<div style={{ maxWidth: 360 }}>{t('body')}</div>}
            okText={t('ok')}
            cancelText={t('cancel')}
            onConfirm={() => handOver(purpose)}
          >
            <Button
              type={purpose === 'rating' ? 'default' : 'link'}
              icon={purpose === 'rating' ? <SmileOutlined /> : <CommentOutlined />}
            >
              {t(purpose === 'rating' ? 'rate' : 'voice')}
            </Button>
          </Popconfirm>
        ))}{' '}
        {rated.value && (
          <ToneTag tone={isGiven ? 'good' : 'calm'} icon={<SmileOutlined />}>
            {t(isGiven ? 'given' : 'notGiven')}
          </ToneTag>
        )}
      </p>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
