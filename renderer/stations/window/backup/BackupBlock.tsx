import { CheckCircleFilled, ClockCircleOutlined, LoadingOutlined, SaveOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { BackupView } from '../../../../preload/contract-backup.ts';
import { call } from '../../../bridge/client.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { WorkBar } from '../../../widgets/WorkBar.tsx';
import { bytesText } from '../sending/amounts.ts';
import './backup.css';
import { useBackupText } from './backup-text.ts';
import { ChoosePlace } from './ChoosePlace.tsx';

const backupStages = ['backup-ledger', 'backup-check', 'backup-pages', 'backup-seal'] as const;

/** 备份 on the settings page: where to, how the last one was, and the way to begin. */
export function BackupBlock() {
  const { t } = useBackupText();
  const view = useTopic('backup', 'backup');
  const [isChoosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!view) return null;
  const isCopying = view.progress === 'copying';

  async function copyNow(): Promise<void> {
    setFailure(null);
    const reply = await call('backUpNow', {});
    if (!reply.ok) setFailure(reply.failure);
  }

  // What the desk itself says stands beside the answer to the button, not twice.
  const shown = view.failure ?? failure;
  return (
    <div className="sheet backup" data-testid="backup">
      <h2>{t('title')}</h2>
      <p className="soft">{t('why')}</p>
      {view.restoredAt !== null && (
        <Alert
          type="warning"
          showIcon
          title={t('restored', { at: shortTime(view.restoredAt) })}
          description={t('catchingUp')}
        />
      )}
      {view.place === null ? <p>{t('none')}</p> : <PlaceFacts view={view} />}
      {isCopying && (
        <>
          <p role="status">
            <LoadingOutlined /> {t('copying')}
          </p>
          <WorkBar kinds={backupStages} />
        </>
      )}
      {shown && !isCopying && <FailureAlert failure={shown} onAgain={() => void copyNow()} />}
      <div className="backup-buttons">
        {view.place !== null && (
          <Button icon={<SaveOutlined />} loading={isCopying} onClick={() => void copyNow()}>
            {t('now')}
          </Button>
        )}
        <Button
          type={view.place === null ? 'primary' : 'default'}
          disabled={isCopying}
          onClick={() => setChoosing(true)}
        >
          {t(view.place === null ? 'choose' : 'other')}
        </Button>
      </div>
      {isChoosing && <ChoosePlace isFirst={view.place === null} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function PlaceFacts({ view }: { readonly view: BackupView }) {
  const { t } = useBackupText();
  const { lastCopy, isUpToDate, place } = view;
  return (
    <dl className="facts">
      <div>
        <dt className="soft">{t('place')}</dt>
        <dd className="wrap-anywhere">{place}</dd>
      </div>
      <div>
        <dt className="soft">{t('last')}</dt>
        <dd>
          {lastCopy === null ? (
            t('never')
          ) : (
            <>
              <span className="mono">{shortTime(lastCopy.at)}</span>{' '}
              <ToneTag tone="good" icon={<CheckCircleFilled />}>
                {t('checked')}
              </ToneTag>
              <br />
              <span className="soft">
                {t('size', { size: bytesText(lastCopy.sizeBytes), events: lastCopy.events })}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt className="soft">{t('since')}</dt>
        <dd>
          <ToneTag
            tone={isUpToDate ? 'good' : 'calm'}
            icon={isUpToDate ? <CheckCircleFilled /> : <ClockCircleOutlined />}
          >
            {t(isUpToDate ? 'upToDate' : 'behind')}
          </ToneTag>
        </dd>
      </div>
    </dl>
  );
}
