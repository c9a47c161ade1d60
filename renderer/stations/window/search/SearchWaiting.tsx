import { Progress } from 'antd';
import { useTopic } from '../../../bridge/hooks.ts';
import { useSearchText } from './search-text.ts';

/** The first search of the day at a full ledger takes seconds: how far it is, instead of an empty list. */
export function SearchWaiting({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useSearchText();
  const reading = useTopic('searchReading', 'searchReading');
  if (!isWaiting || reading === null) return null;
  const { read, total } = reading;
  return (
    <div role="status" data-testid="search-reading">
      <Progress percent={Math.floor((100 * read) / Math.max(1, total))} size="small" aria-label={t('looking')} />
      <span className="soft">{t('reading', { read, total })}</span>
    </div>
  );
}
