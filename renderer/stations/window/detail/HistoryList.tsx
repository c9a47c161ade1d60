import { Timeline } from 'antd';
import type { Application, ApplicationSummary } from '../../../../main/domain/application.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import { useText } from '../../../text/shell-text.ts';
import { historyOf, type Step } from './history.ts';

interface HistoryListProps {
  readonly application: Application;
  readonly summary: ApplicationSummary;
}

export function HistoryList({ application, summary }: HistoryListProps) {
  const { t } = useText();
  const words = (step: Step) => {
    if (!('at' in step)) {
      return (
        <>
          {t(`detail.${step.kind}`)}
          {step.countyNumber && <span className="mono soft"> {step.countyNumber}</span>}
        </>
      );
    }
    const outcome = step.kind === 'decided' ? t(step.isApproved ? 'state.APPROVED' : 'state.DENIED') : null;
    return (
      <>
        {t(`detail.${step.kind}`)} {outcome && <b>{outcome}</b>} <span className="mono soft">{shortTime(step.at)}</span>{' '}
        <span className="soft">{t('detail.by', { name: step.by })}</span>
        {step.kind === 'decided' && step.reason && <div className="wrap-anywhere">{step.reason}</div>}
      </>
    );
  };
  return (
    <Timeline
      items={historyOf(application, summary).map((step) => ({
        key: step.kind,
        color: step.kind === 'waiting' ? 'gray' : 'blue',
        content: words(step),
      }))}
    />
  );
}
