import { parseLocalNumber } from '../../../../main/domain/local-number.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useLoginText } from './login-text.ts';

/** Without a line: what the receipt says by itself, and who can be asked. */
export function ReceiptAlone({ localNumber }: { readonly localNumber: string }) {
  const { t, language } = useLoginText();
  const { officeName, phone } = useKioskSession().help;
  const received = parseLocalNumber(localNumber)?.date;
  return (
    <section className="receipt-alone" data-page="receipt-alone">
      <h2>{t('alone.title')}</h2>
      <dl className="ask-facts">
        <div>
          <dt className="soft">{t('alone.number')}</dt>
          <dd className="mono">{localNumber}</dd>
        </div>
        {received !== undefined && (
          <div>
            <dt className="soft">{t('alone.received')}</dt>
            <dd>{dayWords(received, language)}</dd>
          </div>
        )}
      </dl>
      <p>{t('alone.paper')}</p>
      <p>
        {officeName === null ? t('alone.wherePlain') : t('alone.where', { office: officeName })}{' '}
        {phone !== null && <b>{t('alone.phone', { phone })}</b>}
      </p>
      <p className="soft">{t('alone.later')}</p>
    </section>
  );
}
