import { ClockCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { Item } from '../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../main/domain/dates.ts';
import { guideAge } from '../../main/domain/guide-age.ts';
import { useCall } from '../bridge/hooks.ts';
import { ToneTag } from '../widgets/ToneTag.tsx';
import { useTerminalClock } from '../widgets/use-terminal-clock.ts';
import { dayWords } from './day-words.ts';
import { useDisclosureText } from './disclosure-text.ts';

/** 截至: the county's signed version, and when this was last the same as the county's. Amber when that is long ago. */
export function AsOf({ of, item = null }: { readonly of: 'catalogue' | 'notices'; readonly item?: Item | null }) {
  const { t, language } = useDisclosureText();
  const published = useCall('published', {}).value;
  const today = shanghaiDate(useTerminalClock());
  if (!published) return null;
  const { comparedAt, staleDays, catalogue, noticesPublishedAt } = published;
  const age = guideAge({ item, comparedAt, today, staleDays });
  const publishedAt = of === 'catalogue' ? catalogue?.publishedAt : noticesPublishedAt;
  return (
    <p className="as-of" data-stale={age.isStale || age.isReviewDue}>
      <ToneTag tone={age.isStale ? 'warn' : 'calm'} icon={age.isStale ? <WarningOutlined /> : <ClockCircleOutlined />}>
        {age.asOf === null ? t('asOf.never') : t('asOf.date', { date: dayWords(age.asOf, language) })}
      </ToneTag>{' '}
      {publishedAt && <span className="soft">{t('asOf.published', { date: dayWords(publishedAt, language) })}</span>}{' '}
      {age.isStale && <span>{t('asOf.stale', { days: staleDays })}</span>}
      {age.isReviewDue && (
        <ToneTag tone="warn" icon={<WarningOutlined />}>
          {t('asOf.review', { date: dayWords(item?.reviewDate ?? '', language) })}
        </ToneTag>
      )}
    </p>
  );
}
