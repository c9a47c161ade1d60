import './limits.css';
import { Button } from 'antd';
import { clockNames } from '../../../../main/domain/clocks/counted-clock.ts';
import type { Deadline } from '../../../../preload/contract-alarms.ts';
import { ClockTag } from './ClockTag.tsx';
import { LevelTag } from './LevelTag.tsx';
import { useLimitsText } from './limits-text.ts';
import { useDeadlines } from './use-alarms.ts';

const shownAtMost = 8;
/** More than anybody reads; the number of all is what counts then. */
const askedFor = 500;

/** 要盯的办件: open cases by urgency, whose turn it is and by when; the sentence is in the title of each. */
export function DeadlineStrip({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { t } = useLimitsText();
  const deadlines = useDeadlines(askedFor);
  if (deadlines === null || deadlines.length === 0) return null;
  return (
    <section className="deadlines" data-limits="deadlines">
      <header className="page-head">
        <h2>{t('deadlines')}</h2>
        <span className="soft">{t('deadlinesHint', { count: deadlines.length })}</span>
      </header>
      <ul className="deadline-rows">
        {deadlines.slice(0, shownAtMost).map((deadline) => (
          <Row key={deadline.applicationId} deadline={deadline} onOpen={onOpen} />
        ))}
      </ul>
      {deadlines.length > shownAtMost && <p className="soft">{t('more', { count: deadlines.length - shownAtMost })}</p>}
    </section>
  );
}

function Row({ deadline, onOpen }: { readonly deadline: Deadline; readonly onOpen: (id: string) => void }) {
  const { t, pick } = useLimitsText();
  const { clock, level, holder } = deadline;
  return (
    <li>
      <Button
        className="deadline-row"
        type="text"
        title={pick(clock.explanation)}
        onClick={() => onOpen(deadline.applicationId)}
      >
        <span>{level ? <LevelTag level={level} /> : <ClockTag clock={clock} />}</span>
        <span className="clip">
          {deadline.applicantName} · {deadline.itemName}
        </span>
        <span className="clip soft">{t('holder', { name: pick(holder) })}</span>
        <span className="soft">{pick(clockNames[clock.kind])}</span>
        <span className="mono">
          {clock.due === null ? '—' : t('by', { date: clock.due.slice(5) })}
          {clock.isProvisional && <span className="soft"> {t('provisional')}</span>}
        </span>
      </Button>
    </li>
  );
}
