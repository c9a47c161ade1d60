import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type PrintRun, type PrintTask, printAll } from './print-all.ts';
import { documentTasks, receiptTasks } from './print-tasks.ts';
import { useTodayText } from './today-text.ts';

interface BulkPrintProps {
  readonly chosen: readonly ApplicationSummary[];
  readonly onClear: () => void;
}

/** Papers of all that are chosen, one job each; it says how far it is, and at whose it stopped. */
export function BulkPrint({ chosen, onClear }: BulkPrintProps) {
  const { t } = useTodayText();
  const [isAgain, setAgain] = useState(false);
  const [run, setRun] = useState<PrintRun | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isWanted = useRef(true);
  const isPrinting = run?.state === 'printing';

  async function start(tasks: readonly PrintTask[], from: number): Promise<void> {
    isWanted.current = true;
    setFailure(null);
    await printAll(tasks, from, { onRun: setRun, isWanted: () => isWanted.current });
  }
  async function startDocuments(): Promise<void> {
    const tasks = await documentTasks(chosen, isAgain);
    if (tasks.ok) await start(tasks.value, 0);
    else setFailure(tasks.failure);
  }

  if (chosen.length === 0 && run === null) return null;
  return (
    <div className="sheet bulk-print" data-testid="bulk-print">
      <div className="bulk-actions">
        <b>{t('chosen', { count: chosen.length })}</b>
        <Button
          icon={<PrinterOutlined />}
          disabled={isPrinting || chosen.length === 0}
          onClick={() => void start(receiptTasks(chosen, isAgain), 0)}
        >
          {t('receipts')}
        </Button>
        <Button
          icon={<FileTextOutlined />}
          disabled={isPrinting || chosen.length === 0}
          onClick={() => void startDocuments()}
        >
          {t('documents')}
        </Button>
        <Checkbox checked={isAgain} disabled={isPrinting} onChange={({ target }) => setAgain(target.checked)}>
          {t('again')}
        </Checkbox>
        <span className="top-gap" />
        <Button
          type="text"
          disabled={isPrinting}
          onClick={() => {
            setRun(null);
            onClear();
          }}
        >
          {t('clear')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {run && <RunWords run={run} onStop={stop} onGoOn={() => void start(run.tasks, run.done)} />}
    </div>
  );

  function stop(): void {
    isWanted.current = false;
  }
}

interface RunWordsProps {
  readonly run: PrintRun;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

function RunWords({ run, onStop, onGoOn }: RunWordsProps) {
  const { t } = useTodayText();
  const { tasks, done, state, failure } = run;
  if (tasks.length === 0) return <span role="status">{t('nothingToPrint')}</span>;
  if (state === 'finished') return <span role="status">{t('finished', { count: done })}</span>;
  if (state === 'printing') {
    return (
      <div className="bulk-actions" role="status">
        <Progress percent={Math.round((done / tasks.length) * 100)} size="small" className="bulk-bar" />
        <span>{t('printing', { done, total: tasks.length })}</span>
        <Button size="small" onClick={onStop}>
          {t('stop')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className="bulk-actions" role="status">
        <b className="tone-warn">{t('stopped', { position: done + 1, name: tasks[done]?.name ?? '' })}</b>
        <Button type="primary" onClick={onGoOn}>
          {t('goOn')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
