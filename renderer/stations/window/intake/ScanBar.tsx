import { Checkbox, Radio, Spin } from 'antd';
import type { ScanSource } from '../../../../main/domain/scan-choice.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { usePageText } from './page-words.ts';
import type { ScanningChoice } from './use-scanning.ts';

interface ScanBarProps {
  readonly scanning: ScanningChoice;
  /** What is being scanned, in words; null: nothing. */
  readonly progress: string | null;
}

/** How F4 scans, as far as there is something to choose, and how far the scan has come. */
export function ScanBar({ scanning, progress }: ScanBarProps) {
  const { t } = usePageText();
  const { offer, choice, choose, failure } = scanning;
  const sources = offer?.sources ?? [];
  const canDuplex = sources.some(({ source, duplex }) => source === choice.source && duplex);
  const isBusy = progress !== null;
  if (sources.length < 2 && !canDuplex && !isBusy && !failure) return null;
  return (
    <>
      <div className="scan-bar">
        {sources.length > 1 && (
          <>
            <span className="soft">{t('source')}</span>
            <Radio.Group
              optionType="button"
              aria-label={t('source')}
              value={choice.source}
              disabled={isBusy}
              options={sources.map(({ source }) => ({ value: source, label: t(source) }))}
              onChange={(event) => choose({ ...choice, source: event.target.value as ScanSource })}
            />
          </>
        )}
        {canDuplex && (
          <Checkbox
            checked={choice.duplex}
            disabled={isBusy}
            onChange={(event) => choose({ ...choice, duplex: event.target.checked })}
          >
            {t('duplex')}
          </Checkbox>
        )}
        {isBusy && (
          <div role="status" className="scan-progress">
            <Spin size="small" /> {progress}
          </div>
        )}
      </div>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
