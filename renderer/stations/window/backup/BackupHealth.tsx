import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined, SaveOutlined } from '@ant-design/icons';
import { shortTime } from '../../../../main/domain/dates.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useBackupText } from './backup-text.ts';

/** In the strip: only when somebody has to see to it. */
export function BackupTag() {
  const { t } = useBackupText();
  const view = useTopic('backup', 'backup');
  if (!view?.failure) return null;
  return (
    <span title={`${t('strip')} ${t('stripTrouble')}`}>
      <ToneTag tone="warn" icon={<ExclamationCircleFilled />}>
        {t('strip')}
      </ToneTag>
    </span>
  );
}

/** Below the devices: how it is, and what to do. */
export function BackupSheet() {
  const { t } = useBackupText();
  const view = useTopic('backup', 'backup');
  if (!view) return null;
  const { place, lastCopy, failure } = view;
  const state = failure ? 'stripTrouble' : place === null ? 'off' : 'good';
  const icons = {
    stripTrouble: <ExclamationCircleFilled />,
    off: <MinusCircleOutlined />,
    good: <CheckCircleFilled />,
  };
  const tones = { stripTrouble: 'warn', off: 'calm', good: 'good' } as const;
  return (
    <section className="device-sheet">
      <h3>
        <SaveOutlined /> {t('strip')}{' '}
        <ToneTag tone={tones[state]} icon={icons[state]}>
          {t(state)}
        </ToneTag>
      </h3>
      <p className="soft wrap-anywhere">
        {place ?? t('none')}
        {lastCopy && ` · ${t('last')} ${shortTime(lastCopy.at)}`}
      </p>
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}
