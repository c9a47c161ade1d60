import { Alert } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { receiptText } from '../../../../main/domain/receipt-code.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { KioskCitizen } from '../../../../preload/contract-kiosk.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Frame } from '../apply/Frame.tsx';
import type { Hindrance } from '../kiosk-services.ts';
import { ServiceOut } from '../OutOfService.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { CardSign } from './CardSign.tsx';
import { useLoginText } from './login-text.ts';
import { ReceiptAlone } from './ReceiptAlone.tsx';

interface LoginGateProps {
  /** A receipt shows the progress of its own matter; everything else needs the person. */
  readonly by: 'card' | 'any';
  readonly service: string;
  /** In the way of the reader; whoever is in already goes on. */
  readonly hindrance: Hindrance | undefined;
  readonly officeName: string | null;
  readonly onBack: () => void;
  readonly children: (citizen: KioskCitizen) => ReactNode;
}

/** 登录: whoever shows a card, or scans a receipt, comes in; nobody types a number here. */
export function LoginGate({ by, service, hindrance, officeName, onBack, children }: LoginGateProps) {
  const { t } = useLoginText();
  const { citizen, begin } = useKioskSession();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isIn = citizen !== null && (by === 'any' || citizen.kind === 'card');

  useEffect(() => {
    const stops = [
      onTopic('card', (reading) => {
        // A good one is let in by the session, wherever the page stands.
        setAsked(null);
        setFailure(reading.ok ? null : reading.failure);
      }),
      onTopic('code', (code) => {
        if (by === 'card' || (code.kind !== 'application' && code.kind !== 'elsewhere')) return;
        setFailure(null);
        setAsked(code.localNumber);
        // Of another machine's receipt the county is asked, which may take a moment.
        setAsking(true);
        void begin({ receipt: receiptText(code) })
          .then((begun) => setFailure(begun.ok ? null : begun.failure))
          .finally(() => setAsking(false));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [begin, by]);

  useEffect(() => {
    if (!hindrance) setFailure(null);
  }, [hindrance]);

  if (isIn) return children(citizen);
  if (hindrance) return <ServiceOut service={service} hindrance={hindrance} officeName={officeName} />;
  const readAgain = async () => {
    const reading = await call('readCard', {});
    const begun = reading.ok ? await begin({ readingId: reading.value.id }) : reading;
    setFailure(begun.ok ? null : begun.failure);
  };
  return (
    <Frame page="login" title={t(by === 'card' ? 'card' : 'any')} onBack={onBack}>
      {isAsking && <Alert type="info" showIcon title={t('asking')} />}
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      {failure?.code === 'kiosk/receipt-offline' && asked !== null && <ReceiptAlone localNumber={asked} />}
      {citizen?.kind === 'receipt' && <Alert type="info" showIcon title={t('cardOnly')} />}
      <CardSign label={t('again')} onRead={() => void readAgain()}>
        <p className="soft">{t('hint')}</p>
        {by === 'any' && <p className="soft">{t('receiptHint')}</p>}
      </CardSign>
    </Frame>
  );
}
