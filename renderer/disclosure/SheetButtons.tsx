import { EyeOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure, Result } from '../../main/domain/result.ts';
import { call } from '../bridge/client.ts';
import { openPaper } from './open-paper.ts';
import { useSheetText } from './sheet-text.ts';

interface SheetButtonsProps {
  readonly words: string;
  readonly ask: () => Promise<Result<{ readonly url: string }>>;
  readonly onFailure: (failure: Failure | null) => void;
}

/** 看 first, 打印 then, by the printer that was chosen for sheets. */
export function SheetButtons({ words, ask, onFailure }: SheetButtonsProps) {
  const { t } = useSheetText();
  const [isHanding, setHanding] = useState(false);
  const [printer, setPrinter] = useState<string | null>(null);
  const print = async (): Promise<void> => {
    setHanding(true);
    setPrinter(null);
    const made = await ask();
    const job = made.ok ? await call('printSheet', { url: made.value.url, jobId: crypto.randomUUID() }) : made;
    setHanding(false);
    onFailure(job.ok ? null : job.failure);
    if (job.ok) setPrinter(job.value.printer);
  };
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => void openPaper(ask()).then(onFailure)}>
        {words}
      </Button>
      <Button icon={<PrinterOutlined />} loading={isHanding} onClick={() => void print()}>
        {t('print')}
      </Button>
      {printer !== null && <span role="status">{t('sent', { printer })}</span>}
    </>
  );
}
