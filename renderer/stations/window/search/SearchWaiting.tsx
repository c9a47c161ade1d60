import { useTopic } from '../../../bridge/hooks.ts';
import { PartsBar } from '../../../widgets/PartsBar.tsx';
import { useSearchText } from './search-text.ts';

/** The first search of the day at a full ledger takes seconds: how far it is, instead of an empty list. */
export function SearchWaiting({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useSearchText();
  const reading = useTopic('searchReading', 'searchReading');
  if (!isWaiting || reading === null) return null;
  const { read, total } = reading;
  return (
    <div data-testid="search-reading">
      <PartsBar name={t('looking')} done={read} total={total} words={t('reading', { read, total })} />
    </div>
  );
}
