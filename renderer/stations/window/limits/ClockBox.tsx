import './limits.css';
import { useEffect } from 'react';
import { clockNames } from '../../../../main/domain/clocks/counted-clock.ts';
import type { ClockView } from '../../../../preload/contract-alarms.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { AlarmCard } from './AlarmCard.tsx';
import { ClockTag } from './ClockTag.tsx';
import { useLimitsText } from './limits-text.ts';

/** 时限 of one case: every clock with its sentence, and the alarms that stand. */
export function ClockBox({ applicationId }: { readonly applicationId: string }) {
  const { t } = useLimitsText();
  const { value, again } = useCall('caseClocks', { applicationId });
  useEffect(() => onTopic('desk', again), [again]);
  if (!value) return null;
  return (
    <section className="clock-box" data-limits="clocks">
      <h3>{t('clocks')}</h3>
      {value.clocks.length === 0 && <p className="soft">{t('noClocks')}</p>}
      <ul className="clock-rows">
        {value.clocks.map((clock) => (
          <ClockRow key={`${clock.kind} ${clock.subject ?? ''} ${clock.explanation.zh}`} clock={clock} />
        ))}
      </ul>
      <ul className="cards">
        {value.alarms.map((alarm) => (
          <AlarmCard key={alarm.rule} alarm={alarm} onOpen={null} />
        ))}
      </ul>
    </section>
  );
}

function ClockRow({ clock }: { readonly clock: ClockView }) {
  const { pick } = useLimitsText();
  return (
    <li className={clock.state === 'stopped' ? 'clock-still' : undefined}>
      <b>{pick(clockNames[clock.kind])}</b>
      <ClockTag clock={clock} />
      <span className="wrap-anywhere">{pick(clock.explanation)}</span>
    </li>
  );
}
