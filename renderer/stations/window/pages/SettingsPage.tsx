import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { call } from '../../../bridge/client.ts';
import { SetupAgain } from '../../../setup/SetupAgain.tsx';
import { useText } from '../../../text/shell-text.ts';
import { TrainingSheet } from '../../../training/TrainingSheet.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { WorkBar } from '../../../widgets/WorkBar.tsx';
import { BackupBlock } from '../backup/BackupBlock.tsx';
import { DeviceSettingsSheet } from '../devices/DeviceSettingsSheet.tsx';
import { EnrolmentBlock } from '../enrolment/EnrolmentBlock.tsx';
import { ChangePin } from '../own-pin/ChangePin.tsx';
import { PackagesBlock } from '../packages/PackagesBlock.tsx';
import type { UnlockedTerminal } from '../pages.ts';
import { TablesBlock } from '../tables/TablesBlock.tsx';

interface SettingsPageProps {
  readonly terminal: UnlockedTerminal;
  readonly sync: SyncView | null;
}

export function SettingsPage({ terminal, sync }: SettingsPageProps) {
  const { t } = useText();
  const offset = sync?.clockOffsetMs;
  const facts: readonly (readonly [string, string | number | null])[] = [
    [t('settings.office'), terminal.officeName],
    [t('settings.county'), terminal.countyName],
    [t('settings.terminalId'), terminal.terminalId],
    [t('settings.station'), t(`settings.stations.${terminal.station}`)],
    [t('settings.catalogue'), terminal.catalogueVersion],
    [t('settings.version'), terminal.version],
    [t('settings.generation'), terminal.deskGeneration],
    [
      t('settings.offset'),
      offset === null || offset === undefined ? null : t('settings.seconds', { count: Math.round(offset / 1_000) }),
    ],
  ];
  return (
    <section className="page page-scroll settings">
      <div className="sheet">
        <h2>{t('settings.terminal')}</h2>
        <dl className="facts">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt className="soft">{term}</dt>
              <dd className="wrap-anywhere">{value ?? t('settings.notEnrolled')}</dd>
            </div>
          ))}
        </dl>
      </div>
      {!terminal.training && <EnrolmentBlock sync={sync} />}
      <TrainingSheet />
      {!terminal.training && <SetupAgain />}
      {!terminal.training && <ChangePin />}
      {!terminal.training && <BackupBlock />}
      <PackagesBlock />
      <TablesBlock />
      <DeviceSettingsSheet />
      <LedgerCheck />
    </section>
  );
}

/** What the supervisor checks: every record joined to the one before. */
function LedgerCheck() {
  const { t } = useText();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<Output<'verifyLedger'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function verify(): Promise<void> {
    setBusy(true);
    try {
      const reply = await call('verifyLedger', {});
      setReport(reply.ok ? reply.value : null);
      setFailure(reply.ok ? null : reply.failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="sheet">
      <h2>{t('settings.ledger')}</h2>
      <Button loading={isBusy} onClick={verify}>
        {t(isBusy ? 'settings.verifying' : 'settings.verify')}
      </Button>
      {isBusy && <WorkBar kinds={['chain-check']} />}
      {report && (
        <Alert
          showIcon
          type={report.intact ? 'success' : 'error'}
          title={
            report.intact
              ? t('settings.intact', { count: report.eventCount })
              : t('settings.broken', { at: report.brokenAt ?? 0 })
          }
          description={report.reason}
        />
      )}
      {failure && <FailureAlert failure={failure} onAgain={verify} />}
    </div>
  );
}
