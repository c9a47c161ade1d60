import './training.css';
import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useTrainingText } from './training-text.ts';
import { useBeginTraining } from './use-begin-training.ts';

/** The way to practice from the lock page: nobody has to be signed in for it. */
export function TrainingDoor() {
  const { t } = useTrainingText();
  const { begin, isOpening, failure } = useBeginTraining();
  return (
    <div className="training-door">
      <Button icon={<ExperimentOutlined />} loading={isOpening} onClick={() => void begin()}>
        {t(isOpening ? 'opening' : 'enter')}
      </Button>
      <p className="soft">{t('enterHint')}</p>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
