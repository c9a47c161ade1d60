import { IdcardOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { CardReading, Draft } from '../../../../main/domain/application.ts';
import { ageOn, shanghaiDate } from '../../../../main/domain/dates.ts';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import { isKnownNation } from '../../../../main/domain/nations.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { CardPhoto } from './CardPhoto.tsx';
import { CardRemarks } from './CardRemarks.tsx';
import { useCardText } from './card-text.ts';
import { cardFailed, cardPlaced, type Visit } from './visit.ts';
import { useIntakeText } from './words.ts';

interface IdentityStepProps {
  readonly visit: Visit;
  /** The draft in hand, when there is one already. */
  readonly draft: Draft | null;
  readonly now: string;
  readonly onChooseItem: () => void;
}

/** 身份核验: the card does the typing; the manual path is always there (R40). */
export function IdentityStep({ visit, draft, now, onChooseItem }: IdentityStepProps) {
  const { t } = useIntakeText();
  const [isWaiting, setWaiting] = useState(false);
  const readNow = async () => {
    setWaiting(true);
    const read = await call('readCard', {}).finally(() => setWaiting(false));
    if (read.ok) await cardPlaced(read.value);
    else cardFailed(read.failure);
  };
  return (
    <section className="intake-identity" aria-label={t('steps.identity')}>
      {visit.cardFailure && <FailureAlert failure={visit.cardFailure} onAgain={() => void readNow()} />}
      {visit.reading ? (
        <CardFace reading={visit.reading} today={shanghaiDate(now)} />
      ) : (
        <div className="card-invitation">
          <IdcardOutlined className="card-invitation-icon" aria-hidden />
          <h2>{t('identity.title')}</h2>
          <p className="soft">{t('identity.hint')}</p>
          <Button autoFocus={draft === null} size="large" loading={isWaiting} onClick={() => void readNow()}>
            {isWaiting ? t('identity.reading') : t('identity.readNow')}
          </Button>
        </div>
      )}
      {!draft && (
        <div className="intake-identity-actions">
          {visit.reading ? (
            <Button type="primary" size="large" autoFocus onClick={onChooseItem}>
              {t('identity.goOn')}
            </Button>
          ) : (
            <>
              <Button size="large" onClick={onChooseItem}>
                {t('identity.manual')}
              </Button>
              <span className="soft">{t('identity.manualHint')}</span>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function CardFace({ reading, today }: { readonly reading: CardReading; readonly today: string }) {
  const { t } = useIntakeText();
  const { t: card } = useCardText();
  const isExpired = /^\d{4}-/.test(reading.validTo) && reading.validTo < today;
  const isMinor = reading.birthDate !== '' && ageOn(reading.birthDate, today) < 18;
  const sex = reading.sex === '1' || reading.sex === '2' ? t(`sex.${reading.sex}`) : reading.sex;
  const isOddNation = reading.nationCode !== '' && !isKnownNation(reading.nationCode);
  const nation = isOddNation ? card('nationCode', { code: reading.nationCode }) : reading.nationName;
  const rows: readonly (readonly [string, string])[] = [
    [t('fields.name'), reading.standard?.name || reading.name],
    [t('fields.sex'), [sex, nation].filter((part) => part !== '').join(' · ')],
    [t('fields.birth'), reading.birthDate],
    [t('fields.address'), reading.standard?.address || reading.address],
    [t('fields.idNumber'), groupIdNumber(maskIdNumber(reading.idNumber))],
    [card('oldNumber'), reading.oldNumber ?? ''],
    ...(reading.passNumber ? [[t('fields.passNumber'), reading.passNumber] as const] : []),
    [t('fields.issuer'), reading.standard?.issuer || reading.issuer],
    [t('identity.valid'), reading.validTo],
  ];
  return (
    <div className="card-face">
      <div className="card-face-head">
        <Tag icon={<IdcardOutlined />} color="processing">
          {t('identity.from')}
        </Tag>
        {isMinor && <Tag color="warning">{t('identity.minor')}</Tag>}
        {isExpired && <Tag color="warning">{t('identity.expired')}</Tag>}
      </div>
      <div className="card-face-body">
        <dl className="intake-facts">
          {rows
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <CardPhoto readingId={reading.id} name={reading.name} />
      </div>
      <CardRemarks reading={reading} />
    </div>
  );
}
