import './display.css';
import { PayCircleOutlined, SmileOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { DisplayStatus } from './DisplayStatus.tsx';
import { useDisplayWords } from './display-words.ts';
import { useDisplay } from './use-display.ts';

/** With a second screen nobody has to be signed out for a rating; without one nothing is here. */
export function RateOnDisplay({ applicationId }: { readonly applicationId: string }) {
  const { t } = useDisplayWords();
  const { state, failure, ask, takeBack } = useDisplay();
  const fee = useCall('feeOf', { applicationId });
  if (state === null || state.screens === 0) return null;
  const isOpen = state.task?.about === applicationId && state.task.stage === 'reading';
  return (
    <div className="citizen-bar-line">
      <Button icon={<SmileOutlined />} onClick={() => void ask({ what: 'rate', applicationId })}>
        {t('rate')}
      </Button>
      {(fee.value?.totalFen ?? 0) > 0 && (
        <Button icon={<PayCircleOutlined />} onClick={() => void ask({ what: 'fee', applicationId })}>
          {t('fee')}
        </Button>
      )}
      {isOpen && <Button onClick={() => void takeBack()}>{t('takeBack')}</Button>}
      <DisplayStatus state={state} about={[applicationId]} />
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
