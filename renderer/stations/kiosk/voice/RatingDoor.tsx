import { useCallback, useEffect, useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { receiptText } from '../../../../main/domain/receipt-code.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CitizenScreenView } from '../../../../preload/contract-citizen.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { CardSign } from '../login/CardSign.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useVoiceText } from './voice-text.ts';

interface Mine {
  readonly readingId: string;
  readonly applications: readonly ApplicationSummary[];
}

interface RatingDoorProps {
  readonly onOpened: (screen: CitizenScreenView) => void;
  readonly onBack: () => void;
}

/** The card opens its own matters, a receipt the one that it stands for; nothing else opens any. */
export function RatingDoor({ onOpened, onBack }: RatingDoorProps) {
  const { t, language } = useVoiceText();
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
  const { citizen, begin: beginVisit } = useKioskSession();
  const readingId = citizen?.kind === 'card' ? citizen.readingId : null;
  // A card lets its holder in wherever the page stands, also while this one was on its way.
  useEffect(() => {
    if (readingId === null) return setMine(null);
    void call('kioskCases', {}).then((reply) => {
      setFailure(reply.ok ? null : reply.failure);
      setMine(reply.ok ? { readingId, applications: reply.value } : null);
    });
  }, [readingId]);

  useEffect(() => {
    const stops = [
      onTopic('card', (reading) => setFailure(reading.ok ? null : reading.failure)),
      onTopic('code', (code) => {
        if (code.kind === 'application') void begin(code.applicationId, { receipt: receiptText(code) });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [begin]);

  const readNow = async () => {
    const reading = await call('readCard', {});
    const begun = reading.ok ? await beginVisit({ readingId: reading.value.id }) : reading;
    setFailure(begun.ok ? null : begun.failure);
  };
  if (mine === null) {
    return (
      <Frame page="rating-door" title={t('place')} onBack={onBack}>
        {failure && <FailureAlert failure={failure} audience="citizen" />}
        <CardSign onRead={() => void readNow()} label={t('readCard')} />
      </Frame>
    );
  }
  return (
    <Frame page="rating-matters" title={mine.applications.length > 0 ? t('whose') : t('none')} onBack={onBack}>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <BigChoices
        choices={mine.applications.map((one) => ({
          key: one.id,
          label: one.itemName,
          hint: t('accepted', { date: dayWords(shanghaiDate(one.acceptedAt ?? one.receivedAt), language) }),
        }))}
        onChoose={(id) => void begin(id, { readingId: mine.readingId })}
      />
    </Frame>
  );
}
