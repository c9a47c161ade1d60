import './training.css';
import { ExperimentOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { useTrainingText } from './training-text.ts';

/** The citizen's side of the glass says it too: nobody signs what does not count. */
export function DisplayPracticeBand({ isPractice }: { readonly isPractice: boolean }) {
  const { t } = useTrainingText();
  useEffect(() => {
    if (isPractice) document.documentElement.dataset.training = '';
    else delete document.documentElement.dataset.training;
  }, [isPractice]);
  if (!isPractice) return null;
  return (
    <aside className="training-band" aria-label={t('band')}>
      <ExperimentOutlined aria-hidden />
      <b>{t('band')}</b>
      <span className="training-words clip">{t('displayWords')}</span>
    </aside>
  );
}
