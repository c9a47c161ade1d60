import type { Item } from '../../../../main/domain/catalogue.ts';
import { useIntakeText } from './words.ts';

/** 承诺时限 as a person says it; the same words in the list, beside the visitor and in the review. */
export function useLimitWords(item: Item | null): string {
  const { t } = useIntakeText();
  if (!item) return '';
  if (item.handleType === '1') return t('item.atOnce');
  const { value, unit } = item.promisedLimit;
  return t(unit === 'workday' ? 'item.limit' : 'item.limitDays', { value });
}
