import { IdcardOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import { longDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CitizenScreenView } from '../../../../preload/contract-citizen.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useVoiceText } from './voice-text.ts';

interface Mine {
  readonly readingId: string;
  readonly applications: readonly ApplicationSummary[];
}

/** The card opens its own matters, a receipt the one that it stands for; nothing else opens any. */
export function RatingDoor({ onOpened }: { readonly onOpened: (screen: CitizenScreenView) => void }) {
  const { t } = useVoiceText();
  const [mine, setMine] = useState<Mine | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const begin = useCallback(
    async (applicationId: string, proof: { readingId: string } | { receipt: string }) => {
      const begun = await call('beginRating', { applicationId, proof });
      setFailure(begun.ok ? null : begun.failure);
      if (begun.ok) onOpened(begun.value);
    },
    [onOpened],
  );
  const { begin: beginVisit } = useKioskSession();
  const lookUp = useCallback(
    async ({ id: readingId }: { readonly id: string }) => {
      const begun = await beginVisit({ readingId });
      const reply = begun.ok ? await call('kioskCases', {}) : begun;
      setFailure(reply.ok ? null : reply.failure);
      setMine(reply.ok ? { readingId, applications: reply.value } : null);
    },
    [beginVisit],
  );

  useEffect(() => {
    const stops = [
      onTopic('card', (reading) => {
        if (reading.ok) void lookUp(reading.value);
        else setFailure(reading.failure);
      }),
      onTopic('code', (code) => {
        if (code.kind === 'application') void begin(code.applicationId, { receipt: code.localNumber });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [begin, lookUp]);

  const readNow = async () => {
    const reading = await call('readCard', {});
    if (reading.ok) await lookUp(reading.value);
    else setFailure(reading.failure);
  };
  return (
    <>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      {!mine && (
        <div className="kiosk-ask">
          <IdcardOutlined className="kiosk-card-icon" aria-hidden />
          <h1>{t('place')}</h1>
          <Button onClick={() => void readNow()}>{t('readCard')}</Button>
        </div>
      )}
      {mine && (
        <>
          <h1>{mine.applications.length > 0 ? t('whose') : t('none')}</h1>
          <ul className="kiosk-choices">
            {mine.applications.map((one) => (
              <li key={one.id}>
                <Button
                  block
                  className="kiosk-choice"
                  onClick={() => void begin(one.id, { readingId: mine.readingId })}
                >
                  {one.itemName}　{t('accepted', { date: longDate(one.acceptedAt ?? one.receivedAt) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
