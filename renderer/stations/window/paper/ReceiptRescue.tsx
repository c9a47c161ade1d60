import { Button } from 'antd';
import { useTopic } from '../../../bridge/hooks.ts';
import { usePaperText } from './paper-text.ts';
import { usePaper } from './use-paper.ts';

interface ReceiptRescueProps {
  readonly applicationId: string;
  readonly retryWords: string;
  /** At the usual printer unless one is named. */
  readonly onPrint: (printer?: string) => void;
}

/** What can be done about a receipt that did not come out: once more, at another printer, or as PDF. */
export function ReceiptRescue({ applicationId, retryWords, onPrint }: ReceiptRescueProps) {
  const { t } = usePaperText();
  const devices = useTopic('devices', 'deviceStates') ?? [];
  const { open } = usePaper({ document: 'receipt', id: applicationId });
  const [, ...others] = devices.filter(({ deviceClass }) => deviceClass === 'receipt-printer');
  return (
    <span className="receipt-actions">
      <Button type="primary" onClick={() => onPrint()}>
        {retryWords}
      </Button>
      {others.map(({ name, condition }) => (
        <Button key={name} disabled={condition === 'absent'} onClick={() => onPrint(name)}>
          {t('other', { printer: name })}
        </Button>
      ))}
      <Button onClick={() => void open()}>{t('pdf')}</Button>
    </span>
  );
}
