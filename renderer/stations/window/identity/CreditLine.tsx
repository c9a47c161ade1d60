import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { creditStandingNames } from '../../../../main/domain/credit.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useItem } from '../../../desk/hooks.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useIdentityText } from './identity-text.ts';

interface CreditLineProps {
  readonly applicationId: string;
  readonly itemCode: string;
}

/** 信用核查 where papers come later or a commitment was given; a bad word asks for the papers at once. */
export function CreditLine({ applicationId, itemCode }: CreditLineProps) {
  const { t, pick } = useIdentityText();
  const item = useItem(itemCode);
  const { value, again } = useCall('creditState', { applicationId });
  useEffect(() => onTopic('desk', again), [again]);
  if (!value || (!value.isAsked && value.standing === 'pending')) return null;
  const names = value.stopped.map((code) => item?.materials.find((one) => one.code === code)?.name ?? code);
  return (
    <>
      <p>
        <ToneTag tone={value.standing === 'bad' ? 'bad' : 'calm'} icon={<SafetyCertificateOutlined />}>
          {pick(creditStandingNames[value.standing])}
        </ToneTag>{' '}
        <span className="soft">{value.note}</span>
      </p>
      {names.length > 0 && (
        <Alert type="warning" showIcon title={t('deferralStopped')} description={names.join('、')} />
      )}
    </>
  );
}
