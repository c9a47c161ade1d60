import './limits.css';
import type { AlarmView } from '../../../../preload/contract-alarms.ts';
import { AlarmCard } from './AlarmCard.tsx';
import { useLimitsText } from './limits-text.ts';

interface AlarmListProps {
  readonly alarms: readonly AlarmView[];
  readonly onOpen: (applicationId: string) => void;
}

/** 电子监察: what stands at this terminal, the heaviest first. */
export function AlarmList({ alarms, onOpen }: AlarmListProps) {
  const { t } = useLimitsText();
  return (
    <section data-limits="alarms">
      <header className="page-head">
        <h2>{t('alarms')}</h2>
        <span className="soft">{t('alarmsHint')}</span>
      </header>
      <ul className="cards">
        {alarms.map((alarm) => (
          <AlarmCard
            key={`${alarm.rule} ${alarm.applicationId ?? ''}`}
            alarm={alarm}
            onOpen={alarm.about ? () => onOpen(alarm.about?.applicationId ?? '') : null}
          />
        ))}
      </ul>
    </section>
  );
}
