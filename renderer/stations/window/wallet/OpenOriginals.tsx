import { Button } from 'antd';
import { useEffect } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useWalletText } from './wallet-text.ts';

/** 未签收退还的原件 of all cases; nothing where there is none. */
export function OpenOriginals({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { t } = useWalletText();
  const { value, again } = useCall('openOriginals', {});
  useEffect(() => onTopic('desk', again), [again]);
  if (!value || value.length === 0) return null;
  return (
    <>
      <h2>{t('list')}</h2>
      <ul className="cards" data-list="originals">
        {value.map((one) => (
          <li key={one.id} className="sheet card">
            <div className="card-head">
              <b className="clip">{one.materialName}</b>
              <span className="clip">
                {one.applicantName} · {one.itemName}
              </span>
              <span className="mono soft">{one.localNumber}</span>
              <span className="top-gap" />
              <Button onClick={() => onOpen(one.applicationId)}>{t('give')}</Button>
            </div>
            <p className="soft">
              {t('keepHow', {
                count: one.count,
                holder: t(`holder.${one.holder}`) + (one.place === '' ? '' : `（${one.place}）`),
                by: one.keptBy,
                at: shortTime(one.keptAt),
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
