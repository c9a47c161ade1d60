import { Progress } from 'antd';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { bytesText, roughTime } from './amounts.ts';
import { useSendingText } from './sending-text.ts';

/** How much is still to be sent, how fast it goes, and for how long; an unknown time is called one. */
export function SendingTotals({ totals, counts }: Pick<SyncView, 'totals' | 'counts'>) {
  const { t } = useSendingText();
  if (totals === null) {
    const count = counts['needs-attention'];
    return <p className="soft">{count === 0 ? t('nothing') : t('attention', { count })}</p>;
  }
  const { applications, sentBytes, totalBytes, bytesPerSecond, remainingSeconds } = totals;
  const share = totalBytes === 0 ? 0 : sentBytes / totalBytes;
  const time = remainingSeconds === null ? null : roughTime(remainingSeconds);
  return (
    <section className="sending-totals">
      <b>{t('waiting', { count: applications })}</b>
      {totalBytes > 0 && (
        <>
          <Progress percent={Math.floor(share * 100)} size="small" status="normal" />
          <p className="soft">
            {t('bytes', { sent: bytesText(sentBytes), total: bytesText(totalBytes) })}
            {bytesPerSecond !== null && `，${t('rate', { rate: bytesText(bytesPerSecond) })}`}
          </p>
          <p>{time ? t('left', { time: t(time.unit, { count: time.count }) }) : t('unknown')}</p>
        </>
      )}
    </section>
  );
}
