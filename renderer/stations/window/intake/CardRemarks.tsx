import { ExclamationCircleFilled } from '@ant-design/icons';
import type { CardReading } from '../../../../main/domain/application.ts';
import { cardRemarks } from '../../../../main/domain/card-remarks.ts';
import { useCardText } from './card-text.ts';

/** What of this card wants a look, in plain words; nothing here keeps anybody from going on. */
export function CardRemarks({ reading }: { readonly reading: CardReading }) {
  const { t, pick } = useCardText();
  const remarks = cardRemarks(reading);
  if (remarks.length === 0) return null;
  return (
    <ul className="card-remarks" aria-label={t('check')}>
      {remarks.map((remark) => (
        <li key={remark.zh}>
          <ExclamationCircleFilled aria-hidden /> {pick(remark)}
        </li>
      ))}
    </ul>
  );
}
