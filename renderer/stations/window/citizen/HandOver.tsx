import './hand-over.css';
import { SmileOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { RateOnDisplay } from '../display/RateOnDisplay.tsx';
import { HandOverButton } from './HandOverButton.tsx';
import { useHandOverText } from './hand-over-text.ts';

/** Whether there is a rating, never which; and the two pages that only the citizen can send. */
export function HandOver({ applicationId }: { readonly applicationId: string }) {
  const { t } = useHandOverText();
  const rated = useCall('ratingState', { applicationId });
  const state = useTopic('display', 'displayState');
  const [failure, setFailure] = useState<Failure | null>(null);
  const { again } = rated;
  useEffect(() => onTopic('display', again), [again]);
  const isGiven = (rated.value?.given ?? 0) > 0;
  return (
    <div className="hand-over">
      <RateOnDisplay applicationId={applicationId} />
      {state?.screens === 0 && <HandOverButton purpose="rating" applicationId={applicationId} onFailure={setFailure} />}
      <HandOverButton purpose="voice" applicationId={applicationId} onFailure={setFailure} />
      {rated.value && (
        <ToneTag tone={isGiven ? 'good' : 'calm'} icon={<SmileOutlined />}>
          {t(isGiven ? 'given' : 'notGiven')}
        </ToneTag>
      )}
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
