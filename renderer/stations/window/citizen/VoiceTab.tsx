import './hand-over.css';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { voiceStateNames } from '../../../../main/domain/voice/voice.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { HandOverButton } from './HandOverButton.tsx';
import { useHandOverText } from './hand-over-text.ts';
import { VoiceLookUp } from './VoiceLookUp.tsx';

/** 投诉和意见 at the window: the citizen writes, the window hands over. Supervisors see that there are some, and no more. */
export function VoiceTab() {
  const { t, pick } = useHandOverText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const listed = useCall('voices', {});
  return (
    <div className="voice-tab">
      <p>{t('voiceHint')}</p>
      <HandOverButton purpose="voice" applicationId={null} onFailure={setFailure} />
      {failure && <FailureAlert failure={failure} />}
      <VoiceLookUp />
      {listed.value && (
        <>
          <h3>{t('voices', { count: listed.value.length })}</h3>
          <ul className="cards">
            {listed.value.map((one) => (
              <li key={one.number} className="sheet">
                <span className="mono">{one.number}</span> <span className="soft">{shortTime(one.at)}</span>{' '}
                {pick(voiceStateNames[one.state])}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
