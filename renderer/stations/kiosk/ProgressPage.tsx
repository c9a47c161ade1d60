import { IdcardOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { ApplicationSummary, CardReading } from '../../../main/domain/application.ts';
import { longDate } from '../../../main/domain/dates.ts';
import { groupIdNumber, maskIdNumber } from '../../../main/domain/mask.ts';
import type { Failure } from '../../../main/domain/result.ts';
import { call, onTopic } from '../../bridge/client.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { OutcomeTag } from '../../widgets/OutcomeTag.tsx';
import { WhereaboutsTag } from '../../widgets/WhereaboutsTag.tsx';
import type { Hindrance } from './kiosk-services.ts';
import { useKioskText } from './kiosk-text.ts';
import { ServiceOut } from './OutOfService.tsx';
import { ReceiptButton } from './ReceiptButton.tsx';
import { useKioskSession } from './session/kiosk-session.ts';

interface Found {
  readonly name: string;
  readonly idNumber: string;
  readonly applications: readonly ApplicationSummary[];
}

interface ProgressPageProps {
  readonly service: 'progress' | 'receipts';
  /** What is in the way of it now; whoever sees their list already goes on reading it. */
  readonly hindrance: Hindrance | undefined;
  /** null: no receipt can be printed. */
  readonly printer: string | null;
  readonly officeName: string | null;
}

/** 看办件进度: the card in hand opens its own applications and nobody else's. */
export function ProgressPage({ service, hindrance, printer, officeName }: ProgressPageProps) {
  const { t } = useKioskText();
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const { begin } = useKioskSession();
  const lookUp = useCallback(
    async ({ id: readingId, name, idNumber }: CardReading) => {
      const begun = await begin({ readingId });
      const reply = begun.ok ? await call('kioskCases', {}) : begun;
      setFailure(reply.ok ? null : reply.failure);
      setFound(reply.ok ? { name, idNumber, applications: reply.value } : null);
    },
    [begin],
  );

  useEffect(
    () =>
      onTopic('card', (reading) => {
        if (!reading.ok) setFailure(reading.failure);
        else void lookUp(reading.value);
      }),
    [lookUp],
  );

  useEffect(() => {
    if (!hindrance) setFailure(null);
  }, [hindrance]);

  async function readAgain(): Promise<void> {
    const reading = await call('readCard', {});
    if (!reading.ok) setFailure(reading.failure);
    else await lookUp(reading.value);
  }

  if (!found && hindrance) return <ServiceOut service={t(service)} hindrance={hindrance} officeName={officeName} />;
  return (
    <div className="kiosk-scroll">
      {failure && <FailureAlert failure={failure} audience="citizen" onAgain={readAgain} />}
      {!found && (
        <div className="kiosk-ask">
          <IdcardOutlined className="kiosk-card-icon" aria-hidden />
          <h1>{t('placeCard')}</h1>
          <p className="soft">{t('placeHint')}</p>
          <Button onClick={readAgain}>{t('again')}</Button>
        </div>
      )}
      {found && (
        <>
          <h1 className="wrap-anywhere">{t('yours', { name: found.name })}</h1>
          <p className="mono soft">{groupIdNumber(maskIdNumber(found.idNumber))}</p>
          <p>{t('takeCard')}</p>
          {found.applications.length === 0 && <p>{t('nothing')}</p>}
          <ul className="cards">
            {found.applications.map((application) => (
              <li key={application.id} className="sheet kiosk-case">
                <b className="wrap-anywhere">{application.itemName}</b>
                <span className="mono soft">{application.localNumber}</span>
                <span>
                  <WhereaboutsTag whereabouts={application.whereabouts} />{' '}
                  {application.decision && <OutcomeTag decision={application.decision} />}
                </span>
                <span className="soft">
                  {t('accepted', { date: longDate(application.acceptedAt ?? application.receivedAt) })}
                  {application.dueDate && !application.decision
                    ? ` · ${t('due', { date: longDate(application.dueDate) })}`
                    : ''}
                </span>
                <ReceiptButton application={application} printer={printer} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
