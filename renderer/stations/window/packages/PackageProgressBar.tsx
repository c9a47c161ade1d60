import { useTopic } from '../../../bridge/hooks.ts';
import { PartsBar } from '../../../widgets/PartsBar.tsx';
import { bytesText } from '../sending/amounts.ts';
import { usePackageText } from './package-text.ts';

/** How far the one that is under way is; nothing when none is. */
export function PackageProgressBar() {
  const { t } = usePackageText();
  const progress = useTopic('packages', 'packages')?.progress ?? null;
  if (!progress) return null;
  const { kind, doneBytes, totalBytes } = progress;
  return (
    <PartsBar
      name={t(kind === 'export' ? 'exporting' : 'importing')}
      done={doneBytes}
      total={totalBytes}
      words={totalBytes > 0 ? `${bytesText(doneBytes)} / ${bytesText(totalBytes)}` : undefined}
    />
  );
}
