import { Progress } from 'antd';
import { useTopic } from '../../../bridge/hooks.ts';
import { usePackageText } from './package-text.ts';

/** How far the one that is under way is; nothing when none is. */
export function PackageProgressBar() {
  const { t } = usePackageText();
  const progress = useTopic('packages', 'packages')?.progress ?? null;
  if (!progress) return null;
  const { kind, doneBytes, totalBytes } = progress;
  return (
    <div role="status">
      <span>{t(kind === 'export' ? 'exporting' : 'importing')}</span>
      {totalBytes > 0 && <Progress percent={Math.floor((100 * doneBytes) / totalBytes)} />}
    </div>
  );
}
