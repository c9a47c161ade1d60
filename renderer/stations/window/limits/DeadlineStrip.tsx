import './limits.css';
import { Button } from 'antd';
import { clockNames } from '../../../../main/domain/clocks/counted-clock.ts';
import type { Deadline } from '../../../../preload/contract-alarms.ts';
import { useRowKeys } from '../today/use-row-keys.ts';
import { ClockTag } from './ClockTag.tsx';
import { LevelTag } from './LevelTag.tsx';
import { useLimitsText } from './limits-text.ts';

const shownAtMost = 8;

interface DeadlineStripProps {
  readonly deadlines: readonly Deadline[];
  readonly onOpen: (applicationId: string) => void;
}

/** 要盯的办件: open cases by urgency, whose turn it is and by when; the sentence is in the title of each. */
export function DeadlineStrip({ deadlines, onOpen }: DeadlineStripProps) {
  const { t } = useLimitsText();
  const onKeyDown = useRowKeys();
  if (deadlines.length === 0) return null;
  return (
    <section className="deadlines" data-limits="deadlines">
      <header className="page-head">
        <h2>{t('deadlines')}</h2>
        <span className="soft">{t('deadlinesHint', { count: deadlines.length })}</span>
      </header>
      <ul className="deadline-rows" onKeyDown={onKeyDown}>
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
        data-row
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
        <LimitBar clock={clock} />
      </Button>
    </li>
  );
}

/** How much of the limit is used: a thin bar under the row; the words beside it say the same. */
function LimitBar({ clock: { state, limit, left } }: Pick<Deadline, 'clock'>) {
  if (state !== 'running' || left === null || limit <= 0) return null;
  const share = Math.max(0, Math.min(1, (limit - left) / limit));
  const tone = left < 0 ? 'bad' : left <= 2 ? 'warn' : 'moving';
  return (
    <span className="limit-bar" aria-hidden>
      <span className={`limit-used limit-${tone}`} style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  );
}
