import { CheckCircleOutlined, HourglassOutlined } from '@ant-design/icons';
import type { DisclosureView } from '../../preload/contract-public.ts';
import { ToneTag } from '../widgets/ToneTag.tsx';
import { dayWords, timeWords } from './day-words.ts';
import { useDisclosureText } from './disclosure-text.ts';

/** How far the county is with one request, in its own words. */
export function DisclosureStatusCard({
  view,
  name,
}: {
  readonly view: DisclosureView;
  readonly name?: string | undefined;
}) {
  const { t, language } = useDisclosureText();
  const { status, localNumber, wanted, receivedAt, dueDate } = view;
  const isAnswered = status?.state === 'answered';
  const words = status === null ? t('waiting') : t(`state.${status.state}`);
  return (
    <article className="sheet disclosure-card">
      <p>
        <span className="mono">{localNumber}</span> {name}{' '}
        <ToneTag
          tone={isAnswered ? 'good' : status === null ? 'calm' : 'moving'}
          icon={isAnswered ? <CheckCircleOutlined /> : <HourglassOutlined />}
        >
          {words}
          {status?.outcome ? ` · ${t(`outcome.${status.outcome}`)}` : ''}
        </ToneTag>
      </p>
      <p className="wrap-anywhere keep-lines">{wanted}</p>
      {status && status.text !== '' && <p className="wrap-anywhere keep-lines disclosure-answer">{status.text}</p>}
      <p className="soft">
        {t('received')} {timeWords(receivedAt, language)}
        {dueDate && !isAnswered && ` · ${t('by', { date: dayWords(dueDate, language) })}`}
        {status && ` · ${status.countyNumber}`}
      </p>
    </article>
  );
}
