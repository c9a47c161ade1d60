import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { Cargo, MadePackage, PackageResult } from '../../../../main/domain/packages.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { bytesText } from '../sending/amounts.ts';
import { ExportButton } from './ExportButton.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import './packages.css';
import { PackageProgressBar } from './PackageProgressBar.tsx';
import { usePackageText } from './package-text.ts';
import { ReceiptDialog } from './ReceiptDialog.tsx';

/** 离线包: out, in, and what became of each. The kiosk has no such thing. */
export function PackagesBlock() {
  const { t } = usePackageText();
  const view = useTopic('packages', 'packages');
  const sync = useTopic('sync', 'syncState');
  const [isImporting, setImporting] = useState(false);
  const [receiptOf, setReceiptOf] = useState<string | null>(null);
  if (!view) return null;
  const { obstacle, made, cargo } = view;
  const counts = sync?.counts;
  const unsent = counts ? counts['on-terminal'] + counts.sending + counts['needs-attention'] : 0;
  return (
    <div className="sheet packages" data-testid="packages">
      <h2>{t('title')}</h2>
      <p className="soft">{t('why')}</p>
      <p>{t('unsent', { count: unsent })}</p>
      {obstacle && unsent > 0 && <FailureAlert failure={obstacle} />}
      <div className="package-buttons">
        <ExportButton applicationIds={null} />
        <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>
          {t('import')}
        </Button>
      </div>
      <PackageProgressBar />
      {made.length > 0 && <MadeList made={made} />}
      {cargo.length > 0 && <CargoList cargo={cargo} onReceipt={setReceiptOf} />}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
      {receiptOf !== null && <ReceiptDialog cargoId={receiptOf} onClose={() => setReceiptOf(null)} />}
    </div>
  );
}

function MadeList({ made }: { readonly made: readonly MadePackage[] }) {
  const { t } = usePackageText();
  return (
    <section aria-label={t('made')}>
      <h3>{t('made')}</h3>
      <ul className="package-list">
        {made.slice(0, 10).map((one) => (
          <li key={one.packageId}>
            <span className="mono">{shortTime(one.madeAt)}</span>
            <span className="wrap-anywhere">{one.fileName}</span>
            <span className="soft">{t('counts', countsOf(one))}</span>
            {one.result ? <ResultWords result={one.result} /> : <span className="warn">{t('noReceipt')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CargoListProps {
  readonly cargo: readonly Cargo[];
  readonly onReceipt: (cargoId: string) => void;
}

function CargoList({ cargo, onReceipt }: CargoListProps) {
  const { t } = usePackageText();
  return (
    <section aria-label={t('cargo')}>
      <h3>{t('cargo')}</h3>
      <ul className="package-list">
        {cargo.slice(0, 20).map((one) => (
          <li key={one.cargoId}>
            <span className="mono">{shortTime(one.broughtAt)}</span>
            <span className="wrap-anywhere">{one.officeName}</span>
            <span className="soft">{t('counts', countsOf(one))}</span>
            {one.result ? <ResultWords result={one.result} /> : <span>{t(`state.${one.state}`)}</span>}
            {one.state === 'taken-in' && <Button onClick={() => onReceipt(one.cargoId)}>{t('saveReceipt')}</Button>}
            {one.failure && <FailureAlert failure={{ code: one.failure }} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ResultWords({ result }: { readonly result: PackageResult }) {
  const { t } = usePackageText();
  const { delivered, incomplete, refused, eventsRefused } = result;
  return (
    <span>
      ✓ {t('result.delivered', { count: delivered })}
      {incomplete > 0 && <span className="warn"> · {t('result.incomplete', { count: incomplete })}</span>}
      {refused > 0 && <span className="warn"> · {t('result.refused', { count: refused })}</span>}
      {eventsRefused !== null && <span className="warn"> · {t('result.events')}</span>}
    </span>
  );
}

function countsOf({ applications, materials, sizeBytes }: Pick<Cargo, 'applications' | 'materials' | 'sizeBytes'>) {
  return { applications, materials, size: bytesText(sizeBytes) };
}
