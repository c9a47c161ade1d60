import { CheckCircleOutlined, HourglassOutlined, WarningOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useState } from 'react';
import { yuan } from '../../../../main/domain/fees.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { FeeView } from '../../../../preload/contract-public.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { SheetButtons } from '../../../disclosure/SheetButtons.tsx';
import type { Tone } from '../../../theme.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useFeeText } from './fee-text.ts';

const looks: Readonly<Record<FeeView['state'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  free: { tone: 'calm', icon: <CheckCircleOutlined /> },
  unpublished: { tone: 'warn', icon: <WarningOutlined /> },
  due: { tone: 'warn', icon: <HourglassOutlined /> },
  paid: { tone: 'good', icon: <CheckCircleOutlined /> },
  differs: { tone: 'bad', icon: <WarningOutlined /> },
};

/** 收费 of one application. There is a notice to print and nothing to take: paid is the county's word. */
export function FeeBox({ applicationId }: { readonly applicationId: string }) {
  const { t } = useFeeText();
  const { value: fee, again } = useCall('feeOf', { applicationId });
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => onTopic('sync', again), [again]);
  if (!fee || (fee.state === 'free' && fee.receipts.length === 0)) return null;
  return (
    <section className="fee-box" data-testid="fee">
      <h3>{t('title')}</h3>
      <ul>
        {fee.lines.map(({ name, amountFen, basis }) => (
          <li key={name}>
            {name} {amountFen === null ? '' : t('amount', { amount: yuan(amountFen) })}{' '}
            <span className="soft">{basis}</span>
          </li>
        ))}
      </ul>
      <p>
        <ToneTag {...looks[fee.state]}>{t(`state.${fee.state}`)}</ToneTag>{' '}
        {fee.totalFen !== null && <b>{t('total', { amount: yuan(fee.totalFen) })}</b>}
      </p>
      {fee.receipts.map(({ reference, amountFen, channel }) => (
        <p key={reference} className="soft">
          {t('received', { amount: yuan(amountFen), channel, reference })}
        </p>
      ))}
      {fee.state === 'due' && (
        <>
          <p className="soft">{t('where')}</p>
          <SheetButtons
            words={t('notice')}
            ask={() => call('paymentNotice', { applicationId })}
            onFailure={setFailure}
          />
        </>
      )}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}
