import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { IssuedDocumentView } from '../../../../preload/contract-documents.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useDocumentText } from './document-text.ts';

interface VoidDialogProps {
  readonly document: IssuedDocumentView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 作废: the number stays, so it asks for the reason. */
export function VoidDialog({ document, onDone, onClose }: VoidDialogProps) {
  const { t } = useDocumentText();
  const field = useId();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  async function start(): Promise<void> {
    const made = await call('voidDocument', { documentId: document.id, reason: reason.trim() });
    setFailure(made.ok ? null : made.failure);
    if (made.ok) onDone();
  }
  return (
    <Modal
      open
      title={`${t('voidTitle')} ${document.numberText}`}
      okText={t('void')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
      onOk={start}
      onCancel={onClose}
    >
      <div className="document-dialog">
        <p className="soft">{t('voidNote')}</p>
        <div className="document-field">
          <label htmlFor={field}>{t('voidWhy')}</label>
          <Input.TextArea
            id={field}
            autoFocus
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Modal>
  );
}
