import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useBackupText } from './backup-text.ts';

/** 恢复码, the only time that it is shown. */
export function RecoveryCode({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useBackupText();
  const [isKept, setKept] = useState(false);
  const [isPrinted, setPrinted] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function print(): Promise<void> {
    setFailure(null);
    const reply = await call('printRecoveryCode', { recoveryCode: code, jobId: crypto.randomUUID() });
    const trouble = reply.ok ? reply.value.failure : reply.failure;
    setPrinted(trouble === null);
    setFailure(trouble);
  }

  return (
    <Modal
      open
      title={t('code')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" disabled={!isKept} onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <div className="package-dialog">
        <p className="recovery-code mono" data-testid="recovery-code">
          {code}
        </p>
        <p>{t('codeOnce')}</p>
        <div className="backup-buttons">
          <Button icon={<PrinterOutlined />} onClick={() => void print()}>
            {t('print')}
          </Button>
          {isPrinted && <span role="status">{t('printed')}</span>}
        </div>
        {failure && <FailureAlert failure={failure} />}
        <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
          {t('kept')}
        </Checkbox>
      </div>
    </Modal>
  );
}
