import './training.css';
import { Button } from 'antd';
import { shortTime } from '../../main/domain/dates.ts';
import { trainingPin } from '../../main/domain/training.ts';
import { useCall } from '../bridge/hooks.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useTrainingText } from './training-text.ts';
import { useBeginTraining } from './use-begin-training.ts';

/** 练习 on the settings page: what it is, and the way there. */
export function TrainingSheet() {
  const { t } = useTrainingText();
  const { value: view } = useCall('trainingState', {});
  const { begin, isOpening, failure } = useBeginTraining();
  if (view === null || view.isHere) return null;
  return (
    <div className="sheet training-sheet" data-testid="training">
      <h2>{t('title')}</h2>
      <p>{t('what')}</p>
      <p className="soft">{t('pin', { pin: trainingPin })}</p>
      {view.kept && <p className="soft">{t('kept', { at: shortTime(view.kept.usedAt) })}</p>}
      {failure && <FailureAlert failure={failure} />}
      <Button loading={isOpening} onClick={() => void begin()}>
        {t(isOpening ? 'opening' : 'begin')}
      </Button>
    </div>
  );
}
