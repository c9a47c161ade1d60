import './wallet.css';
import { Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import { isOpen } from '../../../../main/domain/originals.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { HeldOriginalView } from '../../../../preload/contract-wallet.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { KeepOriginal } from './KeepOriginal.tsx';
import { ReturnOriginal } from './ReturnOriginal.tsx';
import { useWalletText } from './wallet-text.ts';

interface OriginalsBoxProps {
  readonly applicationId: string;
  readonly itemCode: string;
}

/** 原件: who holds which, until it is back with a signature. */
export function OriginalsBox({ applicationId, itemCode }: OriginalsBoxProps) {
  const { t } = useWalletText();
  const { value, again } = useCall('originals', { applicationId });
  const [doing, setDoing] = useState<'keep' | string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = (next: Failure | null) => {
    setFailure(next);
    if (next !== null) return;
    setDoing(null);
    again();
  };
  const sign = async (one: HeldOriginalView) => {
    if (!one.returned) return;
    const { receiver, relation } = one.returned;
    const reply = await call('returnOriginal', { applicationId, id: one.id, receiver, relation, isSigned: true });
    done(reply.ok ? null : reply.failure);
  };
  const held = value ?? [];
  return (
    <section className="originals-box">
      <h3>{t('originals')}</h3>
      {held.length === 0 && doing !== 'keep' && <p className="soft">{t('none')}</p>}
      <ul className="cards">
        {held.map((one) => (
          <li key={one.id} className="sheet" data-open={isOpen(one)}>
            <b>{one.materialName}</b>{' '}
            <span className="soft">
              {t('keepHow', {
                count: one.count,
                holder: t(`holder.${one.holder}`) + (one.place === '' ? '' : `（${one.place}）`),
                by: one.keptBy,
                at: shortTime(one.keptAt),
              })}
            </span>
            {one.returned && (
              <p>
                {t(one.returned.isSigned ? 'returned' : 'returnedOpen', {
                  receiver: one.returned.receiver,
                  at: shortTime(one.returned.returnedAt),
                })}{' '}
                {!one.returned.isSigned && <Button onClick={() => void sign(one)}>{t('sign')}</Button>}
              </p>
            )}
            {!one.returned && doing !== one.id && <Button onClick={() => setDoing(one.id)}>{t('give')}</Button>}
            {doing === one.id && (
              <ReturnOriginal applicationId={applicationId} id={one.id} onDone={done} onCancel={() => setDoing(null)} />
            )}
          </li>
        ))}
      </ul>
      {doing === 'keep' ? (
        <KeepOriginal applicationId={applicationId} itemCode={itemCode} onDone={done} onCancel={() => setDoing(null)} />
      ) : (
        <Button onClick={() => setDoing('keep')}>{t('keep')}</Button>
      )}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}
