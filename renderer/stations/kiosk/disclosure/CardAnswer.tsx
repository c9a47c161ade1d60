import { useCallback, useEffect, useState } from 'react';
import type { CardReading } from '../../../../main/domain/application.ts';
import { maskIdNumber } from '../../../../main/domain/mask.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { CardSign } from '../login/CardSign.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useAskedDisclosureText } from './asked-disclosure-text.ts';

interface CardAnswerProps {
  readonly name: string;
  readonly idNumber: string;
  readonly onRead: (reading: CardReading) => void;
}

/** Name and number off the chip; the number is not shown whole to whoever stands behind (R61). */
export function CardAnswer({ name, idNumber, onRead }: CardAnswerProps) {
  const { t } = useAskedDisclosureText();
  const { citizen } = useKioskSession();
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = useCallback(async () => {
    const reading = await call('readCard', {});
    setFailure(reading.ok ? null : reading.failure);
    if (reading.ok) onRead(reading.value);
  }, [onRead]);
  useEffect(
    () =>
      onTopic('card', (reading) => {
        setFailure(reading.ok ? null : reading.failure);
        if (reading.ok) onRead(reading.value);
      }),
    [onRead],
  );
  const isIn = citizen?.kind === 'card' && idNumber === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes up for somebody who is in already
  useEffect(() => {
    if (isIn) void read();
  }, [isIn]);
  return (
    <>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      {idNumber === '' ? (
        <CardSign label={t('readNow')} onRead={() => void read()} />
      ) : (
        <dl className="ask-facts" data-testid="card-read">
          <div>
            <dt className="soft">{t('name')}</dt>
            <dd>{name}</dd>
          </div>
          <div>
            <dt className="soft">{t('idNumber')}</dt>
            <dd className="mono">{maskIdNumber(idNumber)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}
