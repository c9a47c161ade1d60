import { daysBetween } from '../../main/domain/dates.ts';
import { useText } from '../text/shell-text.ts';

interface DueDateProps {
  /** YYYY-MM-DD, null where only the county can tell. */
  readonly due: string | null;
  /** YYYY-MM-DD in Shanghai. */
  readonly today: string;
  /** A decided case is no longer counted down. */
  readonly isOpen: boolean;
}

const soonDays = 2;

/** 承诺办结日, with the days left in words and a tone for what is near or past. */
export function DueDate({ due, today, isOpen }: DueDateProps) {
  const { t } = useText();
  if (due === null) return <span className="soft">{t('due.unknown')}</span>;
  if (!isOpen) return <span className="mono soft">{due.slice(5)}</span>;
  const left = daysBetween(today, due);
  const words =
    left > 0 ? t('due.left', { count: left }) : left === 0 ? t('due.today') : t('due.over', { count: -left });
  return (
    <span className="mono">
      {due.slice(5)} <span className={left < 0 ? 'due-over' : left <= soonDays ? 'due-soon' : 'soft'}>{words}</span>
    </span>
  );
}
