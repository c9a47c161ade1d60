import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../text/shell-text.ts';

interface CorrectDialogProps {
  readonly label: string;
  readonly onDecide: (reason: string | null) => void;
}

/** As the contract asks: two characters at the least, so that a reason is a reason. */
const shortestReason = 2;
const longestReason = 200;

export function CorrectDialog({ label, onDecide }: CorrectDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const isEnough = reason.trim().length >= shortestReason;
  return (
    <Modal
      open
      title={t('form.correctTitle')}
      okText={t('form.confirm')}
      cancelText={t('form.cancel')}
      okButtonProps={{ disabled: !isEnough }}
      onOk={() => onDecide(reason.trim())}
      onCancel={() => onDecide(null)}
    >
      <p>{t('form.correctBody', { field: label })}</p>
      <Form layout="vertical" onFinish={() => isEnough && onDecide(reason.trim())}>
        <Form.Item label={t('form.reason')}>
          <Input
            autoFocus
            maxLength={longestReason}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => isEnough && onDecide(reason.trim())}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
