import { CheckCircleOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { FilingView } from '../../../../preload/contract-kiosk-services.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { useApplyText } from './apply-text.ts';
import { BringList } from './BringList.tsx';
import { Frame } from './Frame.tsx';
import { PhotoCode } from './PhotoCode.tsx';
import { PrintButton } from './PrintButton.tsx';

interface FiledPageProps {
  readonly filing: FilingView;
  readonly isElder: boolean;
  readonly canPrint: boolean;
  readonly onFinish: () => void;
  readonly onBack?: () => void;
}

/** 预审回执 on the screen: its number, what it is, what it is not, and where it is by now. */
export function FiledPage({ filing, isElder, canPrint, onFinish, onBack }: FiledPageProps) {
  const { t, language } = useApplyText();
  const now = useCall('kioskFilings', {});
  const { again } = now;
  useEffect(() => onTopic('sync', again), [again]);
  const [isPaperGood, setPaperGood] = useState(true);
  const { caseNumber, expiresAt, itemName, bring } = filing;
  const { reach } = now.value?.find((one) => one.caseNumber === caseNumber) ?? filing;
  return (
    <Frame
      title={onBack ? itemName : t('filed.title')}
      onBack={onBack}
      next={{ label: t('filed.finish'), onPress: onFinish }}
      extra={
        canPrint ? (
          <PrintButton
            label={t('filed.print')}
            print={async (jobId) => {
              const reply = await call('printFiling', { caseNumber, jobId, isLarge: isElder });
              setPaperGood(reply.ok && reply.value.printed !== 'failed');
              return reply;
            }}
          />
        ) : (
          <span>{t('printing.noPrinter')}</span>
        )
      }
    >
      <div className="filed">
        <CheckCircleOutlined className="filed-icon" aria-hidden />
        <p className="soft">{t('filed.number')}</p>
        {canPrint && isPaperGood ? (
          <p className="filed-number mono" data-testid="case-number">
            {caseNumber}
          </p>
        ) : (
          <PhotoCode code={`precheck:${caseNumber}`} number={caseNumber} />
        )}
        <p>{t('filed.until', { date: dayWords(shanghaiDate(expiresAt), language) })}</p>
        <p className="ask-note">{t('filed.notReceipt')}</p>
        <p role="status" data-reach={reach}>
          {t(`filed.reach.${reach}`)}
        </p>
      </div>
      <BringList papers={bring} />
    </Frame>
  );
}
